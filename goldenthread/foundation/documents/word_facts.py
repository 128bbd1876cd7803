"""The properties of Word’s XML: a value, a switch, a number."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: Any, path: str, default: str | None = None) -> str | None:
    """Return the value of a property of Word’s, such as `w:numPr/w:ilvl`."""
    found = element.find(path.replace("w:", W)) if element is not None else None
    return default if found is None else found.get(f"{W}val", default)


def is_on(element: Any, name: str) -> bool | None:
    """Return whether a switch is on, or nothing where it is not named."""
    found = element.find(f"{W}{name}") if element is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


def number(text: str | None, default: float = 0) -> float:
    """Return a number of Word’s; what is none is the default."""
    try:
        return float(text) if text is not None else default
    except ValueError:
        return default

"""A drawing as plain values, so that what was presented can be kept and drawn again just so."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from goldenthread.foundation.charts.drawing import Drawing
from goldenthread.foundation.charts.gaps import GapRow, Gaps
from goldenthread.foundation.charts.lines import Ahead, LineChart, Series
from goldenthread.foundation.charts.multiples import Multiples, Panel
from goldenthread.foundation.charts.quarters import QuarterRow, QuarterRows

# What is kept without a form is a line chart: the only one that was kept before there were others.
FORMS: Mapping[str, tuple[type[Any], Mapping[str, type[Any]]]] = {
    "lines": (LineChart, {"series": Series, "ahead": Ahead}),
    "quarters": (QuarterRows, {"rows": QuarterRow}),
    "gaps": (Gaps, {"rows": GapRow}),
    "multiples": (Multiples, {"panels": Panel}),
}
FIGURES = frozenset({
    "value", "values", "low", "high", "lower", "middle", "upper", "target", "trust", "band", "behind", "peers_value",
    "earlier",
})  # fmt: skip

PAIRS = frozenset({"band", "earlier"})


def kept(drawing: Drawing) -> dict[str, Any]:
    """Return a drawing as plain values; figures become digits, for a JSON number may come back as another."""
    form = next(form for form, (made, _) in FORMS.items() if isinstance(drawing, made))
    return {"form": form, **_plain(drawing)}


def drawn(values: Mapping[str, Any]) -> Drawing:
    """Return the drawing that was kept; what stands beside its own values is let be."""
    made, parts = FORMS[values.get("form", "lines")]
    facts = {
        name: [_made(parts[name], each) for each in values[name]] if name in parts else _back(name, values[name])
        for name in (field.name for field in fields(made))
        if name in values
    }
    drawing: Drawing = made(**facts)
    return drawing


def _made(part: type[Any], values: Mapping[str, Any]) -> Any:
    known = {field.name for field in fields(part)}
    return part(**{name: _back(name, value) for name, value in values.items() if name in known})


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _back(name: str, value: Any) -> Any:
    if name not in FIGURES or value is None:
        return value
    if isinstance(value, list):
        figures = [_back(name, each) for each in value]
        return tuple(figures) if name in PAIRS else figures
    return Decimal(str(value))

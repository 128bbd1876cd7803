"""One door to the typesetter: a layout of the library and plain values in, a PDF out.

Layouts stand in library/reports/. No word that a person typed ever becomes a line of a layout: values
travel beside it, as JSON. Every PDF is tagged for screen readers (PDF/UA-1), set in the house's own type
and in no other, and fails rather than leave something out.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeVar

import typst

from goldenthread.foundation import library
from goldenthread.foundation.fonts import font_folders

ACCESSIBLE: Literal["ua-1"] = "ua-1"
Answer = TypeVar("Answer")


class TypesettingFailed(Exception):
    """The layout could not be set with these values; the message says where, for whoever keeps the layout."""


class TypesettingWarned(TypesettingFailed):
    """The layout was set, and something about it is not as it should be."""


class Sheet:
    """A layout with its values: set once, and asked several things."""

    def __init__(self, layout: str, values: Any) -> None:
        self._compiler = typst.Compiler(
            (library.folder() / "reports" / f"{layout}.typ").read_bytes(),
            root=library.folder() / "reports",
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
        )

    def pdf(self) -> bytes:
        """Return the sheet as an accessible PDF."""
        made, warnings = _asked(lambda: self._compiler.compile_with_warnings(format="pdf", pdf_standards=ACCESSIBLE))
        if warnings:
            raise TypesettingWarned("; ".join(str(each) for each in warnings))
        assert isinstance(made, bytes), "one file for all pages"
        return made

    def says(self, label: str) -> Any:
        """Return a value that the layout leaves under a label, such as how far it runs over."""
        return json.loads(_asked(lambda: self._compiler.query(f"<{label}>", field="value", one=True)))

    @property
    def page_count(self) -> int:
        """Return how many pages it takes. The house's layouts leave it under `pages`."""
        return int(self.says("pages"))


def typeset(layout: str, values: Any) -> bytes:
    """Return a layout of library/reports, set with plain values, as an accessible PDF."""
    return Sheet(layout, values).pdf()


def page_count(layout: str, values: Any) -> int:
    """Return how many pages a layout takes with these values."""
    return Sheet(layout, values).page_count


@cache
def _fonts() -> typst.Fonts:
    folders = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _asked(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except typst.TypstError as error:
        raise TypesettingFailed(getattr(error, "diagnostic", "") or str(error)) from error

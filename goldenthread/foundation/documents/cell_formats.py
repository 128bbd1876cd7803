"""How Excel shows a cell: 0.95 in a cell of per cent is 95%, in bold or on a colour. It is read from .xlsx alone."""

import re
from posixpath import join, normpath
from typing import Any, NamedTuple

from goldenthread.foundation.documents import colours
from goldenthread.foundation.documents.packages import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class _Style(NamedTuple):
    code: str = ""
    is_bold: bool = False
    fill: str = ""
    font: str = ""
    colour: str = ""


class SheetFormats:
    """The formats of the cells of one sheet."""

    def __init__(
        self, places: dict[tuple[int, int], int], styles: list[_Style], root: Any = None, path: str = ""
    ) -> None:
        self._places, self._styles = places, styles
        self.root, self.path = root, path

    def of(self, row: int, column: int) -> str:
        """Return the format of a cell, as Excel writes it."""
        return self._found(row, column).code

    def is_bold(self, row: int, column: int) -> bool:
        """Say whether a cell is set in bold."""
        return self._found(row, column).is_bold

    def fill(self, row: int, column: int) -> str:
        """Return the name of the colour that a cell is drawn on."""
        return self._found(row, column).fill

    def font(self, row: int, column: int) -> str:
        """Return the name of the font that a cell is written in."""
        return self._found(row, column).font

    def colour(self, row: int, column: int) -> str:
        """Return the colour that a cell is written in."""
        return self._found(row, column).colour

    def _found(self, row: int, column: int) -> _Style:
        style = self._places.get((row, column), 0)
        return self._styles[style] if style < len(self._styles) else _Style()


class Formats:
    """The formats of a workbook, sheet by sheet; none where the form of the file does not tell them."""

    def __init__(self, package: Package | None) -> None:
        self._package = package if package and "xl/workbook.xml" in package.names else None
        self._paths = _paths(self._package) if self._package else {}
        self._styles = _styles(self._package) if self._package else []

    @property
    def are_known(self) -> bool:
        """Say whether the form of the file tells how its cells look."""
        return self._package is not None

    def of(self, title: str) -> SheetFormats:
        """Return the formats of a sheet."""
        path = self._paths.get(title, "")
        root = self._package.xml(path) if self._package and path else None
        return SheetFormats({} if root is None else dict(_styled(root)), self._styles, root, path)


def figure(number: float, code: str) -> str:
    """Return a figure as its format shows it; where the format is not understood, as it is."""
    plain = _QUOTED.sub("", code.split(";", maxsplit=1)[0])
    places = len(match[1]) if (match := re.search(r"\.([0#]+)", plain)) else 0
    if "%" in plain:
        return f"{number * 100:.{places}f}%"
    if "£" in code and re.search("[0#]", plain):
        return f"{'-' if number < 0 else ''}£{abs(number):{',' if ',' in plain else ''}.{places}f}"
    if re.fullmatch(r"[#,]*0(\.0+)?\s*", plain):
        return f"{number:{',' if ',' in plain else ''}.{places}f}"
    return f"{number:.0f}" if number == int(number) and abs(number) < 1e15 else f"{number:.10g}"


def _paths(package: Package) -> dict[str, str]:
    book, relations = package.xml("xl/workbook.xml"), package.xml("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {each.get("Id"): normpath(join("xl", each.get("Target") or "")).lstrip("/") for each in relations}
    return {
        each.get("name") or "": targets.get(each.get(f"{_R}id"), "").replace("xl/xl/", "xl/")
        for each in book.iter(f"{_S}sheet")
    }


def _styles(package: Package) -> list[_Style]:
    """Return, by the number of each style, its format, whether it is bold, and its colour."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return []
    own = {each.get("numFmtId"): each.get("formatCode") or "" for each in root.iter(f"{_S}numFmt")}
    theme = _theme(package.xml("xl/theme/theme1.xml"))
    fonts = [_font(each, theme) for each in root.iterfind(f"{_S}fonts/{_S}font")]
    fills = [_fill(each, theme) for each in root.iterfind(f"{_S}fills/{_S}fill")]
    found = []
    for each in root.iterfind(f"{_S}cellXfs/{_S}xf"):
        key, font, fill = each.get("numFmtId") or "0", int(each.get("fontId") or 0), int(each.get("fillId") or 0)
        code = own.get(key) or _BUILT_IN.get(int(key) if key.isdigit() else 0, "")
        bold, name, colour = fonts[font] if font < len(fonts) else (False, "", "")
        found.append(_Style(code, bold, colours.named(fills[fill]) if fill < len(fills) else "", name, colour))
    return found


def _font(font: Any, theme: list[str]) -> tuple[bool, str, str]:
    name, colour = font.find(f"{_S}name"), font.find(f"{_S}color")
    drawn = "" if colour is None else _rgb(colour, theme)[-6:]
    return font.find(f"{_S}b") is not None, "" if name is None else name.get("val") or "", drawn


def _theme(root: Any) -> list[str]:
    """Return the colours of a workbook’s theme in the order that its cells count them."""
    scheme = next(root.iter(f"{_A}clrScheme"), None) if root is not None else None
    found = [
        next((each.get("lastClr") or each.get("val") or "" for each in colour), "")
        for colour in (scheme if scheme is not None else ())
    ]
    # Cells count the light of each of the first two pairs before the dark.
    return [*found[1::-1], *found[3:1:-1], *found[4:]]


def _fill(fill: Any, theme: list[str]) -> str:
    pattern = fill.find(f"{_S}patternFill")
    colour = pattern.find(f"{_S}fgColor") if pattern is not None and pattern.get("patternType") == "solid" else None
    if colour is None:
        return ""
    return _rgb(colour, theme)


def _rgb(colour: Any, theme: list[str]) -> str:
    """Return a colour as it is written, or as a theme has it, made lighter or darker."""
    place = colour.get("theme") or ""
    if place.isdigit() and int(place) < len(theme):
        try:
            return colours.tinted(theme[int(place)], float(colour.get("tint") or 0))
        except ValueError:
            return ""
    return colour.get("rgb") or ""


def _styled(root: Any) -> Any:
    for cell in root.iter(f"{_S}c"):
        style, place = cell.get("s"), _CELL.fullmatch(cell.get("r") or "")
        if style and style.isdigit() and place:
            yield (int(place[2]) - 1, _column(place[1])), int(style)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1

"""The words of a page of a PDF with where they stand, and the lines that are drawn on it."""

import ctypes
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from goldenthread.foundation.documents.pdf_tags import Tag, tag_at
from goldenthread.foundation.documents.symbols import RAISED

_SIGNS = "".join(map(chr, RAISED.values()))
_BEFORE_SIGN = ".,;:)”’%" + _SIGNS
# Figures are some seven tenths as high as their type, and stand on the line.
_SMALL_FIGURE, _LIFTED = 0.6, 0.2
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_HYPHENS = {0x02, 0xFFFE, 0xAD}
MOST_CHARACTERS = 60_000
MOST_OBJECTS = 20_000
MOST_DOTS = 2_000
# In points, and in sizes of the type: how large a dot is, and how far it stands from words before and behind it.
_SMALLEST_DOT, _LARGEST_DOT = 1.5, 7.0
_BEHIND_DOT, _BEFORE_DOT = 2.0, 1.0
DEEPEST = 6
NO_TAGS: Mapping[int, Tag] = {}

Point = tuple[float, float]
Turn = Callable[[float, float], Point]


@dataclass
class Word:
    """Letters without a space between them; x runs to the right and y upwards from the foot of the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool = False
    colour: str = ""
    tag: Tag | None = None

    @property
    def middle(self) -> Point:
        return (self.x0 + self.x1) / 2, self.y + self.size * 0.3


@dataclass
class Edge:
    """A line along a page or up it: it lies at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass
class Drawn:
    """What is drawn on a page beside its letters; `dots` are as small as bullets, from x to x at y.

    `washes` are the boxes that are filled with a colour, the lowest first: from x to x, from y to y.
    """

    across: list[Edge] = field(default_factory=list)
    upright: list[Edge] = field(default_factory=list)
    dots: list[tuple[float, float, float]] = field(default_factory=list)
    washes: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    pictures: float = 0
    is_cut: bool = False


def turn_of(page: Any) -> tuple[Turn, float, float]:
    """Return how to see a page that is turned upright, and its width and height as seen."""
    wide, high = page.get_size()
    match page.get_rotation():
        case 90:
            return (lambda x, y: (y, high - x)), wide, high
        case 180:
            return (lambda x, y: (wide - x, high - y)), wide, high
        case 270:
            return (lambda x, y: (wide - y, x)), wide, high
        case _:
            return (lambda x, y: (x, y)), wide, high


def words_of(page: Any, turn: Turn, tags: Mapping[int, Tag] = NO_TAGS) -> tuple[list[Word], bool]:
    """Return the words of a page in the order they were written, and whether there were too many to read.

    `tags` are what the page says they are. A line that is written up or down the page, as the heads of narrow columns
    are, is one word.
    """
    text = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text)
    found: list[Word] = []
    word: Word | None = None
    upright: _Upright | None = None
    for at, sign, x0, x1, y, high in _characters(text, min(count, MOST_CHARACTERS), turn):
        if sign.isspace():
            word = None
            if upright is not None:
                upright.word.text += " "
            continue
        if _runs_upright(text, at, turn):
            if upright is None or not upright.goes_on(x0, y):
                size, tag = x1 - x0, tag_at(text, at, tags)
                upright = _Upright(Word("", x0, x1, y, size, _is_bold(text, at), _colour(text, at), tag), y, y)
                found.append(upright.word)
            upright.take(sign, y)
            continue
        upright = None
        before = word if word is not None and _hangs_on(word, x0, y) else None
        is_raised = sign.isdigit() and _is_raised(text, at, turn, before or Word("", x0, x1, y, high))
        if is_raised and before:
            # The sign of a footnote stands behind its word.
            before.text, before.x1 = before.text + sign.translate(RAISED), max(before.x1, x1)
            continue
        if word is not None and word.text[-1] in _SIGNS and not is_raised:
            word = None
        if word is None or not _goes_on(word, x0, y, high):
            drawn = sign.translate(RAISED) if is_raised else sign
            word = Word(drawn, x0, x1, y, _size(text, at, high), _is_bold(text, at), _colour(text, at))
            word.tag = tag_at(text, at, tags)
            found.append(word)
        else:
            word.text += sign
            word.x1 = max(word.x1, x1)
    return found, count > MOST_CHARACTERS


@dataclass
class _Upright:
    """A line up or down the page while it is read: its word stands in the middle of it."""

    word: Word
    low: float
    high: float

    def goes_on(self, x0: float, y: float) -> bool:
        reach = self.word.size * 2
        return abs(x0 - self.word.x0) < self.word.size * 0.5 and self.low - reach < y < self.high + reach

    def take(self, sign: str, y: float) -> None:
        self.word.text += sign
        self.low, self.high = min(self.low, y), max(self.high, y)
        self.word.y = (self.low + self.high) / 2 - self.word.size * 0.3


def _runs_upright(text: Any, at: int, turn: Turn) -> bool:
    """Say whether a letter’s line runs up or down the page as it is seen."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, at, matrix):
        return False
    (x0, y0), (x1, y1) = turn(0, 0), turn(matrix.a, matrix.b)
    return abs(y1 - y0) > 2 * abs(x1 - x0)


def _characters(text: Any, count: int, turn: Turn) -> Iterator[tuple[int, str, float, float, float, float]]:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    unicode_of, box_of, origin_of = (
        pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin,
    )  # fmt: skip
    for at in range(count):
        code = unicode_of(text, at)
        if code in {9, 10, 13, 32, 0xA0} or 0x2000 <= code <= 0x200B:
            yield at, " ", 0, 0, 0, 0
            continue
        if code == 0 or 0xD800 <= code <= 0xDFFF or not box_of(text, at, box) or not origin_of(text, at, x, y):
            continue
        left, foot = turn(box.left, box.bottom)
        right, top = turn(box.right, box.top)
        _, base = turn(x.value, y.value)
        high = abs(top - foot)
        sign = "-" if code in _HYPHENS else chr(code)
        yield at, sign, min(left, right), max(left, right), base, high


def _goes_on(word: Word, x0: float, y: float, high: float) -> bool:
    reach = max(high, word.size, 4) * 0.5
    # The second letter of a ligature stands where the first does.
    return abs(y - word.y) < reach and (-reach < x0 - word.x1 < reach or word.x0 - 1 <= x0 <= word.x1)


def _is_raised(text: Any, at: int, turn: Turn, beside: Word) -> bool:
    """Say whether a figure is drawn small and high: its line is lifted, or its font has such figures."""
    sides = [ctypes.c_double() for _ in range(4)]
    if not pdfium.FPDFText_GetCharBox(text, at, *sides):
        return False
    left, right, foot, top = (side.value for side in sides)
    (_, low), (_, over) = turn(left, foot), turn(right, top)
    low, over = min(low, over), max(low, over)
    return over - low < _SMALL_FIGURE * beside.size and low - beside.y > _LIFTED * beside.size


def _hangs_on(word: Word, x0: float, y: float) -> bool:
    is_behind = word.text[-1].isalpha() or word.text[-1] in _BEFORE_SIGN
    return is_behind and max(abs(x0 - word.x1), abs(y - word.y)) < 0.5 * word.size


def _size(text: Any, at: int, high: float) -> float:
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, at)
    if pdfium.FPDFText_GetMatrix(text, at, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1
    # A size that the box of the letter gives the lie to is not believed.
    return round(size if 0.4 * high < size < 2.5 * high else high * 0.85, 1)


def _colour(text: Any, at: int) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(text, at, *parts):
        return ""
    colour = "".join(f"{each.value:02X}" for each in parts[:3])
    return "" if colour == "000000" else colour


def _is_bold(text: Any, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    return bool(_BOLD.search(name.value.decode("latin-1")))


# --- What is drawn


def drawn_on(page: Any, turn: Turn) -> Drawn:
    """Return the upright and level lines of a page, and what share of it pictures cover."""
    drawn, wide_high = Drawn(), page.get_size()
    left = MOST_OBJECTS
    for thing, matrix in _things(page.raw, None, 0):
        left -= 1
        if left < 0:
            drawn.is_cut = True
            break
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _take_dot(thing, matrix, turn, drawn)
            _take_path(thing, matrix, turn, drawn)
            _take_wash(thing, matrix, turn, drawn)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            (x0, y0), (x1, y1) = _corners(thing, matrix)
            drawn.pictures += abs((x1 - x0) * (y1 - y0)) / max(wide_high[0] * wide_high[1], 1)
    return drawn


def _things(page: Any, form: Any, depth: int, above: Any = None) -> Iterator[tuple[Any, Any]]:
    count = pdfium.FPDFFormObj_CountObjects(form) if form else pdfium.FPDFPage_CountObjects(page)
    for at in range(min(count, MOST_OBJECTS)):
        thing = pdfium.FPDFFormObj_GetObject(form, at) if form else pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < DEEPEST:
                yield from _things(page, thing, depth + 1, _joined(_matrix(thing), above))
        else:
            yield thing, above


def _matrix(thing: Any) -> tuple[float, ...]:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: tuple[float, ...], outer: Any) -> tuple[float, ...]:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    A, B, C, D, E, F = outer  # noqa: N806 (as the standard names them)
    return a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F


def _put(matrix: Any, x: float, y: float) -> Point:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners(thing: Any, matrix: Any) -> tuple[Point, Point]:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    left, foot, right, top = (side.value for side in sides)
    return _put(matrix, left, foot), _put(matrix, right, top)


def _take_dot(thing: Any, matrix: Any, turn: Turn, drawn: Drawn) -> None:
    """Take a path as wide as it is high, and as small as a bullet."""
    (x0, y0), (x1, y1) = (turn(*corner) for corner in _corners(thing, matrix))
    wide, high = abs(x1 - x0), abs(y1 - y0)
    if all(_SMALLEST_DOT <= side <= _LARGEST_DOT for side in (wide, high)) and 0.7 <= wide / high <= 1.4:
        drawn.dots.append((min(x0, x1), max(x0, x1), (y0 + y1) / 2))


def _take_wash(thing: Any, matrix: Any, turn: Turn, drawn: Drawn) -> None:
    """Take a box that is filled with a colour; white takes away what lies below it."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(thing, mode, stroke) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return
    parts = [ctypes.c_uint() for _ in range(4)]
    (x0, y0), (x1, y1) = (turn(*corner) for corner in _corners(thing, matrix))
    is_large = abs(x1 - x0) > _LARGEST_DOT and abs(y1 - y0) > _LARGEST_DOT
    if is_large and pdfium.FPDFPageObj_GetFillColor(thing, *parts):
        colour = "".join(f"{each.value:02X}" for each in parts[:3])
        drawn.washes.append((min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1), colour))


def with_bullets(words: list[Word], drawn: Drawn) -> list[Word]:
    """Add the bullets that are drawn and not written: a dot right before the first word of a line."""
    found = []
    for x0, x1, y in drawn.dots[:MOST_DOTS]:
        level = [word for word in words if -0.2 * word.size < y - word.y < 0.9 * word.size]
        behind = min((word for word in level if word.x0 >= x1), key=lambda word: word.x0, default=None)
        if behind is None or behind.x0 - x1 > _BEHIND_DOT * behind.size or not behind.text[0].isalnum():
            continue
        if not any(0 <= x0 - word.x1 < _BEFORE_DOT * word.size for word in level):
            found.append(Word("•", x0, x1, behind.y, behind.size, behind.is_bold))
    return words + found


def _take_path(thing: Any, matrix: Any, turn: Turn, drawn: Drawn) -> None:
    """Take the straight edges of a path; a thin box is one line, any other box is four."""
    own = _joined(_matrix(thing), matrix)
    points: list[Point] = []
    count = pdfium.FPDFPath_CountSegments(thing)
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Point | None = None
    for at in range(min(count, 400)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(*_put(own, x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and points:
            _take_edge(points[-1], point, drawn)
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and first:
            _take_edge(point, first, drawn)


def _take_edge(one: Point, other: Point, drawn: Drawn) -> None:
    if abs(one[1] - other[1]) < 1 and abs(one[0] - other[0]) > 4:
        drawn.across.append(Edge((one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0])))
    elif abs(one[0] - other[0]) < 1 and abs(one[1] - other[1]) > 4:
        drawn.upright.append(Edge((one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1])))

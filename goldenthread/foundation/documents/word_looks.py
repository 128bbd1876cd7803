"""How Word draws a paragraph: its style with all that the style is based on, and the number before it."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from goldenthread.foundation.documents.word_facts import W, is_on, number, value
from goldenthread.foundation.documents.word_spacing import NONE, Spacing, spacing_of

_LEVEL = re.compile(r"%([1-9])")
_BULLETS = {"o": "◦", "-": "–"}


@dataclass(frozen=True)
class Look:
    """What a style gives to its paragraphs and runs; “List Number 2” is a list one deeper by its name."""

    name: str = ""
    heading: int = 0
    is_bold: bool = False
    is_hidden: bool = False
    size: float = 0
    colour: str = ""
    list_id: str = ""
    list_level: int = 0
    list_depth: int = 0
    left: float = 0
    spacing: Spacing = NONE


class Looks:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        self._styles = {} if root is None else {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        flow = None if root is None else root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._plain = Look(size=number(value(defaults, "w:sz"), 20) / 2, spacing=spacing_of(flow, NONE))
        self._known: dict[str | None, Look] = {}
        self._default = next(
            (
                key for key, each in self._styles.items()
                if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}
            ),
            None,
        )  # fmt: skip

    def of(self, key: str | None) -> Look:
        """Return the look of a style, with that of those it is based on."""
        key = key if key in self._styles else self._default
        if key not in self._known:
            look, chain = self._plain, self._chain(key)
            for style in reversed(chain):
                look = _over(look, style)
            self._known[key] = look
        return self._known[key]

    def _chain(self, key: str | None) -> list[Any]:
        chain: list[Any] = []
        # A style that is based on itself would never end.
        while key in self._styles and len(chain) < 20:
            style = self._styles[key]
            chain.append(style)
            key = value(style, "w:basedOn")
        return chain


def _over(below: Look, style: Any) -> Look:
    name = value(style, "w:name", "") or ""
    paragraph, run = style.find(f"{W}pPr"), style.find(f"{W}rPr")
    outline = value(paragraph, "w:outlineLvl")
    named = re.fullmatch(r"heading (\d)", name, re.IGNORECASE)
    listed = re.fullmatch(r"list (?:bullet|number|continue) (\d)", name, re.IGNORECASE)
    heading = int(named[1]) if named else below.heading
    if outline is not None:
        heading = int(number(outline)) + 1 if number(outline) < 9 else 0
    bold, hidden = is_on(run, "b"), is_on(run, "vanish")
    return Look(
        name=name, heading=heading,
        is_bold=below.is_bold if bold is None else bold,
        is_hidden=below.is_hidden if hidden is None else hidden,
        size=number(value(run, "w:sz"), below.size * 2) / 2,
        colour=value(run, "w:color", below.colour) or "",
        list_id=value(paragraph, "w:numPr/w:numId", below.list_id) or "",
        list_level=int(number(value(paragraph, "w:numPr/w:ilvl"), below.list_level)),
        list_depth=int(listed[1]) - 1 if listed else below.list_depth,
        left=left_of(paragraph, below.left),
        spacing=spacing_of(paragraph, below.spacing),
    )  # fmt: skip


def left_of(paragraph: Any, default: float) -> float:
    """Return how far a paragraph is set in, in twentieths of a point."""
    found = paragraph.find(f"{W}ind") if paragraph is not None else None
    if found is None:
        return default
    return number(found.get(f"{W}left") or found.get(f"{W}start"), default)


@dataclass
class _Level:
    form: str
    text: str
    start: int
    left: float


@dataclass
class _List:
    counters: str
    levels: dict[int, _Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)
    has_begun: bool = False


class Numbering:
    """Counts the lists of a document as its paragraphs come by."""

    def __init__(self, root: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        kinds = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        for each in root.iter(f"{W}num"):
            kind = value(each, "w:abstractNumId") or ""
            if kind in kinds:
                self._lists[each.get(f"{W}numId") or ""] = _list(each, kind, kinds)

    def marker(self, list_id: str, level: int) -> str:
        """Return what Word draws before the next paragraph of a list, and count it."""
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts[found.counters]
        if not found.has_begun:
            found.has_begun = True
            for each, start in found.restarts.items():
                counts[each] = start - 1
        own = found.levels[level]
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if own.form == "bullet":
            return _bullet(own.text)
        return _LEVEL.sub(lambda match: _drawn(found, counts, int(match[1]) - 1), own.text).strip()

    def left(self, list_id: str, level: int) -> float:
        """Return how far a level of a list is set in."""
        found = self._lists.get(list_id)
        return found.levels[level].left if found and level in found.levels else 0


def _list(each: Any, kind: str, kinds: dict[str, Any]) -> _List:
    found = _List(counters=kind)
    for level in kinds[kind].iter(f"{W}lvl"):
        found.levels[int(number(level.get(f"{W}ilvl")))] = _level(level)
    for override in each.iter(f"{W}lvlOverride"):
        place = int(number(override.get(f"{W}ilvl")))
        if (level := override.find(f"{W}lvl")) is not None:
            found.levels[place] = _level(level)
        if (start := value(override, "w:startOverride")) is not None:
            found.restarts[place] = int(number(start, 1))
    return found


def _level(level: Any) -> _Level:
    return _Level(
        form=value(level, "w:numFmt", "decimal") or "decimal",
        text=value(level, "w:lvlText", "") or "",
        start=int(number(value(level, "w:start"), 1)),
        left=left_of(level.find(f"{W}pPr"), 0),
    )


def _bullet(text: str) -> str:
    # Symbol fonts keep their signs where no letter is; what they show is a bullet of some shape.
    if not text.strip() or "\ue000" <= text[0] <= "\uf8ff":
        return "•" if text else ""
    return _BULLETS.get(text, text)


def _drawn(found: _List, counts: dict[int, int], level: int) -> str:
    own = found.levels.get(level)
    if own is None:
        return ""
    count = counts.setdefault(level, own.start)
    return _COUNTED.get(own.form, str)(count)


def _letters(count: int) -> str:
    """Return a, b, … z, aa, bb, as Word counts."""
    times, letter = divmod(max(count, 1) - 1, 26)
    return chr(97 + letter) * min(times + 1, 20)


def _roman(count: int) -> str:
    parts = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    left, said = min(max(count, 0), 4000), ""
    for worth, letters in parts:
        said += letters * (left // worth)
        left %= worth
    return said


_COUNTED: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "none": lambda _: "",
}

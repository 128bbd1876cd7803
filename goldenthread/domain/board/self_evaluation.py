"""A school's own self-evaluation: its own areas and its own words, and where each stands in the trust's summary.

A line says an area, a judgement and, after a full stop or a dash, why: “Reading: strong. Nine in ten pass the check.”
An area is set beside those of other schools by its words; one that is like none keeps its own name. A moderator of
the trust agrees to each area or judges it otherwise, and both stand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LONGEST_AREA, LONGEST_JUDGEMENT = 80, 60
_LINE = re.compile(r"^\s*(?:[-•*]\s+|\d{1,2}[.)]\s+)?([^:]{2,80}):\s*(.+)$")
_WHY = re.compile(r"\s*(?:\.\s+|;\s*|\s[–—-]\s)")
_DULL = frozenset({"and", "of", "the", "our", "in", "for", "quality", "standard", "standards", "effectiveness"})
# Scales that schools judge themselves on, the best first.
SCALES = (
    ("outstanding", "good", "requires improvement", "inadequate"),
    ("exceptional", "strong standard", "expected standard", "needs attention", "urgent improvement"),
    ("strong", "secure", "developing", "emerging"),
    ("strong", "secure", "developing", "weak"),
    ("embedded", "established", "developing", "emerging"),
    ("green", "amber", "red"),
)  # fmt: skip
# Words that schools use for what the common areas are called.
_ALIKE = {
    "teaching": ("lesson", "reading", "phonic", "writing", "mathematic", "subject", "curriculum"),
    "achievement": ("outcome", "result", "attainment", "progress"),
    "attendance": ("absence", "punctuality", "behaviour", "attitude"),
    "personal": ("welfare", "wellbeing", "character", "pastoral", "citizenship"),
    "leadership": ("management", "governance", "governor", "leader", "staff"),
    "inclusion": ("send", "disadvantaged", "premium", "vulnerable", "eal"),
    "early": ("eyfs", "reception", "nursery", "foundation"),
    "post": ("sixth", "form"),
}  # fmt: skip


@dataclass(frozen=True)
class Judged:
    area: str
    judgement: str
    why: str = ""


def read_lines(text: str) -> tuple[list[Judged], list[str]]:
    """Return what each line judges, and the lines that judge nothing."""
    found, left = [], []
    for line in filter(str.strip, text.splitlines()):
        said = _LINE.match(line)
        if said is None:
            left.append(line.strip())
            continue
        judgement, *why = _WHY.split(said[2].strip(), maxsplit=1)
        found.append(
            Judged(said[1].strip()[:LONGEST_AREA], judgement.rstrip(".")[:LONGEST_JUDGEMENT], " ".join(why).strip())
        )
    return found, left


def common_area(area: str, common: Mapping[str, str]) -> str:
    """Return which of the common areas, given by key and name, a school's own area stands beside; none if unlike."""
    words = _words(area)
    best, most = "", 0
    for key, name in common.items():
        theirs = _words(name)
        alike = {word for stem in theirs for word in map(_stem, _ALIKE.get(stem, ()))} | theirs
        count = 2 * len(words & theirs) + len(words & alike)
        if count > most:
            best, most = key, count
    return best


def side_by_side(
    grades: Mapping[str, str], common: Mapping[str, str]
) -> tuple[dict[str, list[tuple[str, str]]], list[tuple[str, str]]]:  # fmt: skip
    """Return a school's judgements under the common areas, each with its own name, and those that are like none."""
    placed: dict[str, list[tuple[str, str]]] = {}
    own: list[tuple[str, str]] = []
    for area, judgement in grades.items():
        key = common_area(area, common)
        (placed.setdefault(key, []) if key else own).append((area, judgement))
    return placed, own


def differs(own: str, moderators: str) -> bool:
    """Say whether a moderator judged otherwise than the school; what nobody moderated differs from nothing."""
    return bool(moderators.strip()) and _plain(own) != _plain(moderators)


def way(before: str, now: str) -> str:
    """Return whether a judgement went up, down or stayed; nothing where both do not stand on one known scale.

    A bare number has no way: with some schools one is best, and with others four.
    """
    if before and _plain(before) == _plain(now):
        return "same"
    for scale in SCALES:
        if _plain(before) in scale and _plain(now) in scale:
            return "up" if scale.index(_plain(now)) < scale.index(_plain(before)) else "down"
    return ""


def as_lines(judged: Iterable[Judged]) -> str:
    """Return judgements as the lines that they were typed in."""
    return "\n".join(f"{one.area}: {one.judgement}" + (f". {one.why}" if one.why else "") for one in judged)


def blank(areas: Sequence[str]) -> str:
    """Return areas as lines that wait for their judgements."""
    return "\n".join(f"{area}: " for area in areas)


def _plain(judgement: str) -> str:
    return " ".join(judgement.lower().split()).rstrip(".")


def _words(said: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"[a-z]+", said.lower()) if word not in _DULL}


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word

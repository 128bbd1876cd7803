"""Results by subject as a school hands them in: how many were entered, and how many of these reached what.

Only sums are kept, and nothing of any one pupil. A table is read by its heads: the subject, the entries, and what was
reached, counted or as a percentage of the entries. What cannot be is said line by line, and the rest is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

SUBJECTS = frozenset({"subject", "qualification", "course"})
ENTRIES = frozenset({"entries", "entered", "entry", "pupils", "students", "no", "no.", "number", "cohort"})
AVERAGES = ("average", "avg", "mean", "aps", "points")
MOST_ENTRIES, MOST_LINES, LONGEST = 5_000, 120, 80


@dataclass(frozen=True)
class Line:
    """One subject: its entries, how many of them reached what, by key, and their average where it is known."""

    subject: str
    entries: int
    reached: Mapping[str, int] = field(default_factory=dict)
    average: Decimal | None = None


@dataclass(frozen=True)
class Read:
    """What was read of a table, what of it could not be, and the heads that nobody knows."""

    lines: Sequence[Line]
    flaws: Sequence[str] = ()
    unknown: Sequence[str] = ()


def read(rows: Sequence[Sequence[str]], known: Mapping[str, Sequence[str]]) -> Read:
    """Read a table, its heads first. `known`: by key, the heads of what is reached, the highest first."""
    if not rows:
        return Read((), ("Nothing is there to be read.",))
    roles = [_role(head, known) for head in rows[0]]
    if "subject" not in roles or "entries" not in roles:
        return Read((), ("The first row has to name its columns, a subject and its entries among them.",))
    lines: dict[str, Line] = {}
    flaws: list[str] = []
    for place, row in enumerate(rows[1 : MOST_LINES + 1], start=2):
        cells = dict(zip(roles, row, strict=False))
        if not cells.get("subject", "").strip() or cells["subject"].strip().lower() in {"total", "all", "overall"}:
            continue
        try:
            line = _line(cells, list(known))
        except ValueError as flaw:
            flaws.append(f"Row {place}, {cells['subject'].strip()[:40]}: {flaw}")
            continue
        if line.subject.lower() in lines:
            flaws.append(f"Row {place}: {line.subject} stands there twice.")
        else:
            lines[line.subject.lower()] = line
    if len(rows) - 1 > MOST_LINES:
        flaws.append(f"Only the first {MOST_LINES} rows were read.")
    unknown = [head for head, role in zip(rows[0], roles, strict=True) if not role and head.strip()]
    return Read(list(lines.values()), flaws, unknown)


def _role(head: str, known: Mapping[str, Sequence[str]]) -> str:
    word = " ".join(head.lower().replace("–", "-").replace("%", " ").split()).replace(" - ", "-")
    if word in SUBJECTS or word in ENTRIES:
        return "subject" if word in SUBJECTS else "entries"
    for key, heads in known.items():
        if word in {each.lower() for each in heads}:
            return key
    return "average" if word.startswith(AVERAGES) else ""


def _line(cells: Mapping[str, str], keys: Sequence[str]) -> Line:
    entries = _count(cells.get("entries", ""), None)
    if entries is None or not 0 < entries <= MOST_ENTRIES:
        raise ValueError("say how many were entered, as a whole number.")
    reached: dict[str, int] = {}
    for key in keys:
        count = _count(cells.get(key, ""), entries)
        if count is not None:
            reached[key] = count
    counts = list(reached.values())
    if any(count > entries for count in counts):
        raise ValueError("more reached it than were entered.")
    if counts != sorted(counts):
        raise ValueError("fewer reached the lower grade than the higher.")
    return Line(" ".join(cells["subject"].split())[:LONGEST], entries, reached, _decimal(cells.get("average", "")))


def _count(cell: str, entries: int | None) -> int | None:
    """Return a count; a percentage is one of the entries. Nothing for an empty cell."""
    text = cell.strip().replace(",", "")
    if text in {"", "-", "–"}:
        return None
    value = _decimal(text.removesuffix("%").strip())
    if value is None or value < 0:
        raise ValueError(f"“{cell.strip()[:20]}” is no number.")
    if text.endswith("%"):
        if entries is None or value > 100:
            raise ValueError(f"“{cell.strip()[:20]}” is no share of the entries.")
        return int((value * entries / 100).quantize(Decimal(1)))
    if value != value.to_integral_value():
        raise ValueError(f"“{cell.strip()[:20]}” is no whole number: write % behind a share.")
    return int(value)


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10_000 else None


def share(reached: int, entries: int) -> int:
    """Return how many in a hundred reached it."""
    return round(100 * reached / entries)


def pooled(lines: Iterable[Line]) -> Line | None:
    """Return several schools' lines of one subject as one; what a school did not say is told of none."""
    found = list(lines)
    if not found:
        return None
    keys = [key for key in found[0].reached if all(key in one.reached for one in found)]
    entries = sum(one.entries for one in found)
    known = [(one.average, one.entries) for one in found if one.average is not None]
    average = sum((each * count for each, count in known), Decimal(0)) / entries if len(known) == len(found) else None
    return Line(found[0].subject, entries, {key: sum(one.reached[key] for one in found) for key in keys}, average)

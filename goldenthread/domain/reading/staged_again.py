"""What was put right in a plan that was brought in, done again in the next one that is written alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.domain.reading import staged_many, staged_plan
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.domain.reading.staged_plan import Staged

COLUMN, LEVELS, LINE = "column", "levels", "line"
# A title of more words is hardly ever written again; what begins “1.” in every plan says nothing.
_MOST_WORDS, _BETWEEN = 8, " | "


@dataclass(frozen=True)
class PutRight:
    """What was said by hand, by the words it was said of: columns, the names of all levels, and lines left out.

    A column's meaning is one of the vocabulary's or a deed of `staged_many.COLUMN_DEEDS`; a line's is what it was
    put aside as.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, list[str]] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)

    @property
    def meanings(self) -> dict[str, str]:
        """Return what headings mean, by which a document is read; the rest are deeds, done when it is read."""
        return {words: said for words, said in self.columns.items() if said not in staged_many.COLUMN_DEEDS}


def put_right(read: Staged, mended: Staged, meanings: Mapping[str, str], deeds: Mapping[str, str]) -> PutRight:
    """Return what a person put right between the reading and what is kept; what they took back is not in it."""
    columns = {plain(heading): said for heading, said in meanings.items()}
    there = staged_many.headings(mended.parts)
    columns |= {plain(heading): deed for heading, deed in deeds.items() if heading not in there}
    levels = {_shape(read): list(mended.levels)} if _may_be_named(read, mended) else {}
    kept = {part.id for part in mended.parts}
    aside = {words.partition("\n")[0]: kind for kind, words, *_ in mended.aside}
    lines = {
        plain(part.title): kind for part in read.parts
        if part.id not in kept and len(part.title.split()) <= _MOST_WORDS
        and (kind := aside.get(f"{part.number} {part.title}".strip()))
    }  # fmt: skip
    return PutRight(_worded(columns), levels, _worded(lines))


def as_before(read: Staged, known: PutRight) -> tuple[Staged, list[tuple[str, str, str]]]:
    """Return the parts with the same put right as before, and what was done: its kind, the words, what they are."""
    staged, done = read, []
    for heading in staged_many.headings(read.parts):
        said = known.columns.get(plain(heading), "")
        if said in staged_many.COLUMN_DEEDS:
            staged = staged_many.COLUMN_DEEDS[said](staged, heading)
        if said:
            done.append((COLUMN, heading, said))
    for part in read.parts:
        if (said := known.lines.get(plain(part.title), "")) and len(staged.parts) > 1:
            staged = staged_plan.put_aside(staged, part.id, said)
            done.append((LINE, part.title, said))
    names = known.levels.get(_shape(read), [])
    if len(names) == len(staged.levels):
        done += [(LEVELS, old, new) for old, new in zip(staged.levels, names, strict=True) if old != new]
        staged = staged_plan.name_levels(staged, names)
    return staged, done


def _may_be_named(read: Staged, mended: Staged) -> bool:
    return len(read.levels) == len(mended.levels) and read.levels != mended.levels


def _shape(staged: Staged) -> str:
    return _BETWEEN.join(staged.levels).casefold()


def _worded(said: dict[str, str]) -> dict[str, str]:
    return {words: meaning for words, meaning in said.items() if words}

"""What was put right in a plan that was brought in, done again in the next one that is written alike."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.alike import leading_words
from goldenthread.domain.reading.mending.deeds import deed_named
from goldenthread.domain.reading.mending.lines import BESIDE, TITLE, Line, all_lines
from goldenthread.domain.reading.mending.many import COLUMN_DEEDS, headings
from goldenthread.domain.reading.mending.staged_paper import Paper
from goldenthread.domain.reading.mending.staged_plan import CannotMend, Staged
from goldenthread.domain.reading.plan_reading.taken_in.marks import mark_of
from goldenthread.domain.reading.plan_reading.vocabulary import plain

COLUMN, LEVELS, LINE = "column", "levels", "line"
ASIDE, _STATES, _BETWEEN = "aside", "statement:", " | "
# What lines are in every plan of a template, where several of them begin alike.
_OF_TEMPLATES = frozenset({"column", "text", "lines"})


@dataclass(frozen=True)
class PutRight:
    """What was said by hand, by the words it was said of: columns, the names of all levels, lines and initials.

    A column's meaning is one of the vocabulary's or a deed of `COLUMN_DEEDS`; a line's is a deed of
    `deeds`, by the words that lead it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, list[str]] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    initials: Mapping[str, str] = field(default_factory=dict)

    @property
    def meanings(self) -> dict[str, str]:
        """Return what headings mean, by which a document is read; the rest are deeds, done when it is read."""
        return {words: said for words, said in self.columns.items() if said not in COLUMN_DEEDS}


def put_right(read: Staged, mended: Staged, meanings: Mapping[str, str], deeds: Mapping[str, str]) -> PutRight:
    """Return what a person put right between the reading and what is kept; what they took back is not in it."""
    columns = {plain(heading): said for heading, said in meanings.items()}
    there = headings(mended.parts)
    columns |= {plain(heading): deed for heading, deed in deeds.items() if heading not in there}
    levels = {_shape(read): list(mended.levels)} if _may_be_named(read, mended) else {}
    return PutRight(_worded(columns), levels, _told_wholly(mended))


def _told_wholly(mended: Staged) -> dict[str, str]:
    """Return what was said of lines; not that words are no part where a part of the same words was kept."""
    kept = {leading_words(part.title) for part in mended.parts}
    return {words: deed for words, deed in mended.told if words not in kept or not _takes_out(deed)}


def _takes_out(deed: str) -> bool:
    return deed == ASIDE or deed.startswith(_STATES)


def as_before(read: Staged, known: PutRight, paper: Paper) -> tuple[Staged, list[tuple[str, str, str]]]:
    """Return the parts with the same put right as before, and what was done: its kind, the words, what they are."""
    staged, done = read, []
    for heading in headings(read.parts):
        said = known.columns.get(plain(heading), "")
        if said in COLUMN_DEEDS:
            staged = COLUMN_DEEDS[said](staged, heading)
        if said:
            done.append((COLUMN, heading, said))
    staged, lines = _lines_again(staged, known.lines, paper)
    done += lines
    names = known.levels.get(_shape(read), [])
    if len(names) == len(staged.levels):
        done += [(LEVELS, old, new) for old, new in zip(staged.levels, names, strict=True) if old != new]
        staged = staged_plan.name_levels(staged, names)
    return staged, done


def still_so(done: Sequence[Sequence[str]], staged: Staged) -> list[tuple[str, str, str]]:
    """Return what was put right as before and has not been taken back since; what a column means stays told."""
    return [(kind, words, said) for kind, words, said in done if _stands(kind, words, said, staged)]


def _stands(kind: str, words: str, said: str, staged: Staged) -> bool:
    if kind == COLUMN:
        return said not in COLUMN_DEEDS or words not in headings(staged.parts)
    if kind == LINE:
        return said in {deed for _, deed in staged.told}
    return said in staged.levels


def told_of(deed: str, lines: Collection[Line], paper: Paper) -> tuple[tuple[str, str], ...]:
    """Return what a deed says of the lines that it was done to, by the words that lead them, for other plans.

    What is a column or text is told where several begin so, for then it is the template that says it; what is no part
    of the plan, or states something, by two words or more.
    """
    often = Counter(_key(line, paper) for line in lines)
    is_aside = _takes_out(deed)
    if not is_aside and deed not in _OF_TEMPLATES:
        return ()
    enough = {words: len(words.split()) if is_aside else times for words, times in often.items()}
    return tuple((words, deed) for words, count in enough.items() if words and count > 1)


def _lines_again(
    staged: Staged, known: Mapping[str, str], paper: Paper
) -> tuple[Staged, list[tuple[str, str, str]]]:  # fmt: skip
    """Do to the lines that are led by these words what was done to them before."""
    done: list[tuple[str, str, str]] = []
    for deed in dict.fromkeys(known.values()):
        lines = [
            line for line in all_lines(staged, paper)
            if line.field != BESIDE and known.get(_key(line, paper)) == deed
        ]  # fmt: skip
        titles = {line.id for line in lines if line.field == TITLE}
        if not lines or (deed not in _OF_TEMPLATES and len(titles) == len(staged.parts)):
            continue
        try:
            staged = deed_named(deed)(staged, paper, [line.id for line in lines])
        except CannotMend:
            continue
        first = {_key(line, paper): line.words for line in reversed(lines)}
        done += [(LINE, words, deed) for words in reversed(first.values())]
        staged = replace(staged, told=(*staged.told, *((key, deed) for key in first)))
    return staged, done


def _key(line: Line, paper: Paper) -> str:
    return leading_words(mark_of(line.words, "", paper.vocabulary).body or line.words)


def _may_be_named(read: Staged, mended: Staged) -> bool:
    return len(read.levels) == len(mended.levels) and read.levels != mended.levels


def _shape(staged: Staged) -> str:
    return _BETWEEN.join(staged.levels).casefold()


def _worded(said: dict[str, str]) -> dict[str, str]:
    return {words: meaning for words, meaning in said.items() if words}

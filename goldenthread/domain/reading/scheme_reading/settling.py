"""What must be asked of a scheme that was read, and the scheme once it is answered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from goldenthread.domain.deciding.delegation import VERBS
from goldenthread.domain.deciding.scheme import DecisionText, PartyText, SchemeText, SectionText
from goldenthread.domain.reading.scheme_reading.kept import Marks, ReadLine, ReadScheme
from goldenthread.domain.reading.scheme_reading.marks import TICK, Meaning, meaning_of
from goldenthread.domain.reading.scheme_reading.tables import first_word

JOINTLY = "*jointly"
OPEN = "*open"
NOTHING = "*nothing"
# By what a form calls the column that holds where a school is in no phase.
COLUMN = "phases"
DECIDING = frozenset({"decide", "approve"})


@dataclass(frozen=True)
class Question:
    """Something that only a person can say.

    `kind`: mark, nobody (no mark of a decider is left), two, or phases (which column holds outside every phase).
    """

    key: str
    kind: str
    about: str
    line: int = -1
    parties: tuple[str, ...] = ()


def meanings(read: ReadScheme) -> list[Meaning]:
    """Return every mark of the tables, in the order of first use, and what it means as far as that is said."""
    marks = dict.fromkeys(mark for line in read.lines for _, each in line.marks for mark in each)
    found = [Meaning(mark, mark, "Its column says so.") if mark in VERBS else meaning_of(mark, read.said)
             for mark in marks]  # fmt: skip
    if any(each.verb in DECIDING for each in found):
        return found
    # Where nothing else decides, whoever is “responsible” may: that is asked.
    return [Meaning(each.mark, None) if each.verb == "do" and each.mark not in VERBS else each for each in found]


def party_key(place: int) -> str:
    """Return by what a form calls the question who a column of the table is."""
    return f"party-{place}"


def left_key(place: int) -> str:
    """Return by what a form calls a line that may be left out."""
    return f"leave-{place}"


def mark_key(mark: str) -> str:
    """Return by what a form calls a mark. “D” and “D*” are two marks, and so are “●” and “○”."""
    if mark == TICK:
        return "mark-tick"
    words = re.sub(r"[^a-z0-9]+", "-", mark.lower()).strip("-")
    signs = [f"{ord(sign):x}" for sign in mark if not re.match(r"[A-Za-z0-9\s]", sign)]
    return "-".join(["mark", *filter(None, [words]), *signs])


def cell_key(place: int, party: int) -> str:
    """Return by what a form calls the part that one party has in one line."""
    return f"cell-{place}-{party}"


def verbs_of(read: ReadScheme, answers: Mapping[str, str]) -> dict[str, str | None]:
    """Return the part that each mark stands for, by what the table says or by the answer given."""
    return dict(zip(VERBS, VERBS, strict=True)) | {
        each.mark: answers.get(mark_key(each.mark)) or each.verb for each in meanings(read)
    }


def open_questions(read: ReadScheme, answers: Mapping[str, str]) -> list[Question]:
    """Return what is still to be said: marks first, and then the lines that nobody or more than one decides."""
    verbs = verbs_of(read, answers)
    asked = [Question(mark_key(mark), "mark", mark) for mark, verb in verbs.items() if verb is None]
    if read.phases and answers.get(COLUMN, "") not in (*read.phases, OPEN):
        asked.append(Question(COLUMN, "phases", "", parties=read.phases))
    if asked:
        return asked
    return [each for each in line_questions(read, answers) if not _holds(each, answers.get(each.key, ""))]


def line_questions(read: ReadScheme, answers: Mapping[str, str]) -> list[Question]:
    """Return the lines that nobody decides or more than one does, answered or not."""
    verbs = verbs_of(read, answers)
    found = []
    for place, line in enumerate(in_column(read, answers).lines):
        if answers.get(left_key(place)):
            continue
        parts = _parts(line, verbs)
        decide = [party for party, has in parts.items() if "decide" in has]
        approve = [party for party, has in parts.items() if "approve" in has]
        having = decide or approve
        if not having:
            found.append(Question(f"line-{place}", "nobody", line.title, place))
        elif len(having) > 1:
            found.append(Question(f"line-{place}", "two", line.title, place, tuple(having)))
    return found


def _parts(line: ReadLine, verbs: Mapping[str, str | None]) -> dict[str, set[str]]:
    parts: dict[str, set[str]] = {}
    for party, marks in line.marks:
        for mark in marks:
            verb = verbs.get(mark)
            if verb and verb != NOTHING:
                parts.setdefault(party, set()).add(verb)
    return parts


def settled(
    read: ReadScheme,
    answers: Mapping[str, str],
    party_of: Callable[[str, str], PartyText],
    key_of: Callable[[str], str],
) -> SchemeText:
    """Return the scheme as it is with its answers. `party_of` says who a name is; `key_of` makes a key of words."""
    keys = party_keys(read, key_of)
    verbs = verbs_of(read, answers)
    sections: dict[str, list[DecisionText]] = {}
    letters: dict[str, str] = {}
    topics = topics_of(read, key_of)
    asked = {each.line: each for each in line_questions(read, answers)}
    for place, line in enumerate(in_column(read, answers).lines):
        if answers.get(left_key(place)):
            continue
        section = line.section or "Decisions"
        words = line.band.words or line.title
        said = answers.get(f"line-{place}", "")
        holds = place in asked and _holds(asked[place], said)
        parts, jointly = _answered(line, verbs, said if holds else "")
        held = sections.setdefault(section, [])
        letters.setdefault(section, "")
        held.append(DecisionText(
            topic=topics[place], title=words if line.band.has_limit else line.title, number=line.number[:12],
            unit=line.band.unit, above=line.band.above, up_to=line.band.up_to, jointly=jointly,
            condition=line.condition,
            parts={keys[party]: tuple(sorted(has, key=VERBS.index)) for party, has in parts.items()},
        ))  # fmt: skip
    return SchemeText(
        tuple(party_of(name, keys[name]) for name in read.parties),
        tuple(
            SectionText(_free(key_of(title), place), title, letters[title], tuple(held))
            for place, (title, held) in enumerate(sections.items())
        ),
    )


def party_keys(read: ReadScheme, key_of: Callable[[str], str]) -> dict[str, str]:
    """Return the key of each party by its name."""
    return {name: _free(key_of(name), n) for n, name in enumerate(read.parties)}


def topics_of(read: ReadScheme, key_of: Callable[[str], str]) -> list[str]:
    """Return the key of each line’s decision; the bands of one decision share theirs."""
    topics: dict[tuple[str, str], str] = {}
    found: list[str] = []
    before: ReadLine | None = None
    for line in read.lines:
        words = line.band.words or line.title
        name = (line.section or "Decisions", words.lower())
        topic = topics.get(name) if line.band.has_limit else None
        if topic is None and before is not None and _goes_on(before, line):
            topic = found[-1]
        if topic is None:
            topic = _free(key_of(words), len([each for each in topics.values() if each.startswith(key_of(words))]))
        topics[name] = topic
        found.append(topic)
        before = line
    return found


def in_column(read: ReadScheme, answers: Mapping[str, str]) -> ReadScheme:
    """Return what was read with the marks of the column that holds where a school is in no phase.

    Where a person said otherwise what somebody has in a line, that stands in its cell.
    """
    chosen = answers.get(COLUMN, "")
    lines = []
    for place, line in enumerate(read.lines):
        marks = dict(line.by_phase).get(chosen, line.marks)
        said = {name: answers.get(cell_key(place, at), "") for at, name in enumerate(read.parties)}
        lines.append(replace(line, marks=_said_otherwise(marks, {name: verb for name, verb in said.items() if verb})))
    return replace(read, lines=tuple(lines))


def _said_otherwise(marks: Marks, said: Mapping[str, str]) -> Marks:
    """Return the marks of a line with the cells that were said: the part that was chosen, or none."""
    held = dict(marks) | {name: (verb,) for name, verb in said.items()}
    return tuple((name, has) for name, has in held.items() if has != (NOTHING,))


def _holds(question: Question, said: str) -> bool:
    """Say whether an answer is one to this question: it may have been given before a cell was said otherwise."""
    if question.kind == "two":
        return said in (JOINTLY, OPEN, *question.parties)
    return said not in ("", JOINTLY)


def _goes_on(before: ReadLine, line: ReadLine) -> bool:
    """Say whether a line is the next band of the decision before it, though its words are not quite the same."""
    return (
        line.section == before.section and line.band.unit == before.band.unit != ""
        and before.band.up_to is not None and before.band.up_to == line.band.above
        and first_word(line.band.words) == first_word(before.band.words)
    )  # fmt: skip


def _answered(line: ReadLine, verbs: Mapping[str, str | None], answer: str) -> tuple[dict[str, set[str]], bool]:
    parts = _parts(line, verbs)
    if answer == JOINTLY:
        return parts, True
    if answer and answer not in (OPEN, JOINTLY):
        for has in parts.values():
            if has & DECIDING:
                has.difference_update(DECIDING)
                has.add("consult")
        parts.setdefault(answer, set()).discard("consult")
        parts[answer].add("decide")
    return {party: has for party, has in parts.items() if has}, False


def _free(key: str, place: int) -> str:
    return key if not place else f"{key[:50]}-{place + 1}"

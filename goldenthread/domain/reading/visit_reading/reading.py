"""Reading the form on which somebody told of a visit.

Every trust has a form of its own, and they ask for the same things: who went where and when, what for, whom they met,
what they saw, what goes well, what does not, what follows, and what the school says. Here it is cut into labels with
what stands under each, however it was drawn.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from goldenthread.domain.reading.form_rows import WHEN, WHOSE, in_turn, things_to_do
from goldenthread.domain.reading.forms import Answer, Form, Records, read_form
from goldenthread.domain.reading.paper import OF_A_PASSAGE, Bit, could_head
from goldenthread.domain.reading.visit_reading import prose as visit_prose
from goldenthread.domain.reading.visit_reading.pieces import asked_of_the_last
from goldenthread.domain.reading.visit_reading.told import day_in
from goldenthread.domain.reading.visit_reading.words import BETWEEN_HEADS, LINES, all_meant, meaning, meant

# A list of visits has at least so many columns whose headings are known, and they stand within the first few rows.
_LEAST_KNOWN, _DEEPEST = 4, 6
_REF = re.compile(r"(?:no|ref|number|#)\.?", re.IGNORECASE)
# What a part of a form may be about whose heading is a bare line.
_PARTS = ("purpose", "saw", "questions", "wanted", "voices", "strengths", "concerns", "comment")
# Stands for the heading of what is to be done, where that is “What” alone.
_TO_BE_DONE = "To be done"
_DASH = re.compile(r"\s+[-–—]\s+")
# Pasted lines are headed by short ones where these ask for so many things.
_FEWEST_ASKED, _MOST_ASKED, _LONGEST_ASKED = 3, 6, 10


def answers_in(bits: Iterable[Bit]) -> Form:
    """Read a visit's form as labels with what stands there; each column of a table in it is a label too."""
    first, *rest = [*bits, Bit("")]
    form = read_form(
        _headed(_by_turns([first, *map(_with_colon, rest)])),
        lambda label: meaning(label) is not None or bool(asked_of_the_last(label)),
        lambda line: meaning(line) in _PARTS,
        lambda label: meant(label, ()).what,
    )  # fmt: skip
    parts = [answer for part in form.parts for answer in (_of_records(part) if isinstance(part, Records) else [part])]
    for before, then in pairwise(parts):
        if then.label.endswith("?") and not (before.says or then.says) and meaning(before.label) == "questions":
            # What was asked is no label of its own, though it asks.
            before.says.append(then.label)
    return Form(form.title, [*_with_school(_with_whoever_does([part for part in parts if part.says]))])


def _with_whoever_does(answers: Sequence[Answer]) -> list[Answer]:
    """Return answers where “Governor: look again”, beneath what is to be done, tells no second time who came."""
    kept: list[Answer] = []
    named = False
    for one in answers:
        what = meaning(one.label)
        if named and what == "who" and meaning(kept[-1].label) == "wanted":
            kept[-1].says.append(f"{one.label}: {' '.join(one.says)}")
        else:
            kept.append(one)
        named = named or what == "who"
    return kept


def _with_school(answers: Sequence[Answer]) -> list[Answer]:
    """Return answers with a line that names a school, above the first label, under a label of its own."""
    first = answers[0] if answers and not answers[0].label else Answer("")
    name = next((line for line in first.says if visit_prose.names_a_school(line)), "")
    if not name or any(meaning(one.label) == "place" for one in answers if one.label):
        return [*answers]
    says = [line for line in first.says if line != name]
    return [Answer("School", [name]), *([Answer("", says)] if says else []), *answers[1:]]


def _with_colon(bit: Bit) -> Bit:
    """Return a line that tells who, where or whom behind a dash (“Governor – A. Reed”) with a colon for the dash."""
    parts = _DASH.split(bit.text.strip(), maxsplit=1)
    is_told = len(parts) > 1 and bit.heading in (0, OF_A_PASSAGE) and not bit.cell and meaning(parts[0]) in LINES
    return bit._replace(text=f"{parts[0]}: {parts[1]}", heading=0) if is_told else bit


def _by_turns(bits: list[Bit]) -> list[Bit]:
    """Return plain lines with those as headings that ask and are answered by turns, where two or more plainly ask."""
    bits = [*bits]
    for is_plain, group in groupby(range(len(bits)), lambda at: _is_plain(bits[at])):
        run = [*group]
        if not is_plain or len(run) < _LEAST_KNOWN:
            continue
        texts = [bits[at].text.strip() for at in run]
        heads = {first for first, then in in_turn(texts, [*map(_likeness, texts)]) if then is not None}
        asks = [text for text in heads if text.endswith("?") or meaning(text)]
        for at in run:
            if len(asks) > 1 and bits[at].text.strip() in heads:
                bits[at] = bits[at]._replace(heading=OF_A_PASSAGE)
    return bits


def _is_plain(bit: Bit) -> bool:
    return not (bit.heading or bit.cell or bit.is_item) and ": " not in bit.text and bool(bit.text.strip())


def _likeness(text: str) -> float:
    """Say how much a line looks like one that asks for those beneath it."""
    is_short = len(text.split()) <= _LONGEST_ASKED and text[:1].isupper()
    return (
        1.5 * bool(meaning(text))
        + text.endswith("?")
        + (0.5 if is_short else -1)
        + (-1 if text[-1] in ".;," else 0.3)
    )


def _headed(bits: list[Bit]) -> list[Bit]:
    """Return lines that were pasted without gaps, with those as headings that ask for several things, over others."""
    asks = {at: what for at, bit in enumerate(bits) if (what := _could_ask(bit, bits[at + 1 : at + 2]))}
    if any(bit.heading or bit.cell for bit in bits) or len(set(asks.values())) < _FEWEST_ASKED:
        return bits
    return [bit._replace(heading=OF_A_PASSAGE) if at in asks else bit for at, bit in enumerate(bits)]


def _could_ask(bit: Bit, then: Sequence[Bit]) -> str | None:
    """Return what a short line over another asks for; nothing of a sentence, or of a point of a list."""
    text = bit.text.strip()
    is_line = len(text.split()) <= _MOST_ASKED and could_head(text) and not bit.is_item
    return meant(text, [then[0].text]).what if is_line and then else None


def visits_in(rows: Sequence[Sequence[str]], today: dt.date) -> list[Form]:
    """Return each visit of a list with one a row as a form; none where the table is no such list."""
    for at, heads in enumerate(rows[:_DEEPEST]):
        means = {what for head in heads if (what := meant(head, ()).what)}
        if len(means) >= _LEAST_KNOWN and "on" in means:
            return [_as_form(heads, row) for row in rows[at + 1 :] if any(day_in(cell, today) for cell in row)]
    return []


def _as_form(heads: Sequence[str], row: Sequence[str]) -> Form:
    told = ((head.strip(" :"), cell.strip()) for head, cell in zip(heads, row, strict=False))
    return Form("", [Answer(head, [cell]) for head, cell in told if head and cell])


def _of_records(table: Records) -> list[Answer]:
    """Return a table within a form as answers: things to be done, a label a column, or each row in one line.

    A row is kept together where a column only marks it, or holds nothing that visits have; what is to be done is
    taken out of it.
    """
    heads = [" ".join(head.split()).strip(" :") for head in table.heads]
    columns = [(at, head) for at, head in enumerate(heads) if head and not _REF.fullmatch(head)]
    held = all_meant(heads, [[row[at] for row in table.rows if row[at]] for at in range(len(heads))])
    kinds = {one.what for one in held if one.what}
    if len(table.rows) == 1 and "on" in kinds and len(kinds) >= _LEAST_KNOWN:
        # A list of one visit: its day is no deadline.
        return [Answer(heads[at], [table.rows[0][at]]) for at, _ in columns if table.rows[0][at]]
    does = things_to_do(heads)
    if does is None and held[columns[0][0]].what != "wanted":
        does = next((at for at, _ in columns if held[at].what == "wanted"), None)
    things: list[Answer] = []
    if does is not None:
        leads = does == columns[0][0]
        said = [_thing(heads, row, does, is_whole=leads) for row in table.rows if row[does]]
        things = [Answer(heads[does] if meaning(heads[does]) == "wanted" else _TO_BE_DONE, said)]
        beside = {at for at, head in columns[1:] if leads or WHEN.search(head) or WHOSE.search(head)}
        columns = [(at, head) for at, head in columns if at not in {does, *beside}]
    if not columns:
        return things
    if all(held[at].what and not held[at].is_near for at, _ in columns):
        return [*(Answer(head, [row[at] for row in table.rows if row[at]]) for at, head in columns), *things]
    rows = [[row[at] for at, _ in columns if row[at]] for row in table.rows]
    return [Answer(BETWEEN_HEADS.join(head for _, head in columns), [_in_line(row) for row in rows]), *things]


def _in_line(row: Sequence[str]) -> str:
    first, *beside = row
    joint = " " if first.endswith(("?", ".", ":")) else ": "
    return joint.join([first, " – ".join(beside)]) if beside else first


def _thing(heads: Sequence[str], row: Sequence[str], does: int, *, is_whole: bool) -> str:
    """Return one thing to be done, by whom and by when on lines of their own; the whole of a row with it or not."""
    beside = [
        (head, cell) for at, (head, cell) in enumerate(zip(heads, row, strict=False)) if at != does and head and cell
    ]
    when = [f"By when: {cell}" for head, cell in beside if WHEN.search(head)]
    whose = [f"Who: {cell}" for head, cell in beside if WHOSE.search(head) and not WHEN.search(head)]
    rest = [
        f"{head}: {cell}" for head, cell in beside
        if not (WHEN.search(head) or WHOSE.search(head) or _REF.fullmatch(head))
    ]  # fmt: skip
    says = f"{row[does]} ({'; '.join(rest)})" if rest and is_whole else row[does]
    return "\n".join([says, *whose, *when])

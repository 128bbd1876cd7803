"""Reading the form on which somebody told of a visit.

Every trust has a form of its own, and they ask for the same things: who went where and when, what for, whom they met,
what they saw, what goes well, what does not, what follows, and what the school says. A label is known by its words;
what stands under a label that is not known is kept under that label, in what was seen. Nothing is dropped.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain import date_words
from goldenthread.domain.reading import visit_prose
from goldenthread.domain.reading.form_rows import WHEN, WHOSE, things_to_do
from goldenthread.domain.reading.forms import Answer, Form, Records, read_form
from goldenthread.domain.reading.paper import OF_A_PASSAGE, Bit, could_head
from goldenthread.domain.reading.visit_words import BETWEEN_HEADS, LINES, Meant, all_meant, meaning, meant

# Beneath something to be done: by whom, or by when.
_OF_THE_LAST = re.compile(
    r"^(?:(?P<who>who|by whom|lead|owner)|by when|when|due|deadline):\s*(?P<says>.+)$", re.IGNORECASE
)
# A list of visits has at least so many columns whose headings are known, and they stand within the first few rows.
_LEAST_KNOWN, _DEEPEST = 4, 6
_REF = re.compile(r"(?:no|ref|number|#)\.?", re.IGNORECASE)
# What a part of a form may be about whose heading is a bare line.
_PARTS = ("purpose", "saw", "questions", "wanted", "voices", "strengths", "concerns", "comment")
# “Visit report – SEND”
_ABOUT = re.compile(
    r"\s[–—-]\s+(?!.*\b(?:visit|report|record|form|notes?)\b)((?:[A-Za-z&’']+ ?){1,4})$", re.IGNORECASE
)
# What tells of the visit itself, and a sentence that names a day of something else, before or after it.
_OF_THE_VISIT = re.compile(r"\b(?:visit\w*|walk|went|came|met|attended|spent)\b", re.IGNORECASE)
_OPENING = 3
_ANOTHER_DAY = re.compile(r"\b(?:arranged|will|by|due|next|last|since|previous)\b", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—]\s+")
_NEXT = re.compile(r"\bnext (?:\w+ )?(?:visit|meeting|review)\b", re.IGNORECASE)
# What says nothing without its label: a day, a number, yes or no.
_SAYS_LITTLE = re.compile(r"[\d./%£,-]+|yes|no|n/?a", re.IGNORECASE)
_BOXES = "☑☒✓✔☐□"
_BOX, _BOXED = re.compile(rf"([{_BOXES}])\s*([^{_BOXES}]+)"), re.compile(rf"([^{_BOXES}]+?)\s*([{_BOXES}])")
# Pasted lines are headed by short ones where these ask for so many things.
_FEWEST_ASKED, _MOST_ASKED = 3, 6
# A question of so many words says what its answer does not.
_LONG_QUESTION, _SHORT_ANSWER = 7, 60


@dataclass(frozen=True)
class Wanted:
    """Something to be done, with the day that it names, if any."""

    says: str
    due_on: dt.date | None = None


@dataclass
class ReadVisit:
    """What was told, by what it is about, the day, and what is to be done."""

    facts: dict[str, str] = field(default_factory=dict)
    on: dt.date | None = None
    wanted: list[Wanted] = field(default_factory=list)
    title: str = ""


def answers_in(bits: Iterable[Bit]) -> Form:
    """Read a visit's form as labels with what stands there; each column of a table in it is a label too."""
    first, *rest = [*bits, Bit("")]
    form = read_form(
        _headed([first, *map(_with_colon, rest)]),
        lambda label: meaning(label) is not None, lambda line: meaning(line) in _PARTS,
        lambda label: meant(label, ()).what,
    )  # fmt: skip
    parts = [answer for part in form.parts for answer in (_of_records(part) if isinstance(part, Records) else [part])]
    return Form(form.title, [*_with_school([part for part in parts if part.says])])


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


def read_visit(form: Form, today: dt.date, told: Mapping[int, str | None] | None = None) -> ReadVisit:
    """Read what a form says of a visit. `told` is what a person says that an answer is about, by its place.

    What stands under no label is read sentence by sentence, and what stands under one that is not known is kept with
    it, in what was seen.
    """
    answers = [part for part in form.parts if isinstance(part, Answer)]
    said: dict[str, list[str]] = {}
    means = means_of(answers)
    for place, answer in enumerate(answers):
        asked = Meant(told[place]) if told and place in told else means[place]
        what = asked.what
        lines = [line for says in answer.says if (line := _ticked(answer.label, says))]
        is_last = answer is answers[-1] and (len(lines) > 1 or not answer.label)
        if is_last and lines and visit_prose.is_signature(lines[-1]):
            lines = lines[:-1]
        if answer.is_inline and what in LINES:
            # A short answer behind its label is whole; what stands beneath it goes on with something else.
            lines, beneath = lines[:1], lines[1:]
            for kind, text in _told(None, "", beneath):
                said.setdefault(kind, []).append(text)
        if what == "place" and any(re.search(r"\d", line) for line in lines) and "on" not in said:
            # “Where and when”
            said["on"] = list(lines)
        for kind, text in _told(what, answer.label, lines, is_near=asked.is_near):
            said.setdefault(kind, []).append(text)
    whole = (line for answer in answers for line in (f"{answer.label}: {answer.says[0]}", *answer.says[1:]))
    return _made(said, form.title, [form.title, *(line.removeprefix(": ") for line in whole)], today)


def means_of(answers: Sequence[Answer]) -> list[Meant]:
    """Return what each answer of a form is about; one behind its label is told by its own line."""
    return all_meant([one.label for one in answers], [one.says[: 1 if one.is_inline else None] for one in answers])


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
    does = things_to_do(heads)
    if does is None and held[columns[0][0]].what != "wanted":
        does = next((at for at, _ in columns if held[at].what == "wanted"), None)
    things: list[Answer] = []
    if does is not None:
        leads = does == columns[0][0]
        said = [_thing(heads, row, does, is_whole=leads) for row in table.rows if row[does]]
        things = [Answer(heads[does], said)]
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


def _ticked(label: str, says: str) -> str:
    """Return what is ticked where several boxes stand in a line, under its label; anything else as it is."""
    boxes = (
        _BOX.findall(says) if says.lstrip()[:1] in _BOXES else [(box, words) for words, box in _BOXED.findall(says)]
    )
    ticked = ", ".join(words.strip(" ,;") for box, words in boxes if box in "☑☒✓✔")
    return says if len(boxes) < 2 else ticked and (_under(label, ticked) if label else ticked)


def _under(label: str, says: str) -> str:
    return f"{label} {says}" if label.endswith("?") else f"{label}: {says}"


def _told(
    what: str | None, label: str, lines: Sequence[str], *, is_near: bool = False
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Yield what lines tell of: by their label, by each sentence under none, and with a label that is not known."""
    if what is None and not label:
        told = (sentence for line in lines for sentence in visit_prose.sentences(line))
        yield from ((visit_prose.about(sentence), sentence) for sentence in told)
    elif what != "":
        kept = [line for line in lines if not visit_prose.is_courtesy(line)]
        is_asked = (
            label.endswith("?") and len(label.split()) >= _LONG_QUESTION and len(" ".join(kept)) < _SHORT_ANSWER
        )
        is_bare = len(kept) == 1 and what not in LINES and bool(_SAYS_LITTLE.fullmatch(kept[0].strip()))
        if kept and is_asked and what not in LINES:
            kept = [f"{label} {kept[0]}", *kept[1:]]
        elif (
            kept
            and not kept[0].startswith(_under(label, ""))
            and (
                what is None
                or (is_near and what not in LINES)
                or is_bare
                or (what == "wanted" and _NEXT.search(label))
            )
        ):
            kept = [_under(label, kept[0]), *kept[1:]]
        yield from ((what or "saw", line) for line in kept)


def _made(said: dict[str, list[str]], title: str, lines: Sequence[str], today: dt.date) -> ReadVisit:
    """Return what was told; who, where and when are looked for in every line where no label asks for them."""
    on = next((day for text in said.get("on", []) if (day := day_in(text, today))), None)
    every = [(at, one) for at, text in enumerate(lines) for one in visit_prose.sentences(text)]
    names = {name for who in said.get("who", []) for name in who.split()[:1]}
    if said.get("wanted", [""])[-1].strip(" ,.") in names:
        # Whoever wrote it signed with the first name alone.
        said["wanted"].pop()
    about_it = [
        one for at, one in every
        if not _ANOTHER_DAY.search(one) and (at < _OPENING or _OF_THE_VISIT.search(one))
    ]  # fmt: skip
    on = on or next((day for text in about_it if (day := day_in(text, today)) and day <= today), None)
    told = visit_prose.told_in(lines)
    for what, says in (("who", told.who), ("place", told.place), ("duty", told.duty)):
        if says and what not in said:
            said[what] = [says]
    if "duty" not in said and (about := _ABOUT.search(title)):
        said["duty"] = [about[1].strip()]
    for text in said.get("on", []):
        if not re.search(r"\d", text):
            said.setdefault("saw", []).append(text)
    wanted = _all_wanted([line for text in said.pop("wanted", []) for line in _points(text)], on or today)
    time = re.search(r"\d{1,2}[.:]\d{2}.*", " ".join(said.pop("on", [])))
    if time and "lasts" not in said:
        said["lasts"] = [time[0]]
    facts = {what: (", " if what in LINES else "\n").join(texts) for what, texts in said.items()}
    return ReadVisit(facts, on, wanted, title)


def _all_wanted(lines: Iterable[str], on: dt.date) -> list[Wanted]:
    """Read what is to be done after a day, a thing a line; one of who or by when belongs to the thing before it."""
    found: list[Wanted] = []
    for line in lines:
        of = _OF_THE_LAST.match(line)
        if not (of and found):
            found.append(Wanted(line, day_in(line, on, since=on)))
        elif of["who"]:
            found[-1] = Wanted(f"{found[-1].says} ({of['says']})", found[-1].due_on)
        else:
            due_on = day_in(of["says"], on, since=on)
            told = found[-1].says if due_on else f"{found[-1].says} (by {of['says']})"
            found[-1] = Wanted(told, due_on or found[-1].due_on)
    return found


def _points(text: str) -> Sequence[str]:
    return [cut for line in text.splitlines() if (cut := re.sub(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+", "", line).strip())]


def day_in(text: str, today: dt.date, since: dt.date | None = None) -> dt.date | None:
    """Return the first single day that a text names; a day without its year is the first since then."""
    start = since or today - dt.timedelta(days=365)
    context = date_words.Context(start_on=start, end_on=today + dt.timedelta(days=730))
    days = (each.reading.to_on for each in date_words.find(text, context) if each.reading.precision == "day")
    return next((day for day in days if day), None)

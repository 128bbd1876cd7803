"""Reading the form on which somebody told of a visit.

Every trust has a form of its own, and they ask for the same things: who went where and when, what for, whom they met,
what they saw, what goes well, what does not, what follows, and what the school says. A label is known by its words;
what stands under a label that is not known is kept under that label, in what was seen. Nothing is dropped.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.domain import date_words
from goldenthread.domain.reading import visit_prose

# What a label asks for, by its words; the first that fits.
_LABELS: tuple[tuple[str, str], ...] = tuple(
    (what, words)
    for what, words in (
        ("", r"^signed|signature|^print name"),
        ("comment", r"(?:head|principal|school|leader|staff)\w*(?:'s|s')? (?:comment|response|reply)"),
        ("comment", r"(?:comment|response|reply)s? (?:by|from|of) (?:the )?(?:head|principal|school)"),
        ("since_last", r"^previous (?:action|recommend|visit)"),
        ("wanted", r"next step|follow[- ]?up|action|recommend|to be done|way forward|agreed (?:steps|points)"),
        ("wanted", r"do next|what next|happens? next"),
        ("on", r"^(?:date|day|when)\b|\bdate\b|visit(?:ed)? on"),
        ("agreed_with", r"^agreed (?:beforehand )?(?:with|by)|^arranged with"),
        ("lasts", r"^(?:time|duration|length|start\b)"),
        ("who", r"^(?:name|visitor|(?:completed|visit(?:ed)?|report(?:ed)?|written) by)"),
        ("who", r"^(?:link )?(?:governor|trustee|member)s?(?:\(s\))?$"),
        ("who", r"(?:governor|trustee|visitor|member)(?:'s)? name|name of|visiting (?:governor|trustee)|who came"),
        ("place", r"^(?:school|academy|setting|site)(?:\W*(?:name|site))?$|(?:school|academy) visited|^where"),
        ("place", r"^name of (?:the )?(?:school|academy|setting)"),
        ("voices", r"voice|\bheard\b|what (?:the )?(?:pupils|children|parents|staff) (?:said|told)|view"),
        ("met_with", r"^(?:class\w*|year groups?|staff)\b.*(?:visited|seen|involved)"),
        ("met_with", r"\bmet\b|\bmeet\b(?!ing)"),
        ("met_with", r"spoken? (?:to|with)|present|meetings? (?:held|with)|(?:staff|people) involved"),
        ("met_with", r"^(?:who|staff|people|those) (?:was|were|i|we)?\s?(?:seen|saw)"),
        ("met_with", r"^accompanied|^(?:class ?)?(?:teacher|subject leader|staff member|staff|leader)s?(?:\(s\))?$"),
        ("since_last", r"since (?:the |my |our )?(?:last|previous)|previous visit|last time|progress (?:since|on)"),
        ("questions", r"question|asked|challenge"),
        ("duty", r"area (?:monitored|looked at)|^monitoring"),
        ("duty", r"^(?:link )?(?:area|role|responsibility|duty)(?: of .*)?$|link (?:governor|area)|statutory"),
        ("duty", r"^subject(?: ?/ ?area)?$"),
        ("purpose", r"^(?:school )?(?:improvement|development) plan\b"),
        ("strengths", r"^positive"),
        ("purpose", r"^links? (?:to|with) (?!governor)|agreed beforehand"),
        ("purpose", r"purpose|focus|aim|objective|reason|why|priority"),
        ("concerns", r"(?:area|point)s? (?:for|of|to) (?:development|improv|concern|consider|note)"),
        ("strengths", r"strength|well\b|positive|good practice|celebrat|success|impressed"),
        ("concerns", r"even better|^ebi$"),
        ("concerns", r"concern|development|improve|weakness|point|issue|think about|attention|risk|clarif"),
        ("concerns", r"matters?\b|raise"),
        ("shows", r"evidence|impact|documents|data|papers|shows"),
        ("learned", r"learn(?!ing walk)|training|understanding"),
        ("saw", r"saw|\bsee\b|seen|observ|activit|summary|note|description|what happened|findings?|details|visit"),
    )
)  # fmt: skip
_TELLS = tuple((what, re.compile(words, re.IGNORECASE)) for what, words in _LABELS)
LONGEST_LABEL = 90
_OF_A_VISIT = re.compile(r"\b(?:visit|walk)\b", re.IGNORECASE)
_LABELLED = re.compile(r"^\s*([^:\n]{2,60}):\s*(.*)$", re.DOTALL)
# “5. Who did you meet? The SENCO”: a question, often numbered, with its answer behind it.
_ASKED = re.compile(r"^\s*([^?:\n]{4,80}\?)\s+(\S.*)$", re.DOTALL)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+(?=\S)", re.IGNORECASE)
# Several labels of one line stand far apart.
_APART = re.compile(r"(?: {2,}|\t+)(?=[A-Z][^:\n]{1,40}:)")
_TO_BE_SIGNED = re.compile(r"^\s*signed\b|_{4,}|\.{6,}", re.IGNORECASE)
# Beneath something to be done: by whom, or by when.
_OF_THE_LAST = re.compile(
    r"^(?:(?P<who>who|by whom|lead|owner)|by when|when|due|deadline):\s*(?P<says>.+)$", re.IGNORECASE
)
_LINES = ("who", "place", "on", "lasts", "duty", "met_with", "agreed_with")
# A list of visits has at least so many columns whose headings are known, and they stand within the first few rows.
_LEAST_KNOWN, _DEEPEST = 4, 6
# A table of two columns holds labels and what answers them.
_A_PAIR = 2
# The headings of a table of what is to be done.
_DOES = re.compile(r"(?:agreed |further )?(?:actions?|next steps?|recommendations?|what)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|date|deadline|due|timescale)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:whom?|lead|owner|responsib\w+|when|date|deadline|due|timescale)\b", re.IGNORECASE)
_BEGINS = re.compile(r"(?:to|i|we|the|they|priority \d+)\b(?!.*:$)", re.IGNORECASE)
# What a part of a form may be about whose heading is a bare line, and how many words such a heading has at most.
# “Visit report – SEND”
_ABOUT = re.compile(r"\s[–—-]\s+((?:[A-Za-z&’']+ ?){1,4})$")
_PARTS, _HEADING = ("purpose", "saw", "questions", "wanted", "voices", "strengths", "concerns"), 5


@dataclass(frozen=True)
class Piece:
    """A stretch of the form in reading order.

    `is_label`: by its looks, or its place in a table, it names what follows. `is_value`: it stands beside a label,
    and is read as nothing else.
    """

    text: str
    is_label: bool = False
    is_value: bool = False


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


def meaning(label: str) -> str | None:
    """Return what a label asks for; an empty word for what is not kept, and None where it says nothing known."""
    plain = " ".join(label.lower().replace("’", "'").split()).strip(" :*?.")
    if not plain or len(plain) > LONGEST_LABEL:
        return None
    return next((what for what, tells in _TELLS if tells.search(plain)), None)


def read_visit(pieces: Iterable[Piece], today: dt.date) -> ReadVisit:
    """Read a form out of its pieces; what stands under no label at all is read sentence by sentence."""
    pieces = [part for piece in pieces for part in _parted(piece) if _is_told(part)]
    lines = [piece.text for piece in pieces]
    if len(pieces) > 1 and visit_prose.is_signature(lines[-1]) and not (pieces[-1].is_value or pieces[-2].is_label):
        pieces.pop()
    said: dict[str, list[str]] = {}
    what: str | None = None
    label = title = ""
    # A short line under a label that nothing stands under yet answers it, whatever it looks like.
    is_waiting = False
    for piece in pieces:
        text = piece.text.strip()
        named = _labelled(text)
        if not piece.is_value and named and meaning(named[1]) is not None:
            what, label = meaning(named[1]), named[1]
            text = named[2].strip()
            is_waiting = not text
        elif not piece.is_value and (piece.is_label or _heads(text)) and not (is_waiting and _answers(text)):
            if not said and what is None and not title and _names_the_form(text):
                title = text
                continue
            what, label, is_waiting = meaning(text), text, True
            continue
        if not text:
            continue
        is_waiting = False
        if what is None and not label and not title and not said and _is_title(text):
            title = text
        elif what != "":
            for kind, kept in _told(what, label, text):
                said.setdefault(kind, []).append(kept)
    return _made(said, title, lines, today)


def _is_told(piece: Piece) -> bool:
    """Say whether a piece has words, and is no line that waits for somebody's hand."""
    return bool(piece.text.strip()) and (piece.is_value or not _TO_BE_SIGNED.search(piece.text))


def _parted(piece: Piece) -> Iterator[Piece]:
    """Cut a line of several labels into one line a label; any other piece stays whole."""
    parts = [] if piece.is_value else _APART.split(piece.text)
    known = [part for part in parts if (named := _LABELLED.match(part)) and meaning(named[1])]
    if len(known) > 1:
        yield from (Piece(part, is_label=piece.is_label and part.endswith(":")) for part in parts)
    else:
        yield piece


def _labelled(text: str) -> re.Match[str] | None:
    """Return the label of a line and what stands behind it: before a colon, or a question that is known."""
    plain = _NUMBERED.sub("", text)
    asked = _ASKED.match(plain)
    return asked if asked and meaning(asked[1]) else _LABELLED.match(plain)


def visits_in(rows: Sequence[Sequence[str]], today: dt.date) -> list[str]:
    """Return each visit of a list with one a row, as the lines of a form; none where the table is no such list."""
    for at, heads in enumerate(rows[:_DEEPEST]):
        means = {what for head in heads if (what := meaning(head))}
        if len(means) >= _LEAST_KNOWN and "on" in means:
            return [_as_form(heads, row) for row in rows[at + 1 :] if any(day_in(cell, today) for cell in row)]
    return []


def rows_told(rows: Sequence[Sequence[str]]) -> list[Piece]:
    """Return what a table within a form tells under headings of its own; nothing where it has none.

    What is to be done, by whom and by when stands in columns: each line is one thing with what belongs to it.
    """
    heads = [head.strip(" :") for head in rows[0]] if rows else []
    means = [meaning(head) for head in heads]
    does = next((at for at, head in enumerate(heads) if _DOES.match(head)), None)
    if does is not None and any(_WHOSE.search(head) for head in heads):
        things = (Piece(_thing(heads, row, does), is_value=True) for row in rows[1:])
        return [Piece(heads[does], is_label=True), *things]
    below = [row for row in rows[1:] if any(row)]
    filled = [at for at, head in enumerate(heads) if head]
    if len(below) == 1 and len(filled) > 1 and all(means[at] and below[0][at : at + 1] for at in filled):
        # One line of labels over one line of what answers them.
        return [
            piece for at in filled for piece in (Piece(heads[at], is_label=True), Piece(below[0][at], is_value=True))
        ]  # fmt: skip
    are_known = all(what and len(head.split()) <= _HEADING for what, head in zip(means, heads, strict=True))
    if not are_known or min(len(heads), len(rows)) <= _A_PAIR:
        return []
    return [
        Piece(cell, is_label=is_label, is_value=not is_label)
        for at, head in enumerate(heads)
        for cell, is_label in [(head, True), *((row[at], False) for row in rows[1:] if at < len(row) and row[at])]
    ]


def _thing(heads: Sequence[str], row: Sequence[str], does: int) -> str:
    """Return one thing to be done with by whom and by when on lines of their own, and what else stands beside it."""
    beside = [
        f"{'By when' if _WHEN.search(head) else 'Who'}: {cell}" if _WHOSE.search(head) else f"{head}: {cell}"
        for at, (head, cell) in enumerate(zip(heads, row, strict=False)) if at != does and head and cell
    ]  # fmt: skip
    return "\n".join([row[does], *beside])


def _as_form(heads: Sequence[str], row: Sequence[str]) -> str:
    told = ((head.strip(" :"), cell.strip()) for head, cell in zip(heads, row, strict=False))
    return "\n".join(f"{head}: {cell}" for head, cell in told if head and cell)


def _heads(text: str) -> bool:
    """Say whether a bare line is the heading of a part: a few known words, and no sentence."""
    is_bare = len(text.split()) <= _HEADING and text[:1].isupper() and not text.endswith((".", "?", "!", ",", ";"))
    return is_bare and meaning(text) in _PARTS


def _answers(text: str) -> bool:
    """Say whether what stands under a label answers it: it says nothing known, or begins as an answer does."""
    return meaning(text) is None or bool(_BEGINS.match(text))


def _names_the_form(text: str) -> bool:
    """Say whether a first heading is the form's own name: “Monitoring visit note”."""
    return meaning(text) == "saw" or (bool(_OF_A_VISIT.search(text)) and meaning(text) not in ("on", "who", "place"))


def _told(what: str | None, label: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text tells of: by its label, by each sentence under none, and with a label that is not known."""
    if what is None and not label:
        yield from ((visit_prose.about(sentence), sentence) for sentence in visit_prose.sentences(text))
    elif not visit_prose.is_courtesy(text):
        yield what or "saw", f"{label.rstrip(':')}: {text}" if what is None else text


def _is_title(text: str) -> bool:
    """Say whether a line is called by something, and is neither a greeting nor a sentence."""
    return len(text) <= LONGEST_LABEL and not text.endswith((".", "?", "!")) and not visit_prose.is_courtesy(text)


def _made(said: dict[str, list[str]], title: str, lines: Sequence[str], today: dt.date) -> ReadVisit:
    """Return what was told; who, where and when are looked for in every line where no label asks for them."""
    on = next((day for text in said.get("on", []) if (day := day_in(text, today))), None)
    on = on or next((day for text in lines if (day := day_in(text, today)) and day <= today), None)
    told = visit_prose.told_in(lines)
    for what, says in (("who", told.who), ("place", told.place), ("duty", told.duty)):
        if says and what not in said:
            said[what] = [says]
    if "duty" not in said and (about := _ABOUT.search(title)):
        said["duty"] = [about[1].strip()]
    wanted = _all_wanted([line for text in said.pop("wanted", []) for line in _points(text)], on or today)
    time = re.search(r"\d{1,2}[.:]\d{2}.*", " ".join(said.pop("on", [])))
    if time and "lasts" not in said:
        said["lasts"] = [time[0]]
    facts = {what: (", " if what in _LINES else "\n").join(texts) for what, texts in said.items()}
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

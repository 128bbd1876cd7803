"""A scheme that is no table: matters listed under whose they are, and sentences or notes that say who has each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.domain.reading.parties import begins_a_deed, is_name, part_in
from goldenthread.domain.reading.scheme_reading.clauses import said_beside, who_says
from goldenthread.domain.reading.scheme_reading.columns import NUMBER
from goldenthread.domain.reading.scheme_reading.marks import verb_of_word
from goldenthread.domain.reading.scheme_reading.tables import Table

LONGEST_MATTER = 240
# A name has fewer words than these.
LONGEST_NAME = 7
FEWEST_MATTERS = 3
# No more words than these are no sentence.
FEWEST_WORDS = 4
_COLUMNS = {
    "decide": "Who decides", "approve": "Who approves", "recommend": "Who recommends", "propose": "Who proposes",
    "consult": "Who is consulted", "inform": "Who is informed", "do": "Who carries it out", "monitor": "Who monitors",
}  # fmt: skip
_MATTERS = r"(?:matters|decisions|powers|duties|functions|responsibilities|authority)"
# “Matters reserved to the members”, “The following powers are delegated to the Head by the Board: …”
_OF = re.compile(
    rf"(?:the\s+)?(?:following\s+)?(?:(?:financial|other|all)\s+)?(?:{_MATTERS}(?: and {_MATTERS})?\s+)?"
    r"(?:which\s+are\s+|that\s+are\s+|are\s+)?"
    r"(?:reserved|retained|delegated|kept|held|decided|taken)\s+(?:to|by|for|with)\s+(?P<name>[^:]{2,90}?)"
    r"(?:\s+by\s+[^:]{3,60})?\s*(?::\s*(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_THEIRS = re.compile(rf"(?:the\s+)?{_MATTERS}\s+of\s+(?P<name>[^:]{{2,60}})(?P<rest>)", re.IGNORECASE)
_DOES = re.compile(
    r"(?P<name>[^:]{2,60}?)\s+(?:decides?|retains?|keeps?|approves?|(?:will|shall|may|must|can)(?: decide)?|"
    r"(?:is|are)\s+(?:responsible for|authorised to|required to)|(?:has|have)\s+(?:responsibility for|authority to))"
    r"(?: on| upon)?\s*:?(?P<rest>)",
    re.IGNORECASE,
)
# “Each year, the Head may accept tenders of up to £10,000.”
_SENTENCE = re.compile(
    r"(?:[^,.:;]{3,60},\s+(?:[^,.:;]{3,60},\s+)?)?(?P<name>(?:[Tt]he\s+)?[A-Z][^,.;:]{1,60}?)\s+"
    r"(?:(?:shall|will|may|must|can)(?:\s+be\s+(?:empowered|authorised|required|able)\s+to)?|"
    r"(?:is|are)\s+(?:responsible\s+for|authorised\s+to|empowered\s+to|required\s+to)|"
    r"(?:has|have)\s+(?:the\s+)?(?:delegated\s+)?(?:authority|power|responsibility)\s+(?:to|for))\s+(?P<matter>\S.+)",
    re.DOTALL,
)
# “The Board delegates to the head of each school the responsibility for its day-to-day running.”
_GIVES_TO = re.compile(
    r"[^.;:]{3,60}?\s+(?:delegates?|gives?|ha(?:s|ve)\s+delegated)\s+to\s+(?P<name>the\s+[\w’' -]{2,40}?)"
    r"(?:\s+(?:of|in)\s+(?:each|every|the)\s+[\w ]{3,40}?)?"
    r"\s+(?:the\s+|all\s+)?(?:responsibility|authority|power|duty)\s+(?:for|to)\s+(?P<matter>\S.+)",
    re.DOTALL | re.IGNORECASE,
)
# “The Members watch over the trust and may amend its articles.”
_ALSO = re.compile(r"\band\s+(?:may|shall|will|must)\s+(?P<matter>\S.+)", re.DOTALL)
# “Orders must be approved by the Board”: who has which part, wherever a sentence says so.
_BY = re.compile(
    r"\b(?P<part>[a-z]+(?:ed|en|ion|rawn))\s+(?:only\s+|annually\s+|first\s+)?(?:by|to|for)\s+"
    r"(?=(?:the\s+)?[A-Z])(?P<name>(?:the\s+)?(?:[A-Z][\w’'-]*|of|and|&)(?:\s+(?:[A-Z][\w’'-]*|of|and|&|the(?=\s[A-Z])))*)"
)
_PASSIVE = re.compile(
    r"\s+(?:(?:must|shall|will|may|can|should)(?: only)? be|is|are)\s+(?:matters\s+)?"
    r"(?=(?:[a-z]+\s+){0,3}?[a-z]+(?:ed|en)\b)"
)
# “Writing off debts – Trust Board”, “Writing off debts: Trust Board”
_DASHED = re.compile(r"(?P<matter>\S.{2,160}?)(?:\s+[–—]|:)\s+(?P<who>\S.{1,120})")
# “Responsibility of the Head”, “Undertaken by: bursar”, “Accountable to governors”
_PART = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z ]{3,40}?)\s*(?P<joint>\b(?:of|by|to|with)\b:?|:)\s*(?P<who>\S.{1,100})"
)
_OWN_PARTS = {"responsib": "decide", "decision": "decide", "decided": "decide"}
_NUMBER = re.compile(r"^\(?(?P<number>[A-Za-z]{0,2}\d+(?:\.\d+)*[a-z]?|[A-Za-z]|[ivx]{1,5})(?:[.):]|\s(?=[A-Z]))\s*")
_BULLET = re.compile(r"^[–—•·▪◦*-]\s+")
# A note below that belongs to what bears a star.
_STAR_NOTE = re.compile(r"\s*\*\s*\w")
_END_OF_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.;])\s+(?=[A-Z])")
# How deep a line is that is no heading of the document, and looks like one.
CAPITALS, BOLD, COLON = 6, 7, 8


@dataclass(frozen=True)
class TextLine:
    """A line outside every table: its words, the level of a heading (0 for none), and whether it is of a list."""

    text: str
    level: int = 0
    is_item: bool = False


@dataclass
class _Matter:
    words: str
    section: str
    number: str = ""
    who: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def table_of_lists(lines: Iterable[TextLine]) -> Table | None:
    """Return lists under whose matters they are, such as “Reserved to the members”, as a table with a row for each.

    Sentences that say who may do something are rows too, and so are matters with a note below of who has which part.
    """
    reading = _Reading()
    told_of = list(lines)
    is_starred = any(re.search(r"\w\*", line.text) for line in told_of)
    for line in told_of:
        if not (is_starred and _STAR_NOTE.match(line.text)):
            reading.take(line)
    told = [matter for matter in reading.matters if matter.who]
    owners = {name for matter in told for names in matter.who.values() for name in names}
    if len(told) < FEWEST_MATTERS and len(owners) < 2:
        return None
    verbs = [verb for verb in _COLUMNS if any(verb in matter.who for matter in told)]
    elsewhere = "Decisions" if any(matter.section for matter in told) else ""
    return Table([
        ["Section", "Ref", "Decision", *(_COLUMNS[verb] for verb in verbs), "Notes"],
        *([each.section or elsewhere, each.number, each.words, *("; ".join(each.who.get(verb, ())) for verb in verbs),
           " ".join(each.notes)] for each in told),
    ], is_headed=True, left=reading.left_out())  # fmt: skip


class _Reading:
    """Where a reading stands: under which heading, and whose the matters are that follow."""

    def __init__(self) -> None:
        self.matters: list[_Matter] = []
        self.left: list[str] = []
        self._section, self._owner = "", ""
        self._section_level, self._owner_level = 0, 0

    def left_out(self) -> list[str]:
        """Return the sentences that nobody was found in; a title or a name is none."""
        lines = [*self.left, *(each.words for each in self.matters if not each.who)]
        return [line for line in lines if len(line.split()) > FEWEST_WORDS]

    def take(self, line: TextLine) -> None:
        number, text, is_item = _bare(line)
        if not text:
            return
        level = line.level or (CAPITALS if text.isupper() else 0)
        *before, last = _END_OF_SENTENCE.split(text) if text.endswith((":", ": -", ":-")) else [text]
        if part := self._part(text):
            verb, names = part
            self.matters[-1].who.setdefault(verb, []).extend(names)
        elif owner := _owner_of(last, is_head=bool(level) or not is_item):
            self._speak(" ".join(before), number)
            self._own(*owner, level or COLON)
        elif (
            self._speak(text, number)
            or self._tell(text, number)
            or self._dash(text, number)
            or self._pass(text, number)
        ):
            return
        elif level or text.endswith(":"):
            self._head(text.rstrip(" :"), level or COLON)
        elif is_item and not number and not self._owner and self.matters and self.matters[-1].who:
            self.matters[-1].notes.append(text)
        elif len(text) <= LONGEST_MATTER and not self._is_about_somebody(text, is_item=is_item):
            self._add(text, number, part_in(text) if self._owner else "decide", self._owner)
        else:
            self.left.append(text)

    def _is_about_somebody(self, text: str, *, is_item: bool) -> bool:
        """Say whether a sentence among the matters tells of somebody, and is none of these."""
        words = text.split()
        begins = " ".join(words[:LONGEST_NAME]).lower()
        if is_item or not self._owner or not text.endswith("."):
            return False
        named = any(is_name(" ".join(words[:at])) for at in range(1, min(LONGEST_NAME, len(words))))
        return named or any(word in begins.split() for word in self._owner.lower().split() if len(word) > 3)

    def _own(self, name: str, rest: str, level: int) -> None:
        """Begin the matters of somebody, those on the same line among them."""
        if self._section_level >= level:
            self._section, self._section_level = "", 0
        self._owner, self._owner_level = name, level
        for part in rest.split(";"):
            if part.strip(" .-–"):
                self._add(part, "", part_in(part), name)

    def _head(self, title: str, level: int) -> None:
        """Begin a section; one of the owner's own level or above ends what is the owner's."""
        if level <= self._owner_level:
            self._owner, self._owner_level = "", 0
        self._section, self._section_level = title, level

    def _part(self, text: str) -> tuple[str, list[str]] | None:
        """Return the part that a line says somebody has in the matter above it: “Undertaken by the bursar”."""
        found = _PART.fullmatch(text)
        if found is None or text.endswith(":") or self._owner or not self.matters:
            return None
        names = [each for each in re.split(r",\s*|\s+and\s+", found["who"].strip(" .;")) if each]
        if not all(map(is_name, names)):
            return None
        label = found["label"].lower()
        if label.startswith(("accountab", "answer")):
            return "monitor", names
        own = next((verb for start, verb in _OWN_PARTS.items() if label.startswith(start)), None)
        verb = own or verb_of_word(label.split()[0])
        return (verb, names) if verb else None

    def _speak(self, text: str, number: str) -> bool:
        """Take a sentence that says who may or must do something; what follows it is a note beside it."""
        first, *rest = _END_OF_SENTENCE.split(text) or [""]
        found = _SENTENCE.fullmatch(first.rstrip(". "))
        if found is None or not is_name(found["name"]):
            return False
        matter = found["matter"]
        part = verb_of_word(" ".join(matter.split()[:2])) if re.match(r"be\s|recommend|advise", matter) else "decide"
        self._add(matter, number, part or "decide", found["name"])
        self.matters[-1].notes += rest
        return True

    def _tell(self, text: str, number: str) -> bool:
        """Take a sentence that tells what somebody does: “The Board approves the budget”, or gives another to do."""
        first, *rest = _END_OF_SENTENCE.split(text) or [""]
        given = _GIVES_TO.fullmatch(first.rstrip(". "))
        if given and is_name(given["name"]):
            self._add(given["matter"], number, "decide", given["name"])
            self.matters[-1].notes += rest
            return True
        told = _told_in(first.rstrip(". "))
        if told is None:
            return False
        name, matter = told
        for clause in filter(None, (part.strip(" .-–").removeprefix("and ") for part in matter.split(";"))):
            self._add(clause, number, part_in(clause), name)
        self.matters[-1].notes += rest
        return True

    def _dash(self, text: str, number: str) -> bool:
        """Take a matter with whoever has it behind a dash."""
        found = None if self._owner else _DASHED.fullmatch(text.rstrip(" ."))
        if found is None or not (named := who_says(found["who"], "decide")):
            return False
        if not all(is_name(who.name) for who in named):
            return False
        self._add(found["matter"], number, "decide", "")
        self.matters[-1].who = {"decide": [found["who"]]}
        return True

    def _pass(self, text: str, number: str) -> bool:
        """Take a sentence that says by whom something is decided, approved or drawn up."""
        first, *rest = _END_OF_SENTENCE.split(text)
        begins = _PASSIVE.search(first)
        if begins is None or self._owner:
            return False
        said = [
            (_parts_of(each["part"]), _plain_name(each["name"]))
            for each in _BY.finditer(first, begins.start()) if is_name(each["name"])
        ]  # fmt: skip
        told = [(verb, name) for verb, name in said if verb]
        if not told:
            return False
        self._add(first[: begins.start()], number, "decide", "")
        for verb, name in told:
            self.matters[-1].who.setdefault(verb, []).append(name)
        self.matters[-1].notes += rest
        return True

    def _add(self, words: str, number: str, verb: str, name: str) -> None:
        words = re.sub(r"[;,]\s+(?:and|or)$", "", words.strip(" .;–-"))
        words = words[:1].upper() + words[1:]
        who = {verb: [_plain_name(name)]} if name else {}
        for beside in said_beside(words) if name else ():
            who.setdefault(beside.verb, []).append(_plain_name(beside.name))
        self.matters.append(_Matter(words[:LONGEST_MATTER], self._section, number, who))


def _told_in(sentence: str) -> tuple[str, str] | None:
    """Return who does something by a sentence, and what: “The Members appoint the trustees”."""
    words = sentence.split()
    for at in range(1, min(LONGEST_NAME, len(words) - 1)):
        name, deed = " ".join(words[:at]), _deed(words[at])
        if deed and is_name(name):
            return name, " ".join([deed, *words[at + 1 :]])
        if is_name(name) and (also := _ALSO.search(sentence)):
            return name, also["matter"]
    return None


def _deed(word: str) -> str:
    """Return a deed as its matter says it, so “approve” for “approves”; nothing for any other word."""
    return next((each for each in (word, word.removesuffix("s"), word.removesuffix("es")) if begins_a_deed(each)), "")


def _parts_of(word: str) -> str:
    """Return the part that “reserved”, “derived” or “approved” says somebody has; nothing where it says none."""
    own = {"reserved": "decide", "retained": "decide", "taken": "decide", "made": "decide", "derived": "propose"}
    return own.get(word) or verb_of_word(word) or ""


def _bare(line: TextLine) -> tuple[str, str, bool]:
    """Return a line's number, its words, and whether it is of a list."""
    text = " ".join(line.text.split())
    found = _BULLET.match(text)
    text = text[found.end() :] if found else text
    number = _NUMBER.match(text)
    if number is None or not NUMBER.match(number["number"].upper()):
        return "", text, line.is_item or bool(found)
    return number["number"], text[number.end() :], True


def _owner_of(text: str, *, is_head: bool) -> tuple[str, str] | None:
    """Return whose the matters are that follow, and what the same line says of them."""
    text = text.rstrip(" -–")
    # “Local governing bodies – what they answer for”
    before, *behind = re.split(r"\s+[–—]\s+", text)
    text = before if is_head and behind and is_name(before) else text
    is_short = len(text.split()) <= 14
    told = (
        (_OF.fullmatch(text) or _THEIRS.fullmatch(text) or _DOES.fullmatch(text)) if is_short or ":" in text else None
    )
    if told and is_name(told["name"]):
        return told["name"], told["rest"] or ""
    return (text, "") if is_head and is_short and is_name(text) else None


def _plain_name(name: str) -> str:
    bare = " ".join(re.sub(r"\([^()]*\)", " ", name).split()).strip(" :.–-")
    return re.sub(r"^(?:the|each|every|any|all)\s+", "", bare, flags=re.IGNORECASE)

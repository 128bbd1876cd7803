"""A form as somebody drew it: its labels with what stands beside or beneath them, and its tables with headings.

Labels stand before a colon, in a cell beside their answer or over it, or as headings and questions with lines under
them. What may be a label of this kind of paper is said by whoever reads the form; nothing that stands in it is lost.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.form_rows import SHORT_HEAD, in_turn, things_to_do
from goldenthread.domain.reading.paper import BOLD, OF_A_PASSAGE, Bit, parts_of

LONGEST_LABEL = 90
_LABELLED = re.compile(r"^\s*([^:\n]{2,60}):\s*(.*)$", re.DOTALL)
# “5. Who did you meet? The SENCO”: a question, often numbered, with its answer behind it.
_ASKED = re.compile(r"^\s*([^?:\n]{4,80}\?)\s+(\S.*)$", re.DOTALL)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+(?=\S)", re.IGNORECASE)
# Several labels of one line stand far apart.
_APART = re.compile(r"(?: {2,}|\t+)(?=[A-Z][^:\n]{1,40}:)")
_BULLET = re.compile(r"^\s*(?:[-•*–▪●]|\((?:[a-z]|[ivx]{1,4})\))\s+(?=\S)")
_TO_BE_SIGNED = re.compile(r"^\s*signed\b|_{4,}|\.{6,}", re.IGNORECASE)
# Whoever signed, or saw it, and what stands beside that: the day and the name are of the signature.
_SIGNS = re.compile(r"(?:counter)?sign(?:ed|ature)\b|(?:seen|read|approved|agreed) by\b", re.IGNORECASE)
_OF_A_SIGNATURE = re.compile(r"dated?|(?:print )?name|position", re.IGNORECASE)
# “(e.g. allocation of resources)”, “(what did you see?)”: how a label is to be understood.
_HINT = re.compile(r"\s*\((?:e\.?g\.?|i\.?e\.?|\S+\s+\S+\s+\S+)[^()]*\)", re.IGNORECASE)
_A_PAPER = re.compile(r"\b(?:visit|walk|report|record|form|notes?|review|log|register)\b", re.IGNORECASE)
# “Visit note: careers”, “Safeguarding governor: termly check”
_NAMED = re.compile(
    r"[^:]*\b(?:visit|walk|monitoring)\b[^:]*\b(?:report|record|form|notes?|review|log)s?: [^:]{3,40}$"
    r"|[^:]{3,40}\b(?:governor|trustee)s?: [^:]{0,30}\b(?:visit|walk|check|review|report)$",
    re.IGNORECASE,
)
# The head of a letter.
_CALLED = re.compile(r"(?:subject|title|re):\s*(\S.*)$", re.IGNORECASE)
_TICK = re.compile(r"[✓✔☑☒xX]|yes|ticked", re.IGNORECASE)
_BOXES = re.compile(r"[☑☒✓✔☐□].*[☑☒✓✔☐□]|.*[☑☒✓✔☐□]\s*$")
# What an answer begins with that otherwise looks like a label.
_BEGINS = re.compile(r"(?:to|i|we|the|they|priority \d+)\b(?!.*:$)", re.IGNORECASE)
_MOST_IN_A_LABEL, _LEAST = 5, 2
# A row of two labels with their answers.
_TWO_PAIRS = 4

_IN_A_CELL = Bit("", cell=(0, 0, 0))

Knows = Callable[[str], bool]
Names = Callable[[str], str | None]
# The headings of a form drawn as a table: “Aspect” over its labels, “Comments” over the answers.
_OVER_LABELS = re.compile(r"(?:aspect|area|section|question|heading|prompt|item|topic)s?", re.IGNORECASE)
_OVER_ANSWERS = re.compile(r"(?:comment(?:ary)?|note|response|answer|detail|observation)s?", re.IGNORECASE)


@dataclass
class Answer:
    """A label with what stands there; without a label, what stands under none. `is_inline`: it began behind it."""

    label: str
    says: list[str] = field(default_factory=list)
    is_inline: bool = False


@dataclass(frozen=True)
class Records:
    """A table with headings of its own, and a record a row."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass
class Form:
    """What a paper is called, and what it tells in the order of reading."""

    title: str = ""
    parts: list[Answer | Records] = field(default_factory=list)


def read_form(bits: Iterable[Bit], knows: Knows, heads: Knows, names: Names) -> Form:
    """Read a form.

    `knows` says what is a label, `heads` which bare line heads what follows it, and `names` what a label may ask for.
    """
    reading = _Reading(knows, heads, names)
    for part in parts_of(bits):
        if isinstance(part, Bit):
            reading.line(part)
        else:
            reading.table([[cell.strip() for cell in row] for row in part.rows])
    return reading.form


def bare(label: str) -> str:
    """Return a label without its number and without the hint in brackets behind it."""
    return _NUMBERED.sub("", _HINT.sub("", label)).strip()


class _Reading:
    """One reading of a form: what was read, and the label that is open."""

    def __init__(self, knows: Knows, heads: Knows, names: Names) -> None:
        self._knows, self._heads, self._names = knows, heads, names
        self.form = Form()
        self._begun = self._is_signed = False

    def line(self, bit: Bit) -> None:
        """Take a line: as the title, as labels with their answers, as a label, or as words under the last one."""
        plain = _BULLET.sub("", bit.text).strip()
        bit = bit._replace(is_item=bit.is_item or plain != bit.text.strip())
        for text in self._parted(plain):
            if not text or _TO_BE_SIGNED.search(text):
                self._is_signed = self._is_signed or bool(text)
                continue
            is_first, self._begun = not self._begun, True
            if is_first and (called := _CALLED.match(text)):
                self.form.title = called[1].strip()
            elif is_first and len(text) <= LONGEST_LABEL and (0 < bit.heading < OF_A_PASSAGE or _NAMED.match(text)):
                self.form.title = bare(text)
            elif named := self._labelled(text):
                self._open(*named, is_inline=bool(named[1].strip()))
            elif is_first and self._is_title(text, bit):
                self.form.title = bare(text)
            elif self._goes_on_with_title(text):
                self.form.title = f"{self.form.title} – {bare(text)}"
            elif self._is_label(text, bit) and (0 < bit.heading < BOLD or not self._answers(text)):
                self._open(text)
            else:
                self._say(text)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Take a table: a form of two columns, or rows of labels, records under headings, or both by turns."""
        if self._are_pairs(rows):
            self._take_form(rows)
        else:
            self._take_rows(rows)

    def _take_form(self, rows: Sequence[Sequence[str]]) -> None:
        for label, says in (row[:2] for row in rows):
            if label and not says:
                self._cell(label)
            elif label and not _are_over_a_form([label, says]):
                self._begun = True
                self._open(label, says)
        self._close()

    def _take_rows(self, rows: Sequence[Sequence[str]]) -> None:
        at = 0
        while at < len(rows):
            filled = [cell for cell in rows[at] if cell]
            end = self._records_end(rows, at) if len(filled) > 1 else at
            if end > at:
                self._take_records(rows[at], rows[at + 1 : end])
            elif len(filled) == 1:
                end = next((below for below in range(at, len(rows)) if sum(map(bool, rows[below])) != 1), len(rows))
                self._take_lone([next(filter(None, row)) for row in rows[at:end]])
            elif all(self._labelled(cell) or _holds_its_answer(cell) for cell in filled) or any(
                map(self._labelled, filled)
            ):
                for cell in filled:
                    self._cell(cell)
            elif filled:
                self._take_pairs(rows[at])
            at = max(end, at + 1)

    def _are_pairs(self, rows: Sequence[Sequence[str]]) -> bool:
        """Say whether a table of two columns is a form: its first column asks for several things."""
        filled = [row for row in rows if any(row)]
        answered = sum(bool(row[0] and "".join(row[1:2])) for row in filled)
        if answered < _LEAST or any(any(row[2:]) for row in filled):
            return False
        hold_their_own = any(
            _holds_its_answer(row[0]) or ((own := self._labelled(row[0])) and own[1].strip()) for row in filled
        )
        if hold_their_own or _are_ticks(filled[1:]):
            return False
        asks = [self._names(bare(row[0])) for row in filled if row[0]]
        several = len({*asks} - {None}) > _LEAST and sum(one is not None for one in asks) * 2 >= len(asks)
        return several or _are_over_a_form(filled[0])

    def _take_lone(self, cells: Sequence[str]) -> None:
        """Take cells one below another: labels with their answers in turn, as far as they are drawn so."""
        for first, second in in_turn(cells, [self._likeness(cell) for cell in cells]):
            if second is None:
                self._cell(first)
            else:
                self._begun = True
                self._open(first, second)

    def _likeness(self, cell: str) -> float:
        """Say how much a cell looks like a label: what asks, is known, is short, and is no sentence."""
        if "\n" in cell or len(bare(cell)) > LONGEST_LABEL or self._labelled(cell) or _TO_BE_SIGNED.search(cell):
            return -2
        is_short = len(bare(cell).split()) <= 2 * _MOST_IN_A_LABEL
        known = 1.5 * (self._is_known(cell) and not _BEGINS.match(cell))
        return known + 0.5 * cell.endswith(("?", ":")) + 0.5 * is_short + (-1 if cell.endswith(".") else 0.3)

    def _cell(self, text: str) -> None:
        """Take a cell by itself: a label with its answer in it, a label, or an answer."""
        is_first, self._begun = not self._begun, True
        first, _, rest = text.partition("\n")
        if _TO_BE_SIGNED.search(text):
            self._is_signed = True
            return
        if named := self._labelled(text):
            self._open(*named)
        elif is_first and self._is_title(text, Bit(text)):
            self.form.title = bare(text)
        elif self._goes_on_with_title(text):
            self.form.title = f"{self.form.title} – {bare(text)}"
        elif rest.strip() and (self._is_known(first) or _holds_its_answer(text)):
            self._open(first, rest)
        elif "\n" not in text and self._is_label(text, _IN_A_CELL) and not self._answers(text):
            self._open(text)
        else:
            self._say(text)

    def _take_pairs(self, row: Sequence[str]) -> None:
        """Take a row of labels, each with what stands beside it."""
        filled = [(at, cell) for at, cell in enumerate(row) if cell and not _TO_BE_SIGNED.search(cell)]
        self._begun = True
        is_value = False
        for place, (at, cell) in enumerate(filled):
            before = filled[place - 1][0] if place else at
            is_even = place % 2 == 0 and (
                len(filled) == _TWO_PAIRS or self._are_by_turns([cell for _, cell in filled])
            )
            skips = at - before > 1 and place + 1 < len(filled) and filled[place + 1][0] == at + 1
            is_third = len(filled) > _TWO_PAIRS - 1 and self._is_known(cell)
            opens = place == 0 or is_third or cell.endswith(":") or is_even
            could = "\n" not in cell and len(bare(cell)) <= LONGEST_LABEL and not cell.endswith(".")
            if could and opens and (not is_value or skips):
                self._open(cell)
                is_value = True
            else:
                self._say(cell)
                is_value = False
        if len(filled) > 1:
            self._close()

    def _are_by_turns(self, cells: Sequence[str]) -> bool:
        """Say whether a row of several pairs has its labels in every second cell, from the first on."""
        labels, answers = (sum(map(self._is_known, cells[at::2])) for at in (0, 1))
        return len(cells) > _TWO_PAIRS and len(cells) % 2 == 0 and labels > answers

    def _take_records(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        filled = [row for row in rows if any(row)]
        self._begun = True
        if _are_ticks(filled):
            self.form.parts.append(Answer(next(filter(None, heads)), [row[0] for row in filled if any(row[1:])]))
        else:
            self.form.parts.append(Records(heads, filled))
        self._close()

    def _records_end(self, rows: Sequence[Sequence[str]], at: int) -> int:
        """Return where the records end that a row heads; the row itself where it heads none."""
        blank = next((below for below in range(at + 1, len(rows)) if not any(rows[below])), len(rows))
        if blank - at > _LEAST and _are_ticks(rows[at + 1 : blank]):
            return blank
        end = next((below for below in range(at + 1, blank) if _is_lone(rows[below])), blank)
        body = rows[at + 1 : end]
        return end if body and self._heads_records(rows[at], body) else at

    def _heads_records(self, heads: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
        filled = [(at, " ".join(head.split())) for at, head in enumerate(heads) if head]
        ended = sum(head.endswith(":") for _, head in filled)
        if any(map(_holds_its_answer, heads)):
            return False
        if any(len(head) > SHORT_HEAD for _, head in filled) or 0 < ended < len(filled):
            return False
        asked = sum(row[0].endswith("?") for row in body)
        if asked * 2 > len(body) and not heads[0].endswith("?") and not any(head.endswith(".") for _, head in filled):
            return True
        if things_to_do(heads) is not None:
            return True
        known = sum(self._is_known(head) for _, head in filled)
        beneath = [row[at] for row in body for at, _ in filled if at < len(row) and row[at]]
        are_labels = sum(map(self._is_known, (row[0] for row in body))) * 2 >= len(body)
        if known == len(filled) >= _LEAST and not are_labels and beneath:
            return True
        # No heading has to be known where several short ones stand over rows that are filled as they are.
        as_filled = all(sum(map(bool, row)) >= len(filled) - 1 for row in body)
        ends = ("?.:", ".:")
        are_short = all(len(head.split()) < _MOST_IN_A_LABEL and head[-1] not in ends[at > 0] for at, head in filled)
        return len(filled) > _LEAST and len(body) >= _LEAST and as_filled and are_short and not are_labels

    def _labelled(self, text: str) -> tuple[str, str] | None:
        """Return the label of a line and what stands behind it: before a colon, or a question that is known."""
        plain = _NUMBERED.sub("", _without_hint(text))
        for like in (_ASKED, _LABELLED):
            found = like.match(plain)
            if found and (self._is_known(found[1]) or _BOXES.match(found[2])):
                return found[1], found[2]
        return None

    def _parted(self, text: str) -> Iterator[str]:
        """Cut a line of several labels into one line a label; any other stays whole."""
        parts = [text] if _SIGNS.match(text) else _APART.split(text)
        yield from parts if sum(bool(self._labelled(part)) for part in parts) > 1 else [text]

    def _is_title(self, text: str, bit: Bit) -> bool:
        is_short = len(text) <= LONGEST_LABEL and not text.endswith((".", "?", "!", ":", ",")) and "\n" not in text
        names_it = bool(bit.heading) or bool(_A_PAPER.search(text)) or not self._heads(bare(text))
        return is_short and names_it and ": " not in text and not bit.is_item

    def _goes_on_with_title(self, text: str) -> bool:
        """Say whether a second line says what the paper is, for the first only says whose it is."""
        title = self.form.title
        return (
            bool(title)
            and not self.form.parts
            and not _A_PAPER.search(title)
            and (bool(_A_PAPER.search(text)) and self._is_title(text, Bit(text)))
        )

    def _is_label(self, text: str, bit: Bit) -> bool:
        if len(bare(text)) > LONGEST_LABEL or "\n" in text or bit.is_item:
            return False
        if text.endswith(":") or 0 < bit.heading < BOLD:
            return True
        may = not text.endswith(".") and (bool(bit.heading) or text.endswith("?") or bit.cell is not None)
        few = len(bare(text).split()) <= _MOST_IN_A_LABEL
        plain = few and text[:1].isupper() and not text.endswith((".", "?", "!", ",", ";"))
        return (may and self._is_known(text)) or (plain and self._heads(bare(text)))

    def _is_known(self, text: str) -> bool:
        return len(bare(text)) <= LONGEST_LABEL and self._knows(bare(text))

    def _answers(self, text: str) -> bool:
        """Say whether what stands under a label answers it: it says nothing known, or begins as an answer does."""
        last = self.form.parts[-1] if self.form.parts else None
        if not isinstance(last, Answer) or not last.label or last.says or text.endswith(":"):
            return False
        return not self._is_known(text) or bool(_BEGINS.match(text))

    def _open(self, label: str, says: str = "", *, is_inline: bool = False) -> None:
        named = bare(label).strip(" :*")
        if self._is_signed and _OF_A_SIGNATURE.fullmatch(named):
            return
        self._is_signed = bool(_SIGNS.match(named))
        self.form.parts.append(Answer(named, [says.strip()] if says.strip() else [], is_inline))

    def _say(self, text: str) -> None:
        last = self.form.parts[-1] if self.form.parts else None
        if not isinstance(last, Answer):
            last = Answer("")
            self.form.parts.append(last)
        last.says.append(text)

    def _close(self) -> None:
        """Let what follows stand under no label: it follows a table."""
        self.form.parts.append(Answer(""))


def _without_hint(text: str) -> str:
    """Return a text without the hint behind its label; brackets in an answer are its own."""
    hint = _HINT.search(text.partition("\n")[0])
    is_of_label = hint is not None and not re.search(r":|\?.", text[: hint.start()].rstrip())
    return text[: hint.start()] + text[hint.end() :] if hint and is_of_label else text


def _are_over_a_form(row: Sequence[str]) -> bool:
    """Say whether a row heads the labels of a form and their answers, and is none of them."""
    return bool(_OVER_LABELS.fullmatch(row[0]) and _OVER_ANSWERS.fullmatch(row[1]))


def _holds_its_answer(cell: str) -> bool:
    """Say whether a cell begins with a label that ends in a colon, or a question, with its answer beneath it."""
    first, _, rest = cell.partition("\n")
    return first.rstrip().endswith((":", "?")) and bool(rest.strip()) and len(first) <= LONGEST_LABEL


def _is_lone(row: Sequence[str]) -> bool:
    """Say whether a row is a line on its own below records: its first cell alone, which asks nothing."""
    return sum(map(bool, row)) == 1 and bool(row[0]) and not row[0].endswith("?")


def _are_ticks(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows are ticked or not, and nothing else is said beside them."""
    beside = [cell for row in rows for cell in row[1:] if cell]
    return bool(beside) and all(map(_TICK.fullmatch, beside)) and all(row and row[0] for row in rows)

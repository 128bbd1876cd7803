"""What stands under a table and belongs to one of its lines: a footnote, hung on a sign beside words or a mark."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from goldenthread.domain.reading.scheme_reading.marks import meanings_said

_SIGN = r"[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§]+|\*{1,3}|\[\d{1,2}\]"
_HUNG = re.compile(rf"^\s*(?P<sign>{_SIGN})\s*(?P<says>[A-Za-z“‘(£].{{3,}})$", re.DOTALL)
# A note may begin within a paragraph, after the end of a sentence.
_BEFORE_SIGN = re.compile(r"\n|(?<=[.;])\s+(?=[¹²³⁴⁵⁶⁷⁸⁹†‡§]\s*[A-Za-z])")
_AT_END = re.compile(rf"(?<=[\w.,)%✓✔√☑✅✗●•■◆])\s?(?P<sign>{_SIGN})(?=\s*(?:$|\())")
_NOTE = re.compile(r"^(?:notes?|nb|n\.b\.|please note)\b[\s:.–-]*(?:\d+[.:)]?\s*)?(?=\S{2})", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass
class Footnotes:
    """Those of one scheme, by their signs, and notes that are hung on nothing. `used` grows as they are met."""

    by_sign: Mapping[str, str] = field(default_factory=dict)
    loose: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)

    def taken(self, words: str) -> tuple[str, list[str]]:
        """Return words without the signs of footnotes at their end, and what these footnotes say."""
        said: list[str] = []
        while (found := _AT_END.search(words)) and found["sign"] in self.by_sign:
            said.insert(0, self.by_sign[found["sign"]])
            self.used.add(found["sign"])
            words = f"{words[: found.start()]}{words[found.end() :]}".strip()
        return words, said

    def left(self) -> tuple[str, ...]:
        """Return what belongs to no line: it is kept with the scheme as a whole."""
        return (*(says for sign, says in self.by_sign.items() if sign not in self.used), *self.loose)


def raised(number: str) -> str:
    """Return a number as a footnote’s sign is written."""
    return number.translate(_RAISED)


def footnotes_in(texts: Iterable[str]) -> Footnotes:
    """Return the footnotes among lines that stand in no decision; what says what a mark means is a key, and none."""
    by_sign: dict[str, str] = {}
    loose: list[str] = []
    for text in (line.strip() for whole in texts for line in _BEFORE_SIGN.split(whole)):
        if meanings_said([text]):
            continue
        if hung := _HUNG.match(text):
            by_sign.setdefault(hung["sign"], hung["says"].strip())
        elif note := _NOTE.match(text):
            loose.append(text[note.end() :].strip())
    return Footnotes(by_sign, tuple(dict.fromkeys(loose)))


def is_footnote(cell: str) -> bool:
    """Say whether a row's one cell is a note at the foot of its table."""
    return bool(_HUNG.match(cell) or _NOTE.match(cell))

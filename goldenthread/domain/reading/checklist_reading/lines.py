"""The lines of a checklist that stand in no table, put together where a line's end or a stroke cut them.

A question may break over two lines, carry its number and its answer between strokes (“1e / Is there a lead? /
YES/NO”) or stand below a bullet that is alone on its line.
"""

import re
from collections.abc import Iterable, Iterator

from goldenthread.domain.reading.checklist_reading.areas import NUMBERED
from goldenthread.domain.reading.paper import Bit

# “1e / Is there …”, also behind the headings of columns that ran into it.
_STROKED = re.compile(r"^(?:(?:[A-Z][a-z]+ / )+[A-Z][a-z]+ ?)?(?P<number>\d{1,2}[a-z]?|[A-Z]\d{1,2}) / (?=\S)")
_ANSWER = re.compile(r"(?: / |(?<=\?) )(?P<answer>[A-Za-z/ ]{2,20})$")
_BULLET_ALONE = re.compile(r"[-–•*·]")
_ENDS = (".", "?", ":", "!", ";")


def put_together(bits: Iterable[Bit]) -> Iterator[tuple[Bit, str]]:
    """Yield each line whole and without number and strokes, with how it is answered where it says so."""
    for bit in _whole(bits):
        stroked = _STROKED.match(bit.text)
        words = bit.text[stroked.end() :] if stroked else bit.text
        answer = _ANSWER.search(words) if stroked else None
        kept = words[: answer.start()] if answer else words
        put = bit._replace(text=kept.strip(), is_item=bit.is_item or stroked is not None)
        yield put, answer["answer"] if answer else ""


def _whole(bits: Iterable[Bit]) -> Iterator[Bit]:
    held: Bit | None = None
    is_item = False
    for bit in bits:
        if _BULLET_ALONE.fullmatch(bit.text.strip()):
            is_item = True
            continue
        if held is not None and not is_item and _goes_on(held, bit):
            held = held._replace(text=f"{held.text} {bit.text}")
            continue
        if held is not None:
            yield held
        held = bit._replace(is_item=bit.is_item or is_item)
        is_item = False
    if held is not None:
        yield held


def _goes_on(held: Bit, bit: Bit) -> bool:
    """Say whether a line goes on with the question above it: in the middle of a sentence, or to the mark it lacks."""
    if held.heading or bit.heading or bit.is_item or _begins(bit) or held.text.rstrip().endswith(_ENDS):
        return False
    return bit.text[:1].islower() or (_begins(held) and bit.text.rstrip().endswith("?"))


def _begins(bit: Bit) -> bool:
    return bool(_STROKED.match(bit.text) or NUMBERED.match(bit.text))

"""What was told of a visit, piece by piece: under which label it stands, what it says, and what it is about.

A label is known by its words, and what stands under it is one piece; without a label each sentence is a piece of its
own. What is under a label that is not known is kept with it, in what was seen, and what only signs, greets or asks
for the form stands there as left out: whoever looks it over changes what any piece is about, and nothing is dropped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from goldenthread.domain.reading.forms import Answer, Form
from goldenthread.domain.reading.visit_reading import prose as visit_prose
from goldenthread.domain.reading.visit_reading.words import LEAVE, LINES, Meant, all_meant, meaning

_NEXT = re.compile(r"\bnext (?:\w+ )?(?:visit|meeting|review)\b", re.IGNORECASE)
# What says nothing without its label: a day, a number, yes or no.
_SAYS_LITTLE = re.compile(r"[\d./%£,-]+|yes|no|n/?a", re.IGNORECASE)
_BOXES = "☑☒✓✔☐□"
_A_BOX = re.compile(f"([{_BOXES}])")
# “Objective 1: a strong start”
_NUMBERED = re.compile(r"\w+(?: \w+)? \d+(?:\.\d+)*")
# A question of so many words says what its answer does not.
_LONG_QUESTION, _SHORT_ANSWER = 7, 60
# What is said in so few words, and is no sentence, is no passage.
_A_FEW = 8
# “By”, “Who”: asked beneath what is to be done, and told of that.
_OF_THE_LAST = {
    "By when": re.compile(r"by|(?:by )?when|due(?: date)?|deadline|target date", re.IGNORECASE),
    "Who": re.compile(r"who|by whom|owner|lead|responsible", re.IGNORECASE),
}  # fmt: skip
# An answer of more lines is a piece a line.
_MOST_LINES = 3
# Of more pieces the rest are one.
MOST_PIECES = 150


@dataclass(frozen=True)
class Piece:
    """What stands together on a form, and what it is about. `is_guess`: few words of its label are known, or none."""

    label: str
    says: str
    about: str
    is_guess: bool = False


@dataclass(frozen=True)
class Paper:
    """What a paper is called, and its pieces in the order of reading."""

    title: str
    pieces: Sequence[Piece]


def paper_of(form: Form, told: Mapping[int, str | None] | None = None) -> Paper:
    """Cut a form into pieces. `told` is what a person says that an answer is about, by its place."""
    answers = [part for part in form.parts if isinstance(part, Answer)]
    means = means_of(answers)
    asked = [Meant(told[at]) if told and at in told else meant for at, meant in enumerate(means)]
    pieces: list[Piece] = []
    for answer, meant in zip(answers, asked, strict=True):
        of = asked_of_the_last(answer.label)
        if of and pieces and pieces[-1].about == "wanted":
            pieces[-1] = replace(pieces[-1], says=f"{pieces[-1].says}\n{of}: {' '.join(answer.says)}")
        else:
            pieces += _pieces_of(answer, meant, is_last=answer is answers[-1])
    return Paper(form.title, [*pieces[: MOST_PIECES - 1], *_as_one(pieces[MOST_PIECES - 1 :])])


def asked_of_the_last(label: str) -> str:
    """Return what a label asks of the thing to be done before it: by when, or who; nothing of another."""
    return next((what for what, asks in _OF_THE_LAST.items() if asks.fullmatch(label)), "")


def means_of(answers: Sequence[Answer]) -> list[Meant]:
    """Return what each answer of a form is about; one behind its label is told by its own line."""
    return all_meant([one.label for one in answers], [one.says[: 1 if one.is_inline else None] for one in answers])


def moved(piece: Piece, about: str) -> Piece:
    """Return a piece as a person says what it is about: its label is no longer needed where it says enough alone."""
    alone = piece.says.removeprefix(under(piece.label, "")).strip()
    keeps = about == piece.about or not piece.label or piece.label.endswith("?") or _SAYS_LITTLE.fullmatch(alone)
    return replace(piece, about=about, says=piece.says if keeps else alone, is_guess=False)


def under(label: str, says: str) -> str:
    """Return what is said behind its label, as one line."""
    return f"{label} {says}" if label.endswith("?") else f"{label}: {says}"


def _as_one(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces as one, under their labels, in what was seen."""
    says = [under(one.label, one.says) if one.label else one.says for one in pieces if one.about != LEAVE]
    return [*pieces] if len(pieces) < 2 else [Piece("", "\n".join(says), "saw", is_guess=True)]


def _pieces_of(answer: Answer, asked: Meant, *, is_last: bool) -> Iterator[Piece]:
    what, label = asked.what, answer.label
    lines = [line for says in answer.says if (line := _ticked(label, says))]
    may_sign = is_last and (len(lines) > 1 or (bool(lines) and not label))
    signs = lines[-1:] if may_sign and visit_prose.is_signature(lines[-1]) else []
    lines = lines[: len(lines) - len(signs)]
    # A short answer behind its label is whole; what stands beneath it goes on with something else.
    is_whole = answer.is_inline and (what in LINES or _is_short(answer.says[0]))
    cut = 1 if is_whole else len(lines)
    if what is None and not label:
        yield from _by_sentence(lines)
    else:
        yield from _under_label(label, what, lines[:cut], is_near=asked.is_near)
        yield from _by_sentence(lines[cut:])
    yield from (Piece(label, line, LEAVE) for line in signs)


def _is_short(says: str) -> bool:
    return len(says.split()) <= _A_FEW and not says.endswith((".", ":", ";", ","))


def _by_sentence(lines: Iterable[str]) -> Iterator[Piece]:
    for line in lines:
        for one in visit_prose.cut(line):
            label, _, says = one.partition(": ")
            if says and (what := meaning(label)) in LINES:
                yield Piece(label, says, what)
            else:
                yield Piece("", one, LEAVE if visit_prose.is_courtesy(one) else visit_prose.about(one))


def _under_label(label: str, what: str | None, lines: Sequence[str], *, is_near: bool) -> Iterator[Piece]:
    """Yield what stands under a label as one piece, with the label where that is not known or says what it means."""
    is_guess = what is None or is_near
    begun = False
    for is_left, group in groupby(lines, lambda line: not (what or what is None) or visit_prose.is_courtesy(line)):
        kept = [*group]
        if not is_left and not begun:
            begun = True
            kept = _with_label(label, what, kept, is_near=is_near)
        is_cut = what == "wanted" or len(kept) > _MOST_LINES
        for says in kept if is_cut else ["\n".join(kept)]:
            yield Piece(label, says, LEAVE if is_left else what or "saw", is_guess and not is_left)


def _with_label(label: str, what: str | None, kept: list[str], *, is_near: bool) -> list[str]:
    is_line = what in LINES
    is_asked = label.endswith("?") and len(label.split()) >= _LONG_QUESTION and len(" ".join(kept)) < _SHORT_ANSWER
    is_bare = len(kept) == 1 and bool(_SAYS_LITTLE.fullmatch(kept[0].strip()))
    is_of_next = what == "wanted" and bool(_NEXT.search(label))
    is_numbered = bool(_NUMBERED.fullmatch(label))
    is_needed = what is None or (not is_line and (is_near or is_bare or is_asked or is_of_next or is_numbered))
    if not is_needed or kept[0].startswith(under(label, "")):
        return kept
    return [under(label, kept[0]), *kept[1:]]


def _ticked(label: str, says: str) -> str:
    """Return what is ticked where several boxes stand in a line, under its label; anything else as it is."""
    first, *rest = _A_BOX.split(says)
    # The words stand behind their boxes, or before them.
    words = [first, *rest[1::2]][not first.strip() :]
    boxes = [(box, said.strip(" ,;")) for box, said in zip(rest[::2], words, strict=False) if said.strip()]
    ticked = ", ".join(said for box, said in boxes if box in "☑☒✓✔")
    return says if len(boxes) < 2 else ticked and (under(label, ticked) if label else ticked)

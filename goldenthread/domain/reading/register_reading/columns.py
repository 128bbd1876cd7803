"""Which row of a register is its headings, and what each column holds: by its heading, by its cells, or as told."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.domain.reading.assigning import assigned, looks_like_an_entry
from goldenthread.domain.reading.columns import Look, Told, column, looks_of, width
from goldenthread.domain.reading.register_reading.headings import SCORES, Heading, Stage, first_line, headings_of
from goldenthread.domain.reading.register_reading.holding import REGISTER

Rows = Sequence[Sequence[str]]

# How far down the headings may stand.
_DEEPEST = 30
# Fewer columns than these that mean something are no register.
_LEAST_MEANT = 3
# A column that a person leaves out.
LEAVE = "leave"
_RISKS = ("title", "event", "cause")
_LONGEST = 90
_STEP = re.compile(r"[1-9]|10")
# A score of the time before is not how things stand.
_OF_BEFORE = re.compile(
    r"\s*(?:previous|prior|last) (?:risk )?(?:rag|score|rating|level|total|colou?r)", re.IGNORECASE
)


def read_columns(rows: Rows) -> tuple[int, list[Heading]] | None:
    """Return where the headings of a register stand and what each column is taken for; None where it is none."""
    best: tuple[int, int, list[Heading]] | None = None
    for at, row in enumerate(rows[:_DEEPEST]):
        known = headings_of(row, over(rows, at))
        meant = [one for one in known if one.means and len(first_line(one.words)) <= _LONGEST]
        kinds = {(one.means, one.stage) for one in meant}
        if len(meant) < _LEAST_MEANT or len(kinds) < 2 or (best is not None and len(kinds) <= best[0]):
            continue
        headings = _suited(known, rows[at + 1 :])
        if any(one.means in _RISKS for one in headings):
            best = (len(kinds), at, headings)
    if best is None:
        best = _guessed(rows)
    return (best[1], staged(best[2])) if best else None


def _guessed(rows: Rows) -> tuple[int, int, list[Heading]] | None:
    """Return the row of short words over which most columns are near to something, where too few are known."""
    best: tuple[int, int, list[Heading]] | None = None
    for at, row in enumerate(rows[:_DEEPEST]):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) < _LEAST_MEANT or any(looks_like_an_entry(cell) for cell in filled):
            continue
        headings = _suited(headings_of(row, over(rows, at)), rows[at + 1 :])
        means = {one.means for one in headings if one.means}
        if means & {*_RISKS} and len(means) >= _LEAST_MEANT and (best is None or len(means) > best[0]):
            best = (len(means), at, headings)
    return best


def told_columns(rows: Rows, told: Told) -> tuple[int, list[Heading]]:
    """Return the columns as a person told them: “likelihood@inherent”, or nothing for what is kept as a remark."""
    words = [*rows[told.row], *[""] * (width(rows) - len(rows[told.row]))]
    said = [*told.means, *[""] * (len(words) - len(told.means))]
    return told.row, [_as_told(first_line(one), means) for one, means in zip(words, said, strict=False)]


def code_of(heading: Heading) -> str:
    """Return a column's meaning in one word, as a person is asked for it."""
    return f"{heading.means}@{heading.stage}" if heading.stage else heading.means


def _as_told(words: str, said: str) -> Heading:
    means, _, stage = said.partition("@")
    return Heading(means, words, Stage(stage) if stage in set(Stage) else Stage.UNSAID)


def over(rows: Rows, at: int) -> Sequence[str]:
    """Return the row of groups above the headings: one that holds several words, and is no title of the sheet."""
    above = rows[at - 1] if at else ()
    filled = [cell for cell in above if cell.strip()]
    return above if len(filled) > 1 or any(one.stage for one in headings_of(above)) else ()


def _suited(headings: Sequence[Heading], body: Rows) -> list[Heading]:
    """Return headings as the whole of the table allows: a sentence is no score, a day is no control."""
    held = assigned(REGISTER, [first_line(one.words) for one in headings], body, [one.means for one in headings])
    made = [
        replace(one, is_guess=now.is_guess) if now.means == one.means
        else Heading(now.means, one.words, one.stage if now.means in SCORES else Stage.UNSAID, is_guess=now.is_guess)
        for one, now in zip(headings, held, strict=True)
    ]  # fmt: skip
    made = [Heading("remarks", one.words) if _OF_BEFORE.match(one.words) else one for one in made]
    made = _with_other_half(made, body)
    if any(one.means == "title" for one in made):
        return _with_area(made, body)
    # A heading that says nothing known, over sentences at the left: there the risks stand.
    left = next(
        (at for at, one in enumerate(made) if one.words and not one.means and _are_words(column(body, at))), -1
    )
    if left in (0, 1) and not any(one.means in _RISKS for one in made):
        made[left] = Heading("title", made[left].words, is_guess=True)
    return made


def _with_other_half(made: list[Heading], body: Rows) -> list[Heading]:
    """Take the one column of small numbers that nothing is known of for what likelihood or impact lacks beside it."""
    halves = {one.means for one in made} & {"likelihood", "impact"}
    small = [
        at for at, one in enumerate(made)
        if one.words and not one.means and (cells := column(body, at)) and all(map(_STEP.fullmatch, cells))
    ]  # fmt: skip
    if len(halves) != 1 or len(small) != 1 or any(one.means == "score" for one in made):
        return made
    missing = "impact" if "likelihood" in halves else "likelihood"
    return [Heading(missing, one.words, is_guess=True) if at == small[0] else one for at, one in enumerate(made)]


def _with_area(made: list[Heading], body: Rows) -> list[Heading]:
    """Take an “area of risk” that is a sentence of its own in each row for the risk, and its description as such."""
    at = next((at for at, one in enumerate(made) if one.means == "category"), None)
    titles = [place for place, one in enumerate(made) if one.means == "title"]
    if at is None or not titles or at > titles[0]:
        return made
    cells = column(body, at)
    if looks_of(cells) is not Look.SENTENCE or len(set(cells)) * 5 < len(column(body, titles[0])) * 4:
        return made
    described = "event" if not any(one.means == "event" for one in made) else "remarks"
    return [
        Heading("title", one.words) if place == at else Heading(described, one.words) if place in titles else one
        for place, one in enumerate(made)
    ]


def _are_words(cells: Sequence[str]) -> bool:
    return bool(cells) and looks_of(cells) in (Look.SENTENCE, Look.WORD, Look.NOTHING)


def staged(headings: Sequence[Heading]) -> list[Heading]:
    """Give a time to scores whose headings have none: one set is how it stands, the first of two before controls."""
    made = _told_apart(headings)
    seen: dict[str, list[int]] = {}
    for at, one in enumerate(headings):
        if one.is_of_a_score and not one.stage:
            seen.setdefault(one.means, []).append(at)
    if len(seen.get("level", ())) == 1 and len(seen) == 1 and any(one.stage for one in headings):
        # A colour at the end of the row says how things stand, whatever other scores say when.
        at = seen["level"][0]
        return [*made[:at], replace(made[at], stage=Stage.RESIDUAL), *made[at + 1 :]]
    said = {one.stage for one in headings if one.stage}
    order = [stage for stage in (Stage.INHERENT, Stage.RESIDUAL, Stage.TARGET) if stage not in said]
    sets = max(map(len, seen.values()), default=0)
    stages = ([Stage.RESIDUAL] if Stage.RESIDUAL in order else order[:1]) if sets == 1 else order
    for places in seen.values():
        for stage, at in zip(stages, places, strict=False):
            made[at] = replace(made[at], stage=stage)
    return made


def _told_apart(headings: Sequence[Heading]) -> list[Heading]:
    """Let a description that stands beside a title say what happens, and not be run into the title."""
    titles = [one for one in headings if one.means == "title"]
    longer = [one for one in titles if "descri" in one.words.lower()]
    if not longer or len(longer) == len(titles) or any(one.means == "event" for one in headings):
        return list(headings)
    return [replace(one, means="event") if one in longer else one for one in headings]

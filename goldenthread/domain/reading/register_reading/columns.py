"""Which row of a register is its headings, and what each column holds: by its heading, by its cells, or as told."""

from collections.abc import Sequence

from goldenthread.domain.reading.columns import Look, Told, column, looks_of, width
from goldenthread.domain.reading.register_reading.headings import SCORES, Heading, Stage, first_line, headings_of
from goldenthread.domain.reading.register_reading.scores import is_degree

Rows = Sequence[Sequence[str]]

# How far down the headings may stand.
_DEEPEST = 30
# Fewer columns than these that mean something are no register.
_LEAST_MEANT = 3
# A column that a person leaves out.
LEAVE = "leave"
_RISKS = ("title", "event", "cause")
_LONGEST = 90
# What a column holds that is called by a score, and holds none.
_IN_WORDS = {"impact": "effect", "likelihood": "remarks"}
_COLOURS = frozenset({"red", "amber", "green", "yellow", "orange", "r", "a", "g"})
# What a column is instead, where its cells cannot be what its heading says.
_INSTEAD = {
    ("impact", Look.SENTENCE): "effect", ("likelihood", Look.SENTENCE): "remarks",
    ("score", Look.SENTENCE): "remarks", ("score", Look.WORD): "level",
    ("likelihood", Look.PRODUCT): "score", ("impact", Look.PRODUCT): "score", ("level", Look.SENTENCE): "remarks",
    ("assurance", Look.DATE): "next_review", ("controls", Look.DATE): "due", ("actions", Look.DATE): "due",
    ("owner", Look.DATE): "due", ("title", Look.NUMBER): "ref", ("title", Look.DATE): "raised_on",
    ("response", Look.SENTENCE): "actions", ("status", Look.SENTENCE): "remarks",
}  # fmt: skip


def read_columns(rows: Rows) -> tuple[int, list[Heading]] | None:
    """Return where the headings of a register stand and what each column is taken for; None where it is none."""
    best: tuple[int, int, list[Heading]] | None = None
    for at, row in enumerate(rows[:_DEEPEST]):
        headings = _suited(headings_of(row, over(rows, at)), rows[at + 1 :])
        meant = [one for one in headings if one.means and len(first_line(one.words)) <= _LONGEST]
        kinds = {(one.means, one.stage) for one in meant}
        has_risk = any(one.means in _RISKS for one in meant)
        if has_risk and len(meant) >= _LEAST_MEANT and len(kinds) > 1 and (best is None or len(kinds) > best[0]):
            best = (len(kinds), at, headings)
    return (best[1], staged(best[2])) if best else None


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
    """Return headings as their cells allow: a sentence is no score, a day is no control, a number is no risk."""
    made = [_one_suited(one, column(body, at)) for at, one in enumerate(headings)]
    if any(one.means == "title" for one in made):
        return _with_area(made, body)
    # A heading that says nothing known, over sentences at the left: there the risks stand.
    left = next(
        (at for at, one in enumerate(made) if one.words and not one.means and _are_words(column(body, at))), -1
    )
    if left in (0, 1) and not any(one.means in _RISKS for one in made):
        made[left] = Heading("title", made[left].words)
    return made


def _one_suited(one: Heading, cells: Sequence[str]) -> Heading:
    look = looks_of(cells)
    if one.means == "status" and cells and all(cell.lower() in _COLOURS for cell in cells):
        return Heading("level", one.words, one.stage)
    if one.means == "effect" and cells and all(is_degree(cell, "impact") for cell in cells):
        return Heading("impact", one.words)
    is_no_degree = one.means in _IN_WORDS and cells and not any(is_degree(cell, one.means) for cell in cells)
    means = _INSTEAD.get((one.means, look), one.means)
    if is_no_degree and means == one.means and look is not Look.NUMBER:
        means = _IN_WORDS[one.means]
    return one if means == one.means else Heading(means, one.words, one.stage if means in SCORES else Stage.UNSAID)


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
        return [*made[:at], Heading("level", made[at].words, Stage.RESIDUAL), *made[at + 1 :]]
    said = {one.stage for one in headings if one.stage}
    order = [stage for stage in (Stage.INHERENT, Stage.RESIDUAL, Stage.TARGET) if stage not in said]
    sets = max(map(len, seen.values()), default=0)
    stages = ([Stage.RESIDUAL] if Stage.RESIDUAL in order else order[:1]) if sets == 1 else order
    for places in seen.values():
        for stage, at in zip(stages, places, strict=False):
            made[at] = Heading(made[at].means, made[at].words, stage)
    return made


def _told_apart(headings: Sequence[Heading]) -> list[Heading]:
    """Let a description that stands beside a title say what happens, and not be run into the title."""
    titles = [one for one in headings if one.means == "title"]
    longer = [one for one in titles if "descri" in one.words.lower()]
    if not longer or len(longer) == len(titles) or any(one.means == "event" for one in headings):
        return list(headings)
    return [Heading("event", one.words, one.stage) if one in longer else one for one in headings]

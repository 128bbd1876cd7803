"""What the columns of somebody's sheet of figures hold, as a person says it: which the place, and which a figure.

A figure is written as its measure, which half of it, and of which group of pupils: “att@numerator@girls”.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.reading.columns import Told, column, width

PLACE = "place"
PARTS = {"value": "", "numerator": "how many", "denominator": "out of"}
# A word of a heading means a word that begins like it, from so many letters on: “Att %” is of attendance.
FEWEST_LETTERS = 3

Figure = tuple[str, str, str]


@dataclass(frozen=True)
class FigureColumns:
    """Which row the headings are, which figure each column holds, and which columns name the place, if it is said."""

    top: int
    figures: Mapping[int, Figure]
    places: Sequence[int] = ()

    def left_out(self, headings: Sequence[str]) -> list[str]:
        """Return the headings of the columns that hold none of it."""
        return [head for at, head in enumerate(headings) if head and at not in {*self.figures, *self.places}]


def code_of(figure: Figure) -> str:
    return "@".join(figure)


def figure_of(code: str) -> Figure | None:
    """Return the figure that is meant; none where it is the place, or nothing."""
    measure, part, group = (*code.split("@", 2), "", "")[:3]
    return (measure, part, group) if part in PARTS else None


def called(code: str, names: Mapping[str, str]) -> str:
    """Return what a column holds in words, by the names of the measures."""
    if (figure := figure_of(code)) is None:
        return "Which school or place" if code == PLACE else "Left out"
    measure, part, group = figure
    name = names.get(measure, "A figure that is not kept any more")
    return ": ".join(filter(None, (", ".join(filter(None, (name, group))), PARTS[part])))


def as_told(told: Told, asked: Iterable[str]) -> FigureColumns:
    """Return the columns as they were told, those alone whose measure is asked for."""
    of = set(asked)
    figures = {at: figure for at, code in enumerate(told.means) if (figure := figure_of(code)) and figure[0] in of}
    return FigureColumns(told.row, figures, [at for at, code in enumerate(told.means) if code == PLACE])


def what_lacks(told: Told | None, names: Mapping[str, str]) -> str:
    """Say why nothing can be read as it was told; nothing where it can."""
    if told is None or told.row < 0:
        return "Say which row its headings are."
    figures = [code for code in told.means if figure_of(code)]
    if PLACE not in told.means:
        return "Say which column holds the school or place."
    if not figures:
        return "Say of one column at least which figure it holds."
    twice = next((code for code in figures if figures.count(code) > 1), "")
    return f"Two columns are said to hold “{called(twice, names)}”. Choose one of them." if twice else ""


def proposed(
    rows: Sequence[Sequence[str]], known: FigureColumns, places: Iterable[str], offered: Mapping[str, str]
) -> list[str]:
    """Return what each column seems to hold: as its heading says, by the places in it, or by words that come near.

    `offered` are the figures to choose from, by their codes, in words.
    """
    named, means = {name.casefold().strip() for name in places}, [""] * width(rows)
    for at, figure in known.figures.items():
        means[at] = code_of(figure)
    counts = [sum(cell.casefold() in named for cell in column(rows, at)) for at in range(len(means))]
    if any(counts):
        means[counts.index(max(counts))] = PLACE
    headings = next((row for row in rows[known.top :] if sum(map(bool, row)) > 1), [])
    for at, heading in enumerate(headings):
        near = _nearest(heading, {code: says for code, says in offered.items() if code not in means})
        if not means[at] and near:
            means[at] = near
    return means


def _nearest(heading: str, offered: Mapping[str, str]) -> str:
    """Return the figure with most words that begin like those of a heading; none where two come as near."""
    words = _words(heading)
    scores = {
        code: sum(any(word.startswith(one) or one.startswith(word) for word in _words(says)) for one in words)
        for code, says in offered.items()
    }
    best = max(scores.values(), default=0)
    found = [code for code, score in scores.items() if score == best]
    fewest = min((len(_words(offered[code])) for code in found), default=0)
    closest = [code for code in found if len(_words(offered[code])) == fewest]
    return closest[0] if best and len(closest) == 1 else ""


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", text.casefold()) if len(word) >= FEWEST_LETTERS]

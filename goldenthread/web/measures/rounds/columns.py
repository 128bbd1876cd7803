"""Which column of a sheet of figures is what: asked where its headings do not say it, and known the next time."""

from collections.abc import Mapping, Sequence

from goldenthread.domain.measures.figure_block import Block, known_columns
from goldenthread.domain.measures.figure_columns import PARTS, PLACE, as_told, called, code_of, proposed, what_lacks
from goldenthread.domain.reading.columns import width
from goldenthread.features.measures.queries import Owed
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.columns_form import ColumnsForm, Drawn
from goldenthread.web.kit.columns_told import ask_columns, remember_columns
from goldenthread.web.measures.rounds import sheets

KIND = "figures"


def read(
    request: TrustRequest, owed: Sequence[Owed], rows: Sequence[Sequence[str]], also: Mapping[str, str]
) -> tuple[Block, ColumnsForm]:
    """Return what was read: as its columns are told now or were before, and else by its headings.

    `also` are the places by the names that they were said to go by.
    """
    names = {one.measure.ref: one.measure.name for one in owed}
    holds = _holds(owed, names)
    form, tellings = ask_columns(request, KIND, [_drawn(owed, rows, holds, also)] if rows else [], holds)
    told = tellings.get(0)
    if form.is_bound and form.is_valid() and (lacks := what_lacks(told, names)):
        form.add_error(None, lacks)
    columns = as_told(told, names) if told and not form.errors else None
    block = sheets.read(owed, rows, columns if columns and columns.figures and columns.places else None, also)
    if form.is_bound and not form.errors and block.cells:
        remember_columns(request, KIND, form)
    return block, form


def is_to_be_told(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether there are headings with something beneath them, of which one could say what they are."""
    return len(rows) > 1 and width(rows) > 1


def _holds(owed: Sequence[Owed], names: Mapping[str, str]) -> dict[str, str]:
    """Return what a column may hold: the place, or a figure that is asked for, whole or by halves."""
    figures = dict.fromkeys(
        (one.measure.ref, part, one.group)
        for one in sorted(owed, key=lambda one: (one.measure.name, one.group))
        for part in (PARTS if one.measure.is_share else ("value",))
    )
    return {"": "Leave it out", **{code: called(code, names) for code in (PLACE, *map(code_of, figures))}}


def _drawn(
    owed: Sequence[Owed], rows: Sequence[Sequence[str]], holds: Mapping[str, str], also: Mapping[str, str]
) -> Drawn:
    known = known_columns(rows, sheets.measures_of(owed), sheets.groups_of(owed))
    places = [name for names in sheets.places_of(owed, also).values() for name in names if name]
    figures = {code: says for code, says in holds.items() if code not in {"", PLACE}}
    return Drawn(rows, means=proposed(rows, known, places, figures))

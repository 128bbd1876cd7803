"""Which column is what, as somebody said it of the same headings before: proposed again, and kept when it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.domain.reading.columns import Told, recalled, shape_of
from goldenthread.features.intake import operations, queries
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.columns_form import DEEPEST, ColumnsForm, Drawn
from goldenthread.web.kit.paper_columns import HOLDS

Tellings = dict[int, Told | None]


def ask_columns(
    request: TrustRequest, kind: str, tables: Sequence[Drawn], holds: Mapping[str, str] | None = None
) -> tuple[ColumnsForm, Tellings]:
    """Return the choice of columns, and what is said of them: now, or else of the same headings before.

    `holds` is what a column may hold where that is not the same for every paper of the kind.
    """
    shapes = (shape_of(heads) for table in tables for heads in table.rows[:DEEPEST])
    known = queries.headings_told(request.reach, kind, shapes)
    drawn = [_recalled(table, known) for table in tables]
    form = ColumnsForm(request.POST if "columns" in request.POST else None, tables=drawn, holds=holds or HOLDS[kind])
    before: Tellings = {
        at: Told(table.row or 0, tuple(table.means)) for at, table in enumerate(drawn) if table.is_recalled
    }
    return form, form.told() or before


def remember_columns(request: TrustRequest, kind: str, form: ColumnsForm) -> None:
    """Keep what was said of columns otherwise than it had been understood."""
    told: dict[str, Sequence[str]] = {}
    for at, said in form.told().items():
        table = form.tables[at]
        if said is None or said.row < 0 or not any(said.means):
            continue
        was = [*table.means, *[""] * len(said.means)]
        if said.row != table.row or any(now != before for now, before in zip(said.means, was, strict=False)):
            # What was said before and is no choice today is not unsaid by that.
            before = was if table.is_recalled and said.row == table.row else [""] * len(was)
            told[shape_of(table.rows[said.row])] = [
                now or (then if then not in form.holds else "") for now, then in zip(said.means, before, strict=False)
            ]
    operations.remember_headings(trust=request.trust, kind=kind, told=told, by=request.user)


def _recalled(table: Drawn, known: Mapping[str, Sequence[str]]) -> Drawn:
    """Return a table with what was said of its headings before, in the place of what was understood."""
    said = recalled(table.rows[:DEEPEST], known)
    return replace(table, row=said.row, means=said.means, is_recalled=True, guessed=frozenset()) if said else table

"""A register that stands in a workbook or a Word table: read, looked over, taken in, and taken back as a whole."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.reading import register_reading
from goldenthread.domain.reading.register_reading import ReadRegister, ReadRisk, Scale, Table, as_register
from goldenthread.features.organisations.models import Trust
from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.grid_shapes import GridShape
from goldenthread.features.risks.models import Risk
from goldenthread.features.risks.queries.visible import EDIT
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.cells_form import CellsForm, Lines
from goldenthread.web.kit.columns_form import ColumnsForm
from goldenthread.web.kit.columns_told import ask_columns, remember_columns
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.kit.tables_form import TablesForm
from goldenthread.web.risks.columns import KIND, drawn
from goldenthread.web.risks.forms import places_of, posts_for, whose
from goldenthread.web.risks.settling import SettleForm


class BringInForm(TablesForm):
    """Where the register comes from, and whose it is."""

    field_order = ("place", "file", "pasted")
    place = forms.ChoiceField(label="Whose register it is")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["place"].choices = places  # type: ignore[attr-defined]


@requires("risk.edit")
def bring_in(request: TrustRequest) -> HttpResponse:
    """Read a register, show what was understood, and take it in once a person says so."""
    form = BringInForm(
        request.POST or None, request.FILES or None, places=places_of(request.reach, request.trust, EDIT)
    )
    found, rows, risks, settling, columns_form, cells_form, kinds = None, [], [], None, None, None, []
    if form.is_valid():
        school = whose(request.trust, form.cleaned_data["place"]).school
        tables, cells_form = _put_right(request, form.cleaned_data["tables"])
        form.cleaned_data["tables"] = tables
        shape, posts = queries.frame_of(request.reach.trust), posts_for(request.trust, school.pk if school else None)
        found, columns_form = _read(request, tables, shape)
        cells_form = cells_form or _opened(request, tables, found)
        risks = [risk for risk in found.risks if not risk.is_closed]
        words = register_reading.Words(
            {kind.key: kind.name for kind in shape.kinds}, {post.ref: post.title for post in posts}, shape.grid
        )
        settling = SettleForm(
            request.POST if "settled" in request.POST else None, shape=shape, words=words,
            asked=register_reading.unsettled(risks, words),
        )  # fmt: skip
        settled = settling.settled()
        by_ref = {post.ref: post for post in posts}
        rows = [
            operations.row_of(register_reading.make(risk, words, settled, clock.today()), by_ref) for risk in risks
        ]
        # A kind that is asked is not shown as though it were said.
        said = [settling.is_settled or register_reading.kind_said(risk, words.kinds) for risk in risks]
        kinds = [shape.kind(row.words.kind) if is_said else None for row, is_said in zip(rows, said, strict=True)]
        if not rows:
            form.add_error(None, " ".join(["No open risk was found in it.", *found.left_out[:3]]))
        elif (
            request.POST.get("deed") == "take in"
            and settling.is_settled
            and not columns_form.errors
            and not cells_form
        ):
            batch: list[str] = []
            if saved(form, lambda: batch.append(operations.take_in_register(
                whose=whose(request.trust, form.cleaned_data["place"]), rows=rows, by=request.user
            ))):  # fmt: skip
                remember_columns(request, KIND, columns_form)
                messages.success(request, f"{len(rows)} risk{'s are' if len(rows) != 1 else ' is'} on the register.")
                return redirect("risks:undo", request.trust.slug, batch[0])
    return show(
        request, "risks/pages/bring_in.html", form=form, found=found, rows=rows, settling=settling,
        columns_form=columns_form, cells_form=cells_form,
        shown=list(zip(rows, kinds, map(_lines, risks), strict=True)),
        closed=len(found.risks) - len(rows) if found else 0,
        held=form.to_hold() if found else "", shape=queries.frame_of(request.reach.trust),
    )  # fmt: skip


@requires("risk.edit")
def undo(request: TrustRequest, batch: str) -> HttpResponse:
    """Show what one register brought, and take it back as a whole."""
    if not request.reach.may_everywhere(EDIT):
        rows = queries.risks_within(request.reach).filter(school__in=request.reach.schools_for(EDIT), batch=batch)
    else:
        rows = queries.risks_within(request.reach).filter(batch=batch)
    first = find(rows.exclude(batch=""))
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: operations.undo_register(
        whose=_whose(request.trust, first), by=request.user
    )):  # fmt: skip
        messages.success(request, "Taken back.")
        return redirect("risks:risks", request.trust.slug)
    return show(request, "risks/pages/undo.html", rows=rows, form=form, batch=batch)


def _whose(trust: Trust, first: Risk) -> operations.Whose:
    if not first.batch:
        raise Http404
    return operations.Whose(trust, first.school, first.unit, batch=first.batch)


def _lines(risk: ReadRisk) -> Lines:
    return Lines(risk.place, risk.lines)


def _put_right(request: TrustRequest, tables: Sequence[Table]) -> tuple[list[Table], CellsForm | None]:
    """Return the tables with the cells that somebody typed anew, those of one risk; or those cells where amiss."""
    found = list(tables)
    lines = Lines.named(request.POST.get("line", ""), [as_register(table).rows for table in found])
    if lines is None:
        return found, None
    table = as_register(found[lines.table])
    cells = CellsForm(request.POST, lines=lines, rows=table.rows)
    if not cells.is_valid():
        return found, cells
    found[lines.table] = Table(cells.put_right(), table.name)
    return found, None


def _opened(request: TrustRequest, tables: Sequence[Table], found: ReadRegister) -> CellsForm | None:
    """Return the cells of the risk that somebody opens to put them right."""
    read = [as_register(table) for table in tables]
    lines = Lines.named(request.POST.get("open", ""), [table.rows for table in read])
    if lines is None or lines.table not in found.columns:
        return None
    heads = [one.words for one in found.columns[lines.table][1]]
    return CellsForm(lines=lines, rows=read[lines.table].rows, heads=heads)


def _read(request: TrustRequest, tables: Sequence[Table], shape: GridShape) -> tuple[ReadRegister, ColumnsForm]:
    """Return the register as it is read, or as its columns were told, and the choices of its columns."""
    scale = Scale([step.name for step in shape.likelihood], [step.name for step in shape.impact])
    found = register_reading.read_register(tables, scale)
    columns, told = ask_columns(request, KIND, drawn(tables, found))
    return register_reading.read_register(tables, scale, told) if told else found, columns

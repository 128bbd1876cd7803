"""What lives by a value or a principle, and the grid of vision and promises, part by part."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan, Statement
from goldenthread.features.plans.queries.outline import editing, speaking
from goldenthread.features.plans.queries.outline.speaking import Promises
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.editing.element_forms import part_choices
from goldenthread.web.plans.editing.saving import plan_to_edit


class LiveByForm(forms.Form):
    """The parts that live by a statement."""

    parts = forms.MultipleChoiceField(label="Parts", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]


@requires("plan.edit")
def live_by(request: TrustRequest, ref: str) -> HttpResponse:
    """Say which parts of a plan live by one of its values or principles."""
    statement = find(editing.statements_to_edit(request.reach).filter(kind__in=speaking.LIVED_BY), ref=ref)
    parts = editing.skeleton(statement.plan).parts
    form = LiveByForm(
        request.POST if request.method == "POST" else None, choices=part_choices(parts),
        initial={"parts": list(statement.lived_by.values_list("element__ref", flat=True))},
    )  # fmt: skip
    if form.is_valid():
        chosen = [part.element for part in parts if part.element.ref in form.cleaned_data["parts"]]
        if saved(form, lambda: operations.live_by(statement=statement, parts=chosen, by=request.user)):
            messages.success(
                request, f"{len(chosen)} parts live by it." if len(chosen) != 1 else "One part lives by it."
            )
            return redirect("plans:statements", request.trust.slug, statement.plan.ref)
    return show(
        request, "plans/pages/editing/live_by.html", plan=statement.plan, statement=statement, form=form
    )  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One field of the grid: what stands, what was typed, and why it was not saved."""

    strand: Element
    principle: Statement | None
    standing: Statement | None
    typed: str | None = None
    says: str = ""

    @property
    def name(self) -> str:
        return f"{self.strand.ref}-{self.principle.ref if self.principle else 'vision'}"

    @property
    def text(self) -> str:
        return self.typed if self.typed is not None else self.stands

    @property
    def stands(self) -> str:
        return self.standing.text if self.standing else ""

    @property
    def mark(self) -> str:
        """A mark of what stands, by which a later save tells what somebody else changed."""
        return f"{zlib.crc32(self.stands.encode()):x}"

    @property
    def heading(self) -> str:
        return str(self.principle) if self.principle else "Vision"


@requires("plan.edit")
def entitlements(request: TrustRequest, ref: str) -> HttpResponse:
    """Fill the grid of a plan: the vision of each strand, and what is promised there under each principle."""
    plan = plan_to_edit(request, ref)
    grid = speaking.promises(plan)
    refused: dict[str, Cell] = {}
    if request.method == "POST":
        for cell in _cells(grid):
            refused |= _save(request, plan, cell)
        if not refused:
            messages.success(request, "The grid is saved.")
            return redirect("plans:entitlements", request.trust.slug, ref)
        grid = speaking.promises(plan)
    status = (
        200 if not refused else CONFLICT if any("Somebody" in one.says for one in refused.values()) else UNPROCESSABLE
    )
    rows = [
        (strand, [refused.get(cell.name, cell) for cell in _cells(grid) if cell.strand == strand])
        for strand in grid.strands
    ]  # fmt: skip
    return show(request, "plans/pages/editing/entitlements.html", status=status, plan=plan, rows=rows, grid=grid)


def _cells(grid: Promises) -> Iterator[Cell]:
    for strand in grid.strands:
        yield Cell(strand, None, grid.visions.get(strand.pk))
        for principle in grid.principles:
            yield Cell(strand, principle, grid.promises.get((strand.pk, principle.pk)))


def _save(request: TrustRequest, plan: Plan, cell: Cell) -> dict[str, Cell]:
    """Save one field where it was changed; return it where it could not be."""
    typed = "\n".join(request.POST.get(f"cell-{cell.name}", cell.stands).strip().splitlines())
    drawn = request.POST.get(f"drawn-{cell.name}", "")
    if typed == cell.stands or f"{zlib.crc32(typed.encode()):x}" == drawn:
        return {}
    if drawn != cell.mark:
        return {cell.name: Cell(cell.strand, cell.principle, cell.standing, typed, "Somebody else wrote here:")}
    try:
        with transaction.atomic():
            _write(request, plan, cell, typed)
    except Stale as stale:
        return {cell.name: Cell(cell.strand, cell.principle, stale.row, typed, "Somebody else wrote here:")}
    except ValidationError as flaw:
        return {cell.name: Cell(cell.strand, cell.principle, cell.standing, typed, " ".join(flaw.messages))}
    return {}


def _write(request: TrustRequest, plan: Plan, cell: Cell, typed: str) -> None:
    standing = cell.standing
    if standing is None:
        kind = Statement.Kind.ENTITLEMENT if cell.principle else Statement.Kind.VISION
        operations.add_statement(
            plan=plan, kind=kind, text=typed, element=cell.strand, principle=cell.principle, by=request.user
        )
    elif not typed:
        operations.remove_statement(statement=standing, by=request.user)
    else:
        operations.revise_statement(statement=standing, text=typed, drawn_from=standing.revision, by=request.user)

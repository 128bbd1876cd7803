"""The trust's grid: what its steps mean, what each square is, and how much of each kind it is ready to bear."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.grid_shapes import GridShape, grids
from goldenthread.features.risks.models import Frame
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, show


class TakeForm(forms.Form):
    """Which grid of the library."""

    key = forms.ChoiceField(label="Which grid", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choices = [(key, f"{shape.name}. {shape.says}") for key, shape in grids().items()]
        self.fields["key"].choices = choices  # type: ignore[attr-defined]


class GridForm(forms.Form):
    """Every word, square and appetite of a grid."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, shape: GridShape, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.shape = shape
        levels = [(level.key, level.name) for level in shape.levels]
        for axis in ("likelihood", "impact"):
            for at, step in enumerate(getattr(shape, axis)):
                self._word(f"{axis}_{at}_name", f"{axis.capitalize()} {at + 1}", step.name, 40)
                self._word(f"{axis}_{at}_says", "What it means", step.says, 160, required=False)
        for at, level in enumerate(shape.levels):
            self._word(f"level_{at}_name", f"Level {at + 1}", level.name, 40)
            self._word(f"level_{at}_asks", "What is asked of it", level.asks, 160, required=False)
        for row, cells in enumerate(shape.cells):
            for column, cell in enumerate(cells):
                label = f"{shape.likelihood[row].name}, {shape.impact[column].name.lower()}"
                self.fields[f"cell_{row}_{column}"] = forms.ChoiceField(label=label, choices=levels, initial=cell)
        for at, kind in enumerate(shape.kinds):
            self.fields[f"bears_{at}"] = forms.ChoiceField(label=kind.name, choices=levels, initial=kind.bears)

    def _word(self, name: str, label: str, initial: str, most: int, *, required: bool = True) -> None:
        self.fields[name] = forms.CharField(label=label, max_length=most, required=required, initial=initial)

    def steps(self, axis: str) -> list[tuple[Any, Any]]:
        count = len(getattr(self.shape, axis))
        return [(self[f"{axis}_{at}_name"], self[f"{axis}_{at}_says"]) for at in range(count)]

    @property
    def likelihoods(self) -> list[tuple[Any, Any]]:
        return self.steps("likelihood")

    @property
    def impacts(self) -> list[tuple[Any, Any]]:
        return self.steps("impact")

    @property
    def levels(self) -> list[tuple[Any, Any]]:
        return [(self[f"level_{at}_name"], self[f"level_{at}_asks"]) for at in range(len(self.shape.levels))]

    @property
    def squares(self) -> list[tuple[str, list[Any]]]:
        return [
            (step.name, [self[f"cell_{row}_{column}"] for column in range(len(self.shape.impact))])
            for row, step in reversed(list(enumerate(self.shape.likelihood)))
        ]

    @property
    def appetites(self) -> list[Any]:
        return [self[f"bears_{at}"] for at in range(len(self.shape.kinds))]

    def document(self) -> dict[str, Any]:
        typed, held = self.cleaned_data, self.shape.model_dump(mode="json")
        for axis in ("likelihood", "impact"):
            for at, step in enumerate(held[axis]):
                step.update(name=typed[f"{axis}_{at}_name"], says=typed[f"{axis}_{at}_says"])
        for at, level in enumerate(held["levels"]):
            level.update(name=typed[f"level_{at}_name"], asks=typed[f"level_{at}_asks"])
        held["cells"] = [
            [typed[f"cell_{row}_{column}"] for column in range(len(cells))] for row, cells in enumerate(held["cells"])
        ]
        for at, kind in enumerate(held["kinds"]):
            kind["bears"] = typed[f"bears_{at}"]
        return held


@requires("risk.see")
def grid(request: TrustRequest) -> HttpResponse:
    """Show what the steps, squares and levels mean here."""
    may = queries.may_set_up(request.reach)
    form = TakeForm(request.POST if may and request.method == "POST" else None)
    if may and form.is_valid() and saved(form, lambda: operations.take_grid(
        trust=request.trust, key=form.cleaned_data["key"], by=request.user
    )):  # fmt: skip
        messages.success(request, "This is the trust’s grid now.")
        return redirect("risks:grid", request.trust.slug)
    shape = queries.frame_of(request.reach.trust)
    cells = [
        (step, [shape.level(cell) for cell in shape.cells[at]])
        for at, step in reversed(list(enumerate(shape.likelihood)))
    ]
    appetites = [(kind, shape.level(kind.bears)) for kind in shape.kinds]
    return show(
        request, "risks/pages/grid.html", shape=shape, cells=cells, appetites=appetites, form=form, may_set_up=may
    )


@requires("risk.set_up", somewhere=False)
def revise_grid(request: TrustRequest) -> HttpResponse:
    """Change the words, squares and appetite."""
    frame = Frame.objects.filter(trust=request.trust).first()
    form = GridForm(
        request.POST or None, shape=queries.frame_of(request.reach.trust),
        initial={"revision": frame.revision if frame else 1},
    )  # fmt: skip
    status = 200
    if form.is_valid():
        try:
            if saved(form, lambda: operations.set_words(
                trust=request.trust, document=form.document(), by=request.user,
                drawn_from=form.cleaned_data["revision"],
            )):  # fmt: skip
                messages.success(request, "Changed. Every risk is read by it from now on.")
                return redirect("risks:grid", request.trust.slug)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(request, "risks/pages/revise_grid.html", status=status, form=form)

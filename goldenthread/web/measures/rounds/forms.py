"""The forms of rounds. They check the shape of what was typed, and decide and save nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.text import slugify

from goldenthread.domain.groups.pupil_groups import in_order
from goldenthread.domain.measures import figures
from goldenthread.domain.measures.figure_block import Cell
from goldenthread.domain.measures.figures import MARKERS
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.operations import Given, ReadingLine, RoundLine
from goldenthread.features.measures.queries import Owed, rule_values
from goldenthread.features.organisations.models import School

REASONS = [("", "There is a figure"), *((key, says.capitalize()) for key, says in MARKERS.items())]


class OpenRoundForm(forms.Form):
    title = forms.CharField(max_length=120, label="What the round is called", help_text="Such as Autumn figures.")
    due_on = forms.DateField(label="By which day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    measures = forms.ModelMultipleChoiceField(
        queryset=Measure.objects.none(), to_field_name="ref", widget=forms.CheckboxSelectMultiple,
        label="What is asked for", error_messages={"required": "Choose at least one figure to ask for."},
    )  # fmt: skip
    schools = forms.ModelMultipleChoiceField(
        queryset=School.objects.none(), to_field_name="ref", widget=forms.CheckboxSelectMultiple,
        label="Of whom", error_messages={"required": "Choose at least one place to ask."},
    )  # fmt: skip
    groups = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="By which groups as well",
        help_text="Asked for beside the figure of all pupils, of what is kept by that group. None, where none is "
        "ticked.",
    )  # fmt: skip
    note = forms.CharField(
        required=False, widget=forms.Textarea, max_length=2000, label="Anything to tell those who are asked"
    )

    def __init__(self, *args: Any, measures: Any, schools: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, rows in (("measures", measures), ("schools", schools)):
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ModelMultipleChoiceField)
            chosen.queryset = rows
        offered = in_order(list({group for measure in measures for group in measure.groups}))
        groups = self.fields["groups"]
        assert isinstance(groups, forms.MultipleChoiceField)
        groups.choices = [(group, group[:1].upper() + group[1:]) for group in offered]
        if not offered:
            del self.fields["groups"]

    def line(self, period: str) -> RoundLine:
        facts = self.cleaned_data
        return RoundLine(
            title=facts["title"], period=period, due_on=facts["due_on"], measures=list(facts["measures"]),
            schools=list(facts["schools"]), groups=facts.get("groups", ()), note=facts["note"],
        )  # fmt: skip


class CloseRoundForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class PasteForm(forms.Form):
    MOST = 200_000

    text = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}), max_length=MOST, strip=False,
        label="Paste a block from a spreadsheet",
        help_text="With its headings: a row for each place, a column for each figure.",
    )  # fmt: skip
    file = forms.FileField(
        required=False, label="Or choose a file", help_text="A workbook (.xlsx, .xls, .ods) or a text file (.csv)."
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not typed.get("text", "").strip() and not typed.get("file"):
            raise forms.ValidationError("Paste a block, or choose a file.")
        return typed


class StateForm(forms.Form):
    state = forms.ChoiceField(
        choices=Reading.State.choices, initial=Reading.State.FINAL, label="How settled they are",
        help_text="Provisional may still change; revised stands in place of an earlier one.",
    )  # fmt: skip


class FigureForm(forms.Form):
    """One figure of the grid. It carries the reference of the reading that it was drawn over."""

    numerator = forms.CharField(max_length=20, required=False, label="How many")
    denominator = forms.CharField(max_length=20, required=False, label="Out of")
    value = forms.CharField(max_length=200, required=False, label="Figure")
    marker = forms.ChoiceField(choices=REASONS, required=False, label="If there is none, why")
    comment = forms.CharField(required=False, max_length=500, label="Anything to know about it")
    is_right = forms.BooleanField(required=False, label="Yes, it is right")
    drawn_from = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, owed: Owed, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, prefix=key_of(owed), initial=initial)
        measure = owed.measure
        if measure.is_share:
            del self.fields["value"]
        else:
            del self.fields["numerator"], self.fields["denominator"]
            if choices := _words_of(measure):
                self.fields["value"] = forms.ChoiceField(
                    choices=[("", "—"), *choices], required=False, label="Figure"
                )
        for name in ("numerator", "denominator", "value"):
            if name in self.fields:
                widget = self.fields[name].widget
                of = ", ".join(filter(None, (measure.name, owed.school.short_name, owed.group)))
                label = f"{of}: {self.fields[name].label}"
                widget.attrs |= {"aria-label": label, "data-cell": ""}
                if measure.kind != Measure.Kind.NARRATIVE:
                    widget.attrs |= {"inputmode": "decimal"} if isinstance(widget, forms.TextInput) else {}
                else:
                    self.fields[name].widget = forms.Textarea(attrs=widget.attrs | {"class": "words", "rows": 2})

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("numerator", "denominator", "value", "marker"))

    def given(self, owed: Owed, period: str, state: str) -> Given:
        typed = self.cleaned_data
        line = ReadingLine(
            measure=owed.measure, school=owed.school, group=owed.group, period=period,
            value=typed.get("value") or None, numerator=typed.get("numerator") or None,
            denominator=typed.get("denominator") or None,
            marker=typed["marker"], state=state, comment=typed["comment"], source="Given to a round",
        )  # fmt: skip
        return Given(owed, line, is_right=typed["is_right"], drawn_from=typed["drawn_from"])


@dataclass
class GridRow:
    """One figure as a row of the grid: what is owed, its form, what is wrong with it and what is asked about it."""

    owed: Owed
    form: FigureForm
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return key_of(self.owed)

    @property
    def last(self) -> str:
        """Say what the place had last: the period, and its figure as it is written there."""
        if not self.owed.earlier:
            return ""
        period, value = self.owed.earlier[-1]
        return f"{period}: {figures.written(value, rule_values.yardstick(self.owed.measure), exact=True)}"


def key_of(owed: Owed) -> str:
    of = f"{owed.measure.ref}.{owed.school.ref}"
    return f"{of}.{slugify(owed.group)}" if owed.group else of


def drawn(owed: Iterable[Owed], pasted: Mapping[tuple[str, str, str], Cell] | None = None) -> list[GridRow]:
    """Return the rows of a grid as they stand, or with what a block puts in their place."""
    return [GridRow(one, FigureForm(owed=one, initial=_stands(one) | _pasted(one, pasted or {}))) for one in owed]


def sent(owed: Iterable[Owed], data: Any) -> list[GridRow]:
    """Return the rows that were sent, as they were typed."""
    keys = set(data.getlist("row"))
    return [GridRow(one, FigureForm(data, owed=one)) for one in owed if key_of(one) in keys]


def _stands(owed: Owed) -> dict[str, Any]:
    reading = owed.reading
    if reading is None:
        return {"drawn_from": ""}
    facts: dict[str, Any] = {"drawn_from": reading.ref}
    if owed.is_hidden:
        return facts
    shown = {name: _plain(getattr(reading, name)) for name in ("numerator", "denominator")}
    value = reading.value_word or _plain(reading.value)
    return facts | shown | {"value": value, "marker": reading.marker, "comment": reading.comment}


def _pasted(owed: Owed, pasted: Mapping[tuple[str, str, str], Cell]) -> dict[str, Any]:
    cell = pasted.get((owed.measure.ref, owed.school.ref, owed.group))
    if cell is None:
        return {}
    return {
        "value": _as_choice(owed.measure, cell.value), "numerator": cell.numerator,
        "denominator": cell.denominator, "marker": cell.marker,
    }  # fmt: skip


def _as_choice(measure: Measure, typed: str) -> str:
    """Return a pasted word as the choice that it means; what means none stays as it was typed."""
    if not _words_of(measure):
        return typed
    try:
        return figures.read(typed, rule_values.yardstick(measure))[1] or typed
    except ValueError:
        return typed


def _plain(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _words_of(measure: Measure) -> list[tuple[str, str]]:
    if measure.kind in {Measure.Kind.YES_NO, Measure.Kind.MILESTONE}:
        return [("yes", "Yes"), ("no", "No")]
    if measure.kind == Measure.Kind.DIRECTION:
        return [(way, way.capitalize()) for way in figures.DIRECTIONS]
    return [(grade, grade) for grade in measure.grades] if measure.kind == Measure.Kind.GRADE else []

"""What is typed about reports, checked for shape. Nothing is decided or saved here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.domain.year.report_ways import LONGEST_PROMPT, LONGEST_TITLE, WORDS, Chosen
from goldenthread.features.organisations.models import Body, School
from goldenthread.features.plans.models import Element
from goldenthread.features.reports.models import ConfidentialPart, Design
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.written_kinds import SectionInCatalogue, WrittenKind

LONGEST = 6_000
OWN_WORDS = 4
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class OverAnother(forms.Form):
    """A form that was drawn from a revision, and is shown again over a newer one."""

    def drawn_from(self, field: str, revision: int) -> None:
        """Let the form say that it was drawn from what stands now, once its reader was shown that."""
        fresh: Any = self.data.copy()  # type: ignore[attr-defined]
        fresh[field] = str(revision)
        self.data = fresh


class DrawUpForm(forms.Form):
    """Of what a report is drawn up, and for which period."""

    period = forms.ChoiceField(label="Of", widget=forms.RadioSelect)
    school = forms.ChoiceField(label="School")
    part = forms.ChoiceField(label="Part of the plan")

    def __init__(
        self, data: Any, *, kind: WrittenKind, spans: Sequence[Span], schools: Sequence[School],
        parts: Sequence[Element], initial: Mapping[str, str],
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"period": spans[0].name, **initial})
        fields: Any = self.fields
        fields["period"].choices = [(span.name, span.name) for span in spans]
        fields["school"].choices = [(school.ref, school.name) for school in schools]
        fields["part"].choices = [(part.ref, part.in_place[:120]) for part in parts]
        for name, of in (("school", "school"), ("part", "part")):
            if kind.of != of:
                del fields[name]


class WordsForm(OverAnother):
    """What an author writes at the places of one step, each with the revision that it was drawn from."""

    def __init__(self, data: Any, places: Iterable[tuple[str, str, str, int]]) -> None:
        super().__init__(data)
        self.places = [about for about, *_ in places]
        for number, (_, label, text, revision) in enumerate(places):
            self.fields[f"text_{number}"] = forms.CharField(
                label=label, required=False, max_length=LONGEST, initial=text,
                widget=forms.Textarea(attrs={"rows": 6}),
            )  # fmt: skip
            self.fields[f"revision_{number}"] = forms.IntegerField(
                initial=revision, widget=forms.HiddenInput, min_value=0
            )

    def written(self) -> list[tuple[int, str, str, int]]:
        """Return what was typed, where, and over which revision."""
        held = self.cleaned_data
        return [
            (number, about, held[f"text_{number}"], held[f"revision_{number}"])
            for number, about in enumerate(self.places)
        ]


class FinishForm(OverAnother):
    """That a report is written, and who may read what is in confidence."""

    confidential_for = forms.ChoiceField(
        label="Who may read what is in confidence",
        choices=ConfidentialPart.Audience.choices,
        widget=forms.RadioSelect,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PresentForm(forms.Form):
    """Before which body a report was laid, and when."""

    body = forms.ChoiceField(label="Body")
    on = forms.DateField(label="On", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, data: Any, *, bodies: Sequence[Body], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["body"].choices = [(body.ref, body.name) for body in bodies]  # type: ignore[attr-defined]


class ManyForm(forms.Form):
    """Which reports of all schools are issued together."""

    CHOICES = (
        ("written", "Those that are written"),
        ("all", "All of them: drafts as they stand, and what nobody has begun is drawn up"),
    )
    which = forms.ChoiceField(label="Issue", choices=CHOICES, widget=forms.RadioSelect, initial="written")


class DesignForm(OverAnother):
    """A kind of report: its name, whom it is for, and a place for each section that it takes."""

    title = forms.CharField(label="Name", max_length=LONGEST_TITLE)
    says = forms.CharField(label="What it is for", required=False, max_length=300)
    of = forms.ChoiceField(label="One report is of", choices=Design.Of.choices, widget=forms.RadioSelect)
    audience = forms.ChoiceField(label="It is for", widget=forms.RadioSelect)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self, data: Any, *, catalogue: Mapping[str, SectionInCatalogue], audiences: Sequence[tuple[str, str]],
        chosen: Sequence[Chosen], initial: Mapping[str, Any],
    ) -> None:  # fmt: skip
        super().__init__(data, initial=dict(initial))
        self.fields["audience"].choices = audiences  # type: ignore[attr-defined]
        if initial.get("revision"):
            del self.fields["of"]
        self.rows = list(_rows(catalogue, chosen))
        for row in self.rows:
            self._add(row)

    def _add(self, row: "DesignRow") -> None:
        name, one = row.name, row.chosen
        self.fields[f"{name}_place"] = forms.IntegerField(
            label=f"Place of {row.title}", required=False, min_value=1, max_value=99, initial=row.place or None,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip
        self.fields[f"{name}_title"] = forms.CharField(
            label=f"Title of {row.title}", required=False, max_length=LONGEST_TITLE, initial=one.title
        )
        self.fields[f"{name}_asks"] = forms.CharField(
            label=f"What {row.title} asks of the author", required=False, max_length=LONGEST_PROMPT, initial=one.asks
        )
        self.fields[f"{name}_secret"] = forms.BooleanField(
            label=f"{row.title} in confidence", required=False, initial=one.is_confidential
        )

    def sections(self) -> list[Chosen]:
        """Return the sections that were given a place, in their order."""
        held = self.cleaned_data
        placed = [
            (held[f"{row.name}_place"], number, row) for number, row in enumerate(self.rows)
            if held.get(f"{row.name}_place")
        ]  # fmt: skip
        return [
            Chosen(row.section, held[f"{row.name}_title"], held[f"{row.name}_asks"], held[f"{row.name}_secret"])
            for _, _, row in sorted(placed, key=lambda one: one[:2])
        ]

    def drawn_rows(self) -> list[dict[str, Any]]:
        """Return each section with its four controls, for the page."""
        parts = ("place", "title", "asks", "secret")
        return [{"row": row} | {part: self[f"{row.name}_{part}"] for part in parts} for row in self.rows]


class DesignRow:
    """One section of the catalogue in a design: its place there, and what the design says of it."""

    def __init__(self, name: str, section: str, known: SectionInCatalogue, place: int, chosen: Chosen | None) -> None:
        self.name, self.section, self.place = name, section, place
        self.title = known.title or _own_title(chosen) or f"Your own words, {_place_in_words(name)}"
        self.says, self.of = known.says, known.of
        self.chosen = chosen or Chosen(section)


def _place_in_words(name: str) -> str:
    """Say which of the sections of own words one is: they are alike until they have a title."""
    number = int(name.removeprefix("words"))
    return f"{ORDINALS[number]} section" if number < len(ORDINALS) else f"section {number + 1}"


def _own_title(chosen: Chosen | None) -> str:
    return f"“{chosen.title}”, in your own words" if chosen and chosen.title else ""


def _rows(catalogue: Mapping[str, SectionInCatalogue], chosen: Sequence[Chosen]) -> Iterable[DesignRow]:
    placed = list(enumerate(chosen, start=1))
    for key, known in catalogue.items():
        if key != WORDS:
            place, one = next(((place, one) for place, one in placed if one.section == key), (0, None))
            yield DesignRow(key.replace("-", "_"), key, known, place, one)
    own = [(place, one) for place, one in placed if one.section == WORDS]
    for number in range(max(OWN_WORDS, len(own) + 1)):
        place, one = own[number] if number < len(own) else (0, None)
        yield DesignRow(f"words{number}", WORDS, catalogue[WORDS], place, one)

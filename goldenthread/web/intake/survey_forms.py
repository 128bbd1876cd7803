"""What is asked of whoever brings in the answers to a survey."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import capfirst

from goldenthread.domain.results.surveys import service_named
from goldenthread.features.intake.operations import Settled, Telling
from goldenthread.features.measures.audiences import audiences
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Post, School
from goldenthread.web.intake.forms import OneFileForm

NEW, LEFT_OUT = "new", "out"
THE_TRUST = "trust"
MOST_ASKED = 1_000_000


class SurveyFileForm(OneFileForm):
    """The export of a form tool, and who answered it."""

    audience = forms.ChoiceField(label="Who answered", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["file"].help_text = "The form’s own export: CSV or a workbook, one row for each person."
        audience = self.fields["audience"]
        assert isinstance(audience, forms.ChoiceField)
        named = [(key, capfirst(facts["they"])) for key, facts in audiences().items()]
        audience.choices = [*named, ("", "Several of these: a column says who")]


@dataclass(frozen=True)
class Known:
    """What is known before anybody says anything: the trust's measures, schools and services, and what was said last.

    `services` are the posts of its services, of each the one that leads it first.
    """

    measures: Sequence[Measure]
    schools: Sequence[School]
    services: Sequence[Post]
    told: Mapping[tuple[str, str], str]
    asked_last: Mapping[tuple[str, str], int]

    def service_named(self, asked: str) -> str:
        """Return the post that leads the one service that a question names; nothing where it names none, or two."""
        leads = {post.unit.name: post.ref for post in reversed(self.services) if post.unit}
        named = service_named(asked, leads)
        return leads[named] if named else ""


@dataclass(frozen=True)
class QuestionRow:
    """One question as the page asks what it tells of."""

    asked: str
    to: forms.BoundField
    name: forms.BoundField
    fewer: forms.BoundField
    owner: forms.BoundField | None

    @property
    def is_open(self) -> bool:
        return bool(self.to.value() == NEW or self.name.errors)


class QuestionsForm(forms.Form):
    """What each question of a survey tells of, when it was answered, and how many were asked."""

    answered_on = forms.DateField(
        label="The last day on which it was answered",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    frequency = forms.ChoiceField(
        label="How often it is asked", choices=Measure.Frequency.choices, initial=Measure.Frequency.YEAR,
        help_text="For what is kept anew; what is kept already stays as it is.",
    )  # fmt: skip

    def __init__(self, survey: Mapping[str, Any], known: Known, data: Any = None) -> None:
        typed = survey.get("settled", {})
        days = survey["days"]
        first = {
            "answered_on": dt.date.fromisoformat(typed.get("answered_on") or days[1]) if typed or days else None,
            "frequency": typed.get("frequency", Measure.Frequency.YEAR), "school": typed.get("school", ""),
        }  # fmt: skip
        super().__init__(data, initial=first)
        self.survey, self.known = survey, known
        if survey["needs_school"]:
            places = [("", "Choose"), (THE_TRUST, "The trust as a whole"), *((s.ref, s.name) for s in known.schools)]
            self.fields["school"] = forms.ChoiceField(
                label="Of which school", choices=places,
                error_messages={"required": "The file names no school: say of which it is."},
            )  # fmt: skip
        offered = [
            (LEFT_OUT, "Leave it out"),
            (NEW, "Keep it as a new one"),
            *((m.ref, m.name) for m in known.measures),
        ]
        for question in survey["questions"]:
            self._add_question(question, offered, typed.get("tells"))
        for who, school, came in self._places():
            self._add_asked(who, school, came, typed.get("asked", {}).get(f"{who}-{school}"))

    def _add_question(
        self, question: Mapping[str, Any], offered: Sequence[tuple[str, str]], typed: Mapping[str, Any] | None
    ) -> None:
        ident = question["id"]
        told = self.known.told.get((question["audience"], question["asked"]), LEFT_OUT)
        said = typed.get(ident, {"to": LEFT_OUT}) if typed is not None else {"to": told}
        self.fields[ident] = forms.ChoiceField(
            label=question["asked"], choices=offered, initial=said["to"], help_text=_stands(question)
        )
        self.fields[f"name-{ident}"] = forms.CharField(
            label="Called", required=False, max_length=160, initial=said.get("name") or question["asked"][:160]
        )
        self.fields[f"fewer-{ident}"] = forms.BooleanField(
            label="The fewer agree, the better", required=False, initial=said.get("fewer", False)
        )
        if self.known.services:
            services = [(post.ref, f"{post.unit}: {post.title}") for post in self.known.services]
            self.fields[f"owner-{ident}"] = forms.ChoiceField(
                label="Which service answers for it", choices=[("", "None"), *services], required=False,
                initial=said.get("owner", self.known.service_named(question["asked"])),
            )  # fmt: skip

    # --- As the page shows it

    @property
    def audiences(self) -> Iterator[tuple[str, list[QuestionRow]]]:
        """Yield each audience, with its questions."""
        for who, facts in audiences().items():
            rows = [self._row(each) for each in self.survey["questions"] if each["audience"] == who]
            if rows:
                yield facts["they"], rows

    def _row(self, question: Mapping[str, Any]) -> QuestionRow:
        ident = question["id"]
        owner = self[f"owner-{ident}"] if self.known.services else None
        return QuestionRow(question["asked"], self[ident], self[f"name-{ident}"], self[f"fewer-{ident}"], owner)

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        return [self[f"asked-{who}-{school}"] for who, school, _ in self._places()]

    def _add_asked(self, who: str, school: str, came: int | None, said: int | None) -> None:
        last = self.known.asked_last.get((who, school))
        they = f"{audiences()[who]['they']}, " if len(self.survey["answered"]) > 1 else ""
        answered = f"{came} answered" if came else "Fewer than six answered"
        self.fields[f"asked-{who}-{school}"] = forms.IntegerField(
            label=capfirst(f"{they}{self._place_name(school)}"),
            help_text=f"{answered}; {last} were asked last time." if last else f"{answered}.",
            required=False, min_value=1, max_value=MOST_ASKED, initial=said,
        )  # fmt: skip

    def _places(self) -> Iterator[tuple[str, str, int | None]]:
        for who, schools in self.survey["answered"].items():
            for school in sorted(schools, key=self._order.__getitem__):
                yield who, school, schools[school]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {"": -1} | {school.ref: place for place, school in enumerate(self.known.schools)}

    def _place_name(self, school: str) -> str:
        return next((each.short_name for each in self.known.schools if each.ref == school), "All who answered")

    # --- As the operation takes it

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if all(given.get(each["id"], LEFT_OUT) == LEFT_OUT for each in self.survey["questions"]):
            raise ValidationError("Choose at least one question, and what it tells of.")
        return given

    def settled(self) -> Settled:
        given = self.cleaned_data
        return Settled(
            tells=dict(self._tells(given)), answered_on=given["answered_on"], frequency=given["frequency"],
            asked={
                (who, school): given[f"asked-{who}-{school}"] for who, school, _ in self._places()
                if given[f"asked-{who}-{school}"]
            },
            school=next((each for each in self.known.schools if each.ref == given.get("school")), None),
        )  # fmt: skip

    def _tells(self, given: Mapping[str, Any]) -> Iterable[tuple[str, Telling]]:
        measures = {each.ref: each for each in self.known.measures}
        services = {post.ref: post for post in self.known.services}
        for question in self.survey["questions"]:
            ident = question["id"]
            if given[ident] == NEW:
                owner = services.get(given.get(f"owner-{ident}", ""))
                yield (
                    ident,
                    Telling(name=given[f"name-{ident}"], fewer_is_better=given[f"fewer-{ident}"], owner=owner),
                )
            elif given[ident] != LEFT_OUT:
                yield ident, Telling(measure=measures[given[ident]])


def _stands(question: Mapping[str, Any]) -> str:
    """Say how many agree, and in which words people answered."""
    if not question["of"]:
        return f"Too few answered for a figure. Answered as {question['scale']}."
    percent = round(100 * question["agree"] / question["of"])
    return f"{percent} % of {question['of']:,} agree. Answered as {question['scale']}."

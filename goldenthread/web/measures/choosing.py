"""Taking up measures from the catalogue of the field."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures import catalogue, operations, queries
from goldenthread.features.organisations.models import School
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, show


@dataclass(frozen=True)
class Offered:
    """A measure of the catalogue as the page shows it: whether the trust keeps it already, or has just ticked it."""

    entry: catalogue.Entry
    phases: str
    is_kept: bool
    is_ticked: bool


@requires("measure.edit", somewhere=False)
def choose_measures(request: TrustRequest) -> HttpResponse:
    """Show what the field measures and how, and take up a copy of what is ticked."""
    kept = queries.keys_taken(request.reach)
    ticked = (request.POST if request.method == "POST" else request.GET).getlist("take")
    status = 200
    if request.method == "POST":
        chosen = [entry for entry in catalogue.entries() if entry.key in ticked]
        if set(ticked) - {entry.key for entry in chosen} or not chosen:
            messages.error(request, "Tick those that the trust is to keep.")
            status = UNPROCESSABLE
        else:
            try:
                made = operations.define_measures(
                    trust=request.trust, definitions=[entry.definition() for entry in chosen], by=request.user
                )
            except ValidationError as wrong:
                messages.error(request, " ".join(wrong.messages))
                status = CONFLICT
            else:
                messages.success(request, _taken_up([measure.name for measure in made]))
                return redirect("measures:measures", request.trust.slug)
    offered = [
        (subject.subject, [_offered(entry, kept, ticked) for entry in subject.measures])
        for subject in catalogue.subjects()
    ]
    return show(request, "measures/pages/choose_measures.html", status=status, offered=offered)


def _offered(entry: catalogue.Entry, kept: set[str], ticked: list[str]) -> Offered:
    labels = dict(School.Phase.choices)
    phases = ", ".join(labels[phase] for phase in entry.phases)
    return Offered(entry, phases, entry.key in kept, entry.key in ticked)


def _taken_up(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is taken up. Open it to set what is aimed at."
    return f"{len(names)} are taken up. Open each to set what is aimed at."

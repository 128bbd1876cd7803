"""Checklists that are gone through for one thing or newcomer at a time."""

import datetime as dt

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.models import Checklist
from goldenthread.features.assurance.queries.standing import Sheet, sheets
from goldenthread.features.assurance.queries.visible import ANSWER, checklists_within, checks_within
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.organisations.queries import schools_within


def checklists_for_one(reach: Reach) -> QuerySet[Checklist]:
    """Return the checklists that can be gone through for one at a time: those made for it, then those of places."""
    fits = checklists_within(reach).exclude(document__of="trust")
    return fits.annotate(is_made_for_it=Q(document__of="one")).order_by("-is_made_for_it", "name")


def sheets_for_one(reach: Reach, today: dt.date) -> list[Sheet]:
    """Return every sheet that the reader may see of one thing or newcomer: those still open first, by their day."""
    rows = checks_within(reach).exclude(round__about="")
    found = sheets(rows.order_by("round__due_on", "pk"), today)
    return sorted(found, key=lambda one: one.check.handed_in_on is not None or one.round.closed_on is not None)


def compared(reach: Reach, checklist: Checklist, today: dt.date) -> list[Sheet]:
    """Return the sheets of one at a time of a checklist, to stand side by side: those with most wanting first."""
    rows = checks_within(reach).filter(round__checklist=checklist).exclude(round__about="")
    found = sheets(rows.order_by("school__order", "round__about", "pk"), today)
    return sorted(found, key=lambda one: (-one.tally.counts[rules.NOT_MET], -one.tally.counts[rules.PARTLY]))


def places_to_check(reach: Reach) -> tuple[list[School], list[Unit]]:
    """Return the schools and services in which the reader may begin such a check: where they answer checks."""
    units = Unit.objects.filter(trust=reach.trust).exclude(kind=Unit.Kind.HUB)
    if not reach.may_everywhere(ANSWER):
        units = units.filter(pk__in=reach.units_for(ANSWER))
    return list(schools_within(reach, ANSWER)), list(units)

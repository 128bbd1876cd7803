"""What changed during the year: variations within sight, the edits that they caused, and themes by year."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Plan, Variation, YearTheme
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import plans, plans_to_edit
from goldenthread.features.trail.models import Entry

MOST_EDITS = 200


def variations(reach: Reach) -> QuerySet[Variation]:
    """Return the variations of plans within sight, the newest first."""
    found = Variation.objects.filter(plan__in=plans(reach)).select_related("plan__trust", "by")
    return found.prefetch_related("parts")


def variations_to_edit(reach: Reach) -> QuerySet[Variation]:
    """Return the variations of plans that the reader may change."""
    return variations(reach).filter(plan__in=plans_to_edit(reach))


def variations_of(reach: Reach, plan: Plan, year: str = "") -> list[Variation]:
    """Return a plan's variations, of one of its years where one is said, in two queries."""
    found, years = list(variations(reach).filter(plan=plan)), years_of(plan)
    return [one for one in found if not year or years.of(one.dated_on) == year]


def newest(reach: Reach, plan: Plan, few: int) -> QuerySet[Variation]:
    """Return the newest variations of a plan, in their words alone: one query."""
    return variations(reach).select_related(None).prefetch_related(None).filter(plan=plan)[:few]


def edits_since(reach: Reach, shown: Iterable[Variation]) -> dict[int, list[Entry]]:
    """Return, by variation, what was changed in its parts from its day on, the newest first: one query.

    Of the day on which it was noted itself, only what came after it. Only where the reader may see who changed what.
    """
    found = list(shown)
    touched = {one.pk: {part.ref for part in one.parts.all()} for one in found}
    open_to = {
        one.pk for one in found if reach.may("trail.see", school=one.plan.school_id, unit=one.plan.unit_id)
    }  # fmt: skip
    refs = {ref for key in open_to for ref in touched[key]}
    if not refs:
        return {}
    since = min(_since(one) for one in found)
    entries = Entry.objects.filter(trust=reach.trust, kind="element", ref__in=refs, at__gte=since)
    made = list(entries.exclude(after={}, before={}).order_by("-number")[:MOST_EDITS])
    return {
        one.pk: [entry for entry in made if entry.ref in touched[one.pk] and entry.at >= _since(one)]
        for one in found
        if one.pk in open_to
    }


def _since(variation: Variation) -> dt.datetime:
    morning = dt.datetime.combine(variation.dated_on, dt.time.min, tzinfo=dt.UTC)
    noted = variation.created_at
    return noted if noted.date() == variation.dated_on else morning


def themes_of(plan: Plan, year: str) -> dict[int, str]:
    """Return what each part of a plan is about in one year, by part: one query."""
    rows = YearTheme.objects.filter(element__plan=plan, element__removed_at=None, year=year)
    return dict(rows.values_list("element", "text"))

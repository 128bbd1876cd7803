"""Which days people come together on, whom each is for, and how it stands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.year import event_days
from goldenthread.domain.year.event_days import Sat, Tally
from goldenthread.features.organisations.models import Holding, Post, School, Trust, here_on
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries import elements
from goldenthread.features.reviews.models import Event, EventPlace
from goldenthread.features.reviews.queries.ground import SEE
from goldenthread.foundation.subjects import Subject

KEEP = "event.keep"
# What nobody has said by then is asked for no longer.
ASKED_FOR = dt.timedelta(days=60)


@dataclass(frozen=True)
class Gathered:
    """One day with how it stands, the reader's own place, whether it is for them, and what it serves."""

    event: Event
    tally: Tally
    mine: EventPlace | None
    is_for_me: bool
    element: Element | None = None

    @property
    def is_mine(self) -> bool:
        """Say whether the reader is awaited: they have a place, or nobody needs one."""
        has_place = self.mine is not None and not self.mine.is_waiting
        return self.event.called_off_on is None and (has_place or (self.is_for_me and not self.event.needs_place))

    @property
    def serves_nothing(self) -> bool:
        """Say whether a day that stands is for no part of a plan."""
        return self.event.element_id is None and self.event.called_off_on is None


@dataclass(frozen=True)
class Series:
    """The days of one series: how many were held of those that have come, and how many came on average."""

    days: Sequence[Gathered]
    held: int
    due: int
    mean: int | None


def events_within(reach: Reach) -> QuerySet[Event]:
    """Return the days that the reader may see: of the trust, of schools within reach, shared ones, and their own."""
    if not reach.may_somewhere(SEE):
        return Event.objects.none()
    found = Event.objects.filter(trust=reach.trust)
    if not reach.may_everywhere(SEE):
        near = reach.schools_for(SEE) | reach.own_schools
        found = found.filter(Q(school=None) | Q(is_shared=True) | Q(school__in=near) | Q(post__in=reach.posts))
    return found.select_related("trust", "school", "post", "element__plan")


def may_keep(reach: Reach, event: Event) -> bool:
    """Say whether the reader may change a day and say who came: whoever set it, and who keeps days of its place."""
    if not reach.may_somewhere(KEEP):
        return False
    return event.post_id in reach.posts or _may_set_in(reach, event.school_id)


def places_to_set_in(reach: Reach, schools: Iterable[School]) -> tuple[bool, list[School]]:
    """Return whether the reader may set days for the whole trust, and for which of its schools."""
    return _may_set_in(reach, None), [school for school in schools if _may_set_in(reach, school.pk)]


def _may_set_in(reach: Reach, school: int | None) -> bool:
    if reach.may_everywhere(KEEP):
        return True
    if school is not None:
        return school in reach.schools_for(KEEP)
    # A post of the trust's own may call the trust together; one of a school its school alone.
    return any(
        grant.school is None and KEEP in reach.permissions[grant.role].own
        for grant in reach.grants
        if grant.role in reach.permissions
    )


def audience_of(event: Event) -> QuerySet[Post]:
    """Return the posts that a day is for."""
    found = Post.objects.filter(here_on(at="school__"), trust=event.trust_id)
    if event.school_id is not None:
        found = found.filter(school=event.school_id)
    return found.filter(role__in=event.roles) if event.roles else found


def posts_to_put_down(event: Event, today: dt.date) -> list[Post]:
    """Return the posts that a day is for, that are held today and whose holder is not put down."""
    there = event.places.exclude(person=None).values("person")
    held = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today).exclude(
        person__in=there
    )
    found = audience_of(event).filter(pk__in=held.values("post")).select_related("school")
    return list(found.order_by("school", "title", "pk"))


def is_for(event: Event, reach: Reach) -> bool:
    return any(
        (not event.roles or grant.role in event.roles)
        and (event.school_id in (None, grant.school) or (event.is_shared and event.needs_place))
        for grant in reach.grants
    )


def gathered(reach: Reach, rows: Iterable[Event]) -> list[Gathered]:
    """Return days with how they stand: one question for their places."""
    events = list(rows)
    placed: dict[int, list[EventPlace]] = defaultdict(list)
    for place in EventPlace.objects.filter(event__in=[one.pk for one in events]):
        placed[place.event_id].append(place)
    return [_gathered(reach, one, placed[one.pk]) for one in events]


def _gathered(reach: Reach, event: Event, places: Sequence[EventPlace]) -> Gathered:
    sats = [Sat(one.is_waiting, one.came, one.helped) for one in places]
    counted = event_days.tally(sats, most=event.most, came=event.came, expected=event.expected)
    mine = next((one for one in places if one.person_id == reach.person), None)
    return Gathered(event, counted, mine, is_for(event, reach), _served(event, reach))


def _served(event: Event, reach: Reach) -> Element | None:
    """Return the part that a day serves, but for one of a plan of a school that the reader does not see into."""
    school = event.element.plan.school_id if event.element else None
    if school is None or reach.may_everywhere(SEE) or school in reach.schools_for(SEE) | reach.own_schools:
        return event.element
    return None


def events_between(
    reach: Reach, from_on: dt.date, until_on: dt.date, *, mine: bool = False, school: School | None = None
) -> list[Gathered]:
    """Return the days of a span that stand; with `mine`, those alone on which the reader is awaited."""
    found = events_within(reach).filter(on__range=(from_on, until_on), called_off_on=None)
    if school is not None:
        found = found.filter(school=school)
    every = gathered(reach, found)
    return [one for one in every if one.is_mine] if mine else every


def told_whether_served(found: QuerySet[Element]) -> QuerySet[Element]:
    """Say of parts of plans, as `is_served`, whether any day together serves them."""
    return found.annotate(is_served=Exists(Event.objects.filter(element=OuterRef("pk"))))


def unserved(reach: Reach, found: Iterable[Gathered]) -> list[Element]:
    """Return the aims of the trust's plan in force, of its two upper levels, that no day among those found serves."""
    served = {one.event.element_id for one in found if one.event.called_off_on is None}
    upper = elements(reach).filter(
        depth__lte=2, plan__state=Plan.State.LIVE, plan__kind="trust", plan__school=None, plan__unit=None
    )
    parts = list(upper.order_by("plan", "parent__order", "order", "pk"))
    heads = {part.parent_id for part in parts}
    return [part for part in parts if part.pk not in heads and part.pk not in served]


def serving(reach: Reach, element: Element) -> list[Gathered]:
    """Return the days together that serve a part of a plan, the latest first; of a part told that none does, none."""
    if not getattr(element, "is_served", True):
        return []
    return gathered(reach, events_within(reach).filter(element=element).order_by("-on", "-pk"))


def reached(found: Iterable[Gathered]) -> list[tuple[str, int, int, int]]:
    """Return of each kind how many of its days were held, how many were counted, and how many people came in all."""
    counts: dict[str, list[int]] = {}
    for one in found:
        if one.event.told_on is not None and one.event.called_off_on is None:
            held = counts.setdefault(one.event.kind, [0, 0, 0])
            came = one.tally.came
            held[0], held[1], held[2] = held[0] + 1, held[1] + (came is not None), held[2] + (came or 0)
    labels = dict(Event.Kind.choices)
    return [(str(labels.get(kind, kind)), *counts[kind]) for kind in Event.Kind.values if kind in counts]  # type: ignore[misc]


# For whom a day of each kind is.
AUDIENCES = {
    "Staff": ("training", "closed", "away", "network", "teach"), "Pupils": ("pupils",), "Families": ("families",),
}  # fmt: skip


@dataclass(frozen=True)
class Audience:
    """How many days were held for one audience, how many of these counted who came, and how many are to come."""

    name: str
    held: int
    counted: int
    came: int
    ahead: int

    @property
    def is_reached(self) -> bool:
        return self.came > 0


def audiences(found: Iterable[Gathered]) -> list[Audience]:
    """Return staff, pupils and families, each with the days for them, those that no day was for among them."""
    standing = [one for one in found if one.event.called_off_on is None]
    rows = []
    for name, kinds in AUDIENCES.items():
        theirs = [one for one in standing if one.event.kind in kinds]
        held = [one for one in theirs if one.event.told_on is not None]
        counted = [one.tally.came for one in held if one.tally.came is not None]
        rows.append(Audience(name, len(held), len(counted), sum(counted), len(theirs) - len(held)))
    return rows


def planned_alike(found: Iterable[Gathered]) -> list[list[Gathered]]:
    """Return the days of several schools, or of one and the trust, that could be one: near and about the same."""
    stand = {
        one.event.pk: one for one in found if one.event.called_off_on is None and one.event.told_on is None
    }  # fmt: skip
    groups = event_days.alike([
        event_days.Planned(
            one.event.pk, one.event.school_id or 0, one.event.kind, one.event.on, one.event.title,
            one.event.element_id, one.event.series or one.event.ref,
        )
        for one in stand.values()
    ])  # fmt: skip
    return [[stand[key] for key in group] for group in groups]


def series_of(reach: Reach, event: Event, today: dt.date) -> Series | None:
    """Return the series that a day belongs to."""
    if not event.series:
        return None
    days = gathered(reach, events_within(reach).filter(series=event.series))
    past = [one for one in days if one.event.on <= today]
    held = [one for one in past if one.event.told_on is not None and one.tally.came]
    mean = round(sum(one.tally.came or 0 for one in held) / len(held)) if held else None
    return Series(days, len(held), len(past), mean)


def wants_attendance(trust: Trust, today: dt.date) -> QuerySet[Event]:
    """Return the days that have been and of which nobody has said who came."""
    return Event.objects.filter(
        trust=trust, on__range=(today - ASKED_FOR, today - dt.timedelta(days=1)), told_on=None, called_off_on=None,
    ).exclude(post=None).select_related("post")  # fmt: skip


def find_events(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return days as lines on a page, by reference."""
    return {
        one.ref: Subject("event", one.ref, one.title, f"/{one.trust.slug}/year/events/{one.ref}/")
        for one in events_within(reach).filter(ref__in=list(refs))
    }

"""What was done elsewhere that a duty asks for."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count

from goldenthread.domain.calendar import academic_year_of, first_of
from goldenthread.features.approvals.models import Approval, Consultation
from goldenthread.features.measures.queries.surveys import SurveyCame, surveys_since
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import GuideReader, GuideSending, Plan
from goldenthread.features.plans.queries.agreed.sent_guides import AUDIENCES
from goldenthread.features.plans.queries.work.appraising import Untied, untied_by_school
from goldenthread.features.reviews.deeds import (
    APPRAISALS_TIED,
    COMMENTS,
    FINAL_COMMENTS,
    OWN_GUIDE,
    PLAN_SENT,
    STAFF_REMINDED,
    SURVEY,
    TRUST_GUIDE,
    deeds,
)
from goldenthread.features.reviews.models import Occurrence
from goldenthread.foundation import clock

# What was done so long before it was asked for counts as well.
EARLY = dt.timedelta(days=31)
# The month in which a school year begins.
FIRST_MONTH = 9
# Duties that are done by sending a pocket guide out.
GUIDES = (TRUST_GUIDE, OWN_GUIDE, STAFF_REMINDED)


class Done(NamedTuple):
    """That what a duty asks for was done: on which day, and what in a sentence."""

    on: dt.date
    says: str


class _Ground(NamedTuple):
    """What was done in a trust of late that duties are done by."""

    talks: Sequence[Consultation]
    sent: Sequence[Approval]
    guides: Sequence[GuideSending]
    answers: Sequence[SurveyCame]
    appraised: Mapping[int, Untied]


def deeds_done(trust: Trust, rows: Iterable[Occurrence]) -> dict[int, Done]:
    """Return, by occurrence, what was done since it was asked for that it is done by: seven questions at most.

    What was asked for again (it has a reason then) waits for somebody to say so.
    """
    waiting = [row for row in rows if row.is_open and not row.reason and _is_found(row)]
    if not waiting:
        return {}
    since = min(row.opens_on for row in waiting) - EARLY
    ground = _Ground(
        _talks(trust, since),
        _sent(trust, since),
        _guides(trust, since),
        surveys_since(trust, since),
        _appraised(trust, waiting),
    )
    found = {row.pk: _first(row, ground) for row in waiting}
    return {key: done for key, done in found.items() if done is not None}


def read_since(row: Occurrence) -> tuple[int, int]:
    """Return how many say that they have read the guide that a duty sent out, of how many who were asked to."""
    if row.duty.deed not in GUIDES:
        return (0, 0)
    until = row.done_on or clock.today()
    asked = GuideReader.objects.filter(
        sending__plan__trust=row.duty.trust_id, sending__plan__school=row.school_id, sending__plan__unit=row.unit_id,
        sending__sent_on__range=(row.opens_on - EARLY, until),
    )  # fmt: skip
    counted = asked.aggregate(asked=Count("pk"), read=Count("read_on"))
    return counted["read"], counted["asked"]


def guide_days(trust: Trust, year: str) -> dict[int, dt.date]:
    """Return by school the day by which it was to send its pocket guide of a school year.

    A year's guide goes out in the twelve months that end with the first of its own: in June for most.
    """
    starts = first_of(year)
    rows = Occurrence.objects.filter(
        duty__trust=trust, duty__deed=OWN_GUIDE, duty__dropped_on=None, school__isnull=False,
        due_on__gte=dt.date(starts - 1, FIRST_MONTH + 1, 1), due_on__lt=dt.date(starts, FIRST_MONTH + 1, 1),
    )  # fmt: skip
    return dict(rows.order_by("-due_on").values_list("school", "due_on"))


def own_kinds() -> list[str]:
    """Return the kinds of plan that are a place's own: those that answer the trust's plan."""
    return [kind.key for kind in kinds().values() if kind.covers]


def _is_found(row: Occurrence) -> bool:
    deed = deeds().get(row.duty.deed)
    return deed is not None and deed.is_found


def _talks(trust: Trust, since: dt.date) -> list[Consultation]:
    plans = Plan.objects.filter(trust=trust, kind=Plan.Kind.TRUST).values("ref")
    rounds = Consultation.objects.filter(
        trust=trust, subject_kind="plan", subject_ref__in=plans, opened_on__gte=since
    )
    return list(rounds.order_by("opened_on", "pk"))


def _sent(trust: Trust, since: dt.date) -> list[Approval]:
    plans = Plan.objects.filter(trust=trust, kind__in=own_kinds()).values("ref")
    ways = Approval.objects.filter(trust=trust, subject_kind="plan", subject_ref__in=plans, is_minuted=False)
    return list(ways.filter(sent_on__gte=since).order_by("sent_on", "pk"))


def _guides(trust: Trust, since: dt.date) -> list[GuideSending]:
    found = GuideSending.objects.filter(plan__trust=trust, sent_on__gte=since).select_related("plan")
    return list(found.order_by("sent_on", "pk"))


def _appraised(trust: Trust, rows: Iterable[Occurrence]) -> dict[int, Untied]:
    today = clock.today()
    is_asked = any(row.duty.deed == APPRAISALS_TIED for row in rows)
    return untied_by_school(trust.pk, academic_year_of(today), today) if is_asked else {}


def _first(row: Occurrence, ground: _Ground) -> Done | None:
    since = row.opens_on - EARLY
    match row.duty.deed:
        case deed if deed in (COMMENTS, FINAL_COMMENTS):
            wanted = [one for one in ground.talks if one.is_final == (deed == FINAL_COMMENTS)]
            return next((_of_talk(one) for one in wanted if one.opened_on >= since), None)
        case deed if deed == PLAN_SENT:
            here = [one for one in ground.sent if (one.school_id, one.unit_id) == (row.school_id, row.unit_id)]
            return next((_of_way(one) for one in here if one.sent_on >= since), None)
        case deed if deed == APPRAISALS_TIED and row.school_id is not None:
            return _of_posts(ground.appraised.get(row.school_id))
        case deed if deed in GUIDES:
            place = (row.school_id, row.unit_id)
            mine = [one for one in ground.guides if (one.plan.school_id, one.plan.unit_id) == place]
            wanted_of = set(AUDIENCES) if deed == OWN_GUIDE else {GuideSending.Audience.STAFF}
            return _of_guides([one for one in mine if one.sent_on >= since], wanted_of)
        case deed if deed.startswith(SURVEY):
            asked = deed.removeprefix(SURVEY)
            came = [one for one in ground.answers if one.audience == asked and row.school_id in {None, one.school}]
            return next((Done(one.on, "The answers were brought in.") for one in came if one.on >= since), None)
    return None


def _of_guides(sendings: Sequence[GuideSending], wanted: Collection[str]) -> Done | None:
    """Return that a guide went to all whom it was to reach, on the day on which the last of them had it."""
    firsts: dict[str, GuideSending] = {}
    for one in sendings:
        firsts.setdefault(one.audience, one)
    if not sendings or not set(wanted) <= firsts.keys():
        return None
    last = max(firsts[audience].sent_on for audience in wanted)
    names = ", ".join(firsts[audience].get_audience_display().lower() for audience in firsts)
    return Done(last, f"The pocket guide of {sendings[0].year} went to {names}.")


def _of_posts(posts: Untied | None) -> Done | None:
    if posts is None or posts.left:
        return None
    return Done(clock.today(), f"All {posts.of} posts are tied to a part of a plan." if posts.of > 1 else "Tied.")


def _of_talk(one: Consultation) -> Done:
    until = f"{one.closes_on.day} {one.closes_on:%B}"
    return Done(one.opened_on, f"Round {one.number} of comments on {one.title} was opened, until {until}.")


def _of_way(one: Approval) -> Done:
    return Done(one.sent_on, f"{one.title} was sent to be agreed.")

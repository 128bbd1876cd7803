"""To whom a year's pocket guide went, who has read it, and which schools have still to send theirs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans.guide_standing import is_of
from goldenthread.domain.plans.horizon import PlanYear
from goldenthread.features.organisations.models import Post, here_on
from goldenthread.features.organisations.queries import role_titles
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import GuideReader, GuideSending, Plan
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import plans
from goldenthread.foundation.subjects import Subject

SEND = "plan.publish"
# To whom a school's guide goes each June; families come as the school likes.
AUDIENCES = (GuideSending.Audience.STAFF, GuideSending.Audience.GOVERNORS, GuideSending.Audience.PUPILS)


@dataclass(frozen=True)
class SentLine:
    """One plan's guide of a year, by audience the first time that it went out, and the day by which it was to."""

    plan: Plan
    by_audience: Mapping[str, GuideSending]
    due_on: dt.date | None = None

    @property
    def cells(self) -> list[tuple[GuideSending | None, bool]]:
        """Return by audience when it went out, and whether that was after its day."""
        sent = [self.by_audience.get(audience) for audience in AUDIENCES]
        return [(one, bool(one and self.due_on and one.sent_on > self.due_on)) for one in sent]

    def is_late(self, today: dt.date) -> bool:
        """Say whether its day has passed and somebody still waits for it."""
        return bool(self.missing) and self.due_on is not None and self.due_on < today

    @property
    def missing(self) -> list[str]:
        return [audience.label.lower() for audience in AUDIENCES if audience not in self.by_audience]


def posts_of_audience(plan: Plan, audience: str) -> QuerySet[Post]:
    """Return the posts that belong to an audience: of the plan's school or service, or of the whole trust."""
    roles = [role for role in role_titles() if is_of(audience, role)]
    found = Post.objects.filter(here_on(at="school__"), trust=plan.trust_id, role__in=roles)
    if plan.school_id:
        return found.filter(school=plan.school_id)
    return found.filter(unit=plan.unit_id) if plan.unit_id else found


def sendings_within(reach: Reach) -> QuerySet[GuideSending]:
    """Return the sendings of guides of plans that the reader may see."""
    found = GuideSending.objects.filter(plan__in=plans(reach))
    return found.select_related("plan__school", "plan__unit", "plan__trust")


def sendings_of(reach: Reach, plan: Plan, year: str) -> list[GuideSending]:
    """Return when a year's guide went out, the latest first, with those who were asked to read it."""
    found = sendings_within(reach).filter(plan=plan, year=year).select_related("post", "by")
    return list(found.prefetch_related(Prefetch("readers", GuideReader.objects.select_related("post"))))


def unread(reach: Reach, plan: Plan, year: str) -> GuideSending | None:
    """Return the sending that one of the reader's posts is asked to read and has not."""
    return sendings_within(reach).filter(
        plan=plan, year=year, readers__post__in=reach.posts, readers__read_on=None
    ).first()  # fmt: skip


def sent_in(plan: Plan, sendings: Iterable[GuideSending], due_on: dt.date | None = None) -> SentLine:
    """Return to whom a guide went: the first time counts, for a reminder makes nothing late."""
    first: dict[str, GuideSending] = {}
    for one in sorted(sendings, key=lambda each: (each.sent_on, each.pk)):
        first.setdefault(one.audience, one)
    return SentLine(plan, first, due_on)


def local_guides(reach: Reach, year: PlanYear, due: Mapping[int, dt.date]) -> Sequence[SentLine]:
    """Return the guides of plans of schools and services that the reader may see, those that went to fewest first.

    They are of the kinds that answer the trust's plan whole: school plans and business plans. `due` holds the day
    by which each school was to send its own. Of a place that keeps other years than the trust's plan, a guide counts
    whose year runs into this one.
    """
    own = [kind.key for kind in kinds().values() if kind.covers]
    rows = plans(reach).filter(here_on(at="school__"), kind__in=own, state=Plan.State.LIVE)
    local = rows.exclude(school=None, unit=None)
    listed = list(local.select_related("school", "unit", "trust").order_by("school__order", "unit__name", "pk"))
    by_plan: dict[int, list[GuideSending]] = defaultdict(list)
    kept = {plan.pk: years_of(plan) for plan in listed}
    for one in GuideSending.objects.filter(plan__in=listed):
        if one.year in {kept[one.plan_id].of(day) for day in (year.starts_on, year.ends_on)}:
            by_plan[one.plan_id].append(one)
    found = [sent_in(plan, by_plan[plan.pk], due.get(plan.school_id or 0)) for plan in listed]
    return sorted(found, key=lambda line: -len(line.missing))


def find_guide_sendings(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return sendings as lines on a page, by reference."""
    return {
        one.ref: Subject(
            "guide sending", one.ref, str(one),
            f"/{one.plan.trust.slug}/plan/{one.plan.ref}/pocket-guide/?year={one.year}",
        )
        for one in sendings_within(reach).filter(ref__in=list(refs))
    }  # fmt: skip

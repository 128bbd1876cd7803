"""Freezing a plan: when a body adopts it, when somebody wants it kept, and when a rolling plan moves on a year."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from goldenthread.domain.plans import carrying, frozen_plan, horizon
from goldenthread.domain.plans.frozen_plan import FrozenPlan
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.organisations.models import Body, Trust
from goldenthread.features.plans.models import Element, Plan, Succession, Version
from goldenthread.features.plans.operations.agreed.gating import require_no_gate
from goldenthread.features.plans.operations.agreed.passing import open_anew
from goldenthread.features.plans.operations.parts.assignments import hold_to_its_targets
from goldenthread.features.plans.operations.parts.dates import close_when_settled, reread
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.features.plans.queries.agreed import versions as kept
from goldenthread.features.plans.queries.thread import successions
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.subjects import Frozen
from goldenthread.foundation.tables import claim_revision

REVIEW = "review plan"
EVALUATION = "evaluate plan"
# How long before its day a review is asked for.
NOTICE = dt.timedelta(days=28)


@transaction.atomic
def adopt(
    *,
    plan: Plan,
    adopted_on: dt.date,
    by: Person | None,
    body: Body | None = None,
    adopted_by: str = "",
    next_review_on: dt.date | None = None,
    edition: str = "",
    note: str = "",
    drawn_from: int | None = None,
) -> Version:
    """Record that a body, or somebody named by post, has adopted a plan in a meeting, and freeze it as it stands.

    A draft becomes live. The plan that it follows on ends, where that was agreed. A plan that has a gate is
    adopted there and nowhere else: see operations.gate.
    """
    require_no_gate(plan)
    version = adopt_as_agreed(
        plan=plan, adopted_on=adopted_on, by=by, body=body, adopted_by=adopted_by, next_review_on=next_review_on,
        edition=edition, note=note, drawn_from=drawn_from,
    )  # fmt: skip
    approvals.record_decision(
        trust=plan.trust, school=plan.school, unit=plan.unit, subject_kind="plan", subject_ref=plan.ref,
        title=plan.title, route=plan.kind, on=adopted_on, body=body, decided_by=version.adopted_by, by=by,
        frozen=Frozen(version.ref, str(version), version.digest), next_review_on=next_review_on,
    )  # fmt: skip
    return version


def adopt_as_agreed(
    *,
    plan: Plan,
    adopted_on: dt.date,
    by: Person | None,
    body: Body | None = None,
    adopted_by: str = "",
    next_review_on: dt.date | None = None,
    edition: str = "",
    note: str = "",
    drawn_from: int | None = None,
) -> Version:
    """Adopt a plan within an operation that has seen everybody's yes."""
    require(body is None or body.trust_id == plan.trust_id, "That body belongs to another trust.", "body")
    require(body or adopted_by.strip(), "Say which body, or whose post, adopted it.", "body")
    require(plan.state != Plan.State.ENDED, "This plan has ended. Open it again before it is adopted anew.")
    has_parts = plan.elements.filter(removed_at=None).exists()
    require(has_parts, "There is nothing in the plan yet: write its first part before it is adopted.")
    _require_days(adopted_on, next_review_on)
    claim_revision(plan, drawn_from)
    before = {"state": plan.state, "adopted_on": plan.adopted_on, "next_review_on": plan.next_review_on}
    if plan.state == Plan.State.DRAFT:
        begin_to_hear(plan, by)
    plan.state, plan.adopted_on, plan.next_review_on = Plan.State.LIVE, adopted_on, next_review_on
    plan.save(update_fields=["state", "adopted_on", "next_review_on", "in_force_here_on", "revision"])
    facts: dict[str, Any] = {
        "edition": edition, "note": note, "adopted_on": adopted_on, "body": body,
        "adopted_by": body.name if body else adopted_by, "next_review_on": next_review_on,
    }  # fmt: skip
    version = _freeze(plan, Version.Occasion.ADOPTED, by, **facts)
    note_plan(plan, "adopted the plan", by, before, _after(version) | {"state": plan.state})
    hold_to_its_targets(plan=plan, by=by)
    close_reviews(plan, by)
    _end_the_earlier(plan, by)
    return version


@transaction.atomic
def keep_version(*, plan: Plan, by: Person | None, edition: str = "", note: str = "") -> Version:
    """Keep a plan as it stands, without a body having adopted it."""
    version = _freeze(plan, Version.Occasion.KEPT, by, edition=edition, note=note)
    note_plan(plan, "kept a version", by, after=_after(version))
    return version


@transaction.atomic
def evaluate_plan(
    *,
    plan: Plan,
    evaluated_on: dt.date,
    said: str,
    by: Person,
    body: Body | None = None,
    evaluated_by: str = "",
) -> Version:
    """Record a formal evaluation of a plan, in words, with the plan as it stood. Its next review stays."""
    require(body is None or body.trust_id == plan.trust_id, "That body belongs to another trust.", "body")
    require(body or evaluated_by.strip(), "Say which body, or whose post, evaluated it.", "body")
    require(said.strip(), "Say what the evaluation found.", "said")
    require(evaluated_on <= clock.today(), "An evaluation cannot be of a day that is still to come.", "evaluated_on")
    check(Version, {"adopted_on": evaluated_on})
    version = _freeze(
        plan, Version.Occasion.EVALUATED, by, note=said, body=body, frozen_on=evaluated_on,
        adopted_by=body.name if body else evaluated_by,
    )  # fmt: skip
    note_plan(plan, "evaluated the plan", by, after=_after(version) | {"said": version.note})
    activity.close_tasks(kind=EVALUATION, subject_kind="plan", subject_ref=plan.ref, by=by)
    return version


@transaction.atomic
def bring_in_version(*, plan: Plan, document: FrozenPlan, by: Person | None, **facts: Any) -> Version:
    """Keep how a plan stood on an earlier day, from a document of that day."""
    require(facts.get("adopted_on"), "Say when it was adopted.", "adopted_on")
    version = _freeze(plan, Version.Occasion.ADOPTED, by, document=document, **facts)
    note_plan(plan, "brought in a version", by, after=_after(version))
    return version


@transaction.atomic
def roll_forward(
    *,
    plan: Plan,
    closed: Mapping[str, str],
    by: Person,
    title: str,
    period_words: str,
    edition: str = "",
    note: str = "",
    drawn_from: int | None = None,
) -> Version:
    """Move a rolling plan on by a year: what is closed is archived, what is open goes on, and both are kept.

    `closed` gives the reason for each part that is closed, by its reference. How the plan stood before is
    frozen first, unless the newest version says so already. Every date is read anew by the new years.
    """
    require(plan.starts_on and plan.ends_on, "Say first from when until when the plan runs.", "period_words")
    claim_revision(plan, drawn_from)
    _freeze_unless_frozen(plan, by)
    parts = list(Element.objects.filter(plan=plan, removed_at=None).select_related("parent"))
    archived = [part for part in parts if part.ref in closed]
    _require_no_orphans(parts, closed)
    before = horizon.window(plan.starts_on, plan.ends_on)
    plan.starts_on, plan.ends_on = _a_year_on(plan.starts_on), _a_year_on(plan.ends_on)
    words = check(Plan, {"title": title, "period_words": period_words})
    plan.title, plan.period_words = words["title"], words["period_words"]
    plan.save(update_fields=["title", "period_words", "starts_on", "ends_on", "revision"])
    Element.objects.filter(pk__in=[part.pk for part in archived]).update(removed_at=timezone.now())
    re_dated = reread(plan)
    record = {
        "before": before, "after": horizon.window(plan.starts_on, plan.ends_on), "re_dated": re_dated,
        "carried": len(parts) - len(archived),
        "archived": [{"part": str(part), "reason": closed[part.ref].strip()[:300]} for part in archived],
    }  # fmt: skip
    version = _freeze(plan, Version.Occasion.ROLLED, by, edition=edition, note=note, record=record)
    note_plan(plan, "rolled the plan forward", by, {"years": before}, _after(version) | {"years": record["after"]})
    close_when_settled(plan, by)
    open_anew(plan, f"It was rolled forward, and covers {record['after']} now.", by)
    return version


@transaction.atomic
def ask_for_reviews(*, trust: Trust) -> int:
    """Ask the owner of every live plan whose review is near or past to have it reviewed; return how many are new."""
    until = clock.today() + NOTICE
    near = Plan.objects.filter(trust=trust, state=Plan.State.LIVE, next_review_on__lte=until).select_related("lead")
    return activity.open_tasks(
        Task(
            trust=trust, post=post, kind=REVIEW, subject_kind="plan", subject_ref=plan.ref,
            title=f"Have {plan.title} reviewed"[:200], due_on=plan.next_review_on,
            why="Its next review was set for this day. Adopt it anew, or set another day.",
        )
        for plan in near
        for post in successions.owners(plan)
    )  # fmt: skip


@transaction.atomic
def ask_for_evaluations(*, trust: Trust) -> int:
    """Ask once a year for the evaluation of every live plan of a trust's own; return how many are new.

    A year is counted from the last evaluation, or else from the day on which the plan was adopted or began.
    """
    until = clock.today() + NOTICE
    last = Max("versions__frozen_on", filter=Q(versions__occasion=Version.Occasion.EVALUATED))
    own = Plan.objects.filter(trust=trust, school=None, unit=None, state=Plan.State.LIVE).annotate(last=last)
    since = [(plan, plan.last or plan.adopted_on or plan.starts_on) for plan in own]
    due = [(plan, horizon.years_on(day, 1)) for plan, day in since if day is not None]
    return activity.open_tasks(
        Task(
            trust=trust, post=post, kind=EVALUATION, subject_kind="plan", subject_ref=plan.ref,
            title=f"Have {plan.title} evaluated"[:200], due_on=due_on,
            why="A plan is evaluated once a year, whenever its next review may be.",
        )
        for plan, due_on in due
        if due_on <= until
        for post in successions.owners(plan)
    )  # fmt: skip


def begin_to_hear(plan: Plan, by: Person | None) -> None:
    """Expect word of a plan's parts from today on: whoever puts it in force is not told that it was silent before."""
    if by is not None:
        plan.in_force_here_on = clock.today()


def close_reviews(plan: Plan, by: Person | None) -> None:
    """Close what was asked about a plan's review, once that lies further off again or the plan has ended."""
    is_over = plan.state == Plan.State.ENDED
    if is_over or plan.next_review_on is None or plan.next_review_on > clock.today():
        activity.close_tasks(kind=REVIEW, subject_kind="plan", subject_ref=plan.ref, by=by)


def _freeze(
    plan: Plan, occasion: str, by: Person | None, document: FrozenPlan | None = None, **facts: Any
) -> Version:
    Plan.objects.select_for_update().get(pk=plan.pk)
    words = check(Version, {name: facts.pop(name, "") for name in ("edition", "note", "adopted_by")})
    newest = plan.versions.first()
    whole = document or kept.as_it_stands(plan)
    text = frozen_plan.written(whole)
    since = dict(kept.compare(plan, newest.document, whole).counts) if newest else {}
    frozen_on = facts.pop("frozen_on", None) or facts.get("adopted_on") or clock.today()
    number = (plan.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Version.objects.create(
        plan=plan, number=number, occasion=occasion, frozen_on=frozen_on, by=by,
        schema=frozen_plan.SCHEMA, content=text, digest=frozen_plan.digest(text), since=since,
        is_of_a_draft=plan.state == Plan.State.DRAFT, **words, **facts,
    )  # fmt: skip


def _freeze_unless_frozen(plan: Plan, by: Person | None) -> None:
    newest = plan.versions.first()
    if newest is None or newest.digest != frozen_plan.digest(frozen_plan.written(kept.as_it_stands(plan))):
        _freeze(plan, Version.Occasion.KEPT, by, note="As it stood before it was rolled forward.")


def _a_year_on(day: dt.date | None) -> dt.date | None:
    return horizon.years_on(day, 1) if day else None


def _after(version: Version) -> dict[str, Any]:
    said = {
        "version": version.number, "edition": version.edition, "adopted_on": version.adopted_on,
        "adopted_by": version.adopted_by, "next_review_on": version.next_review_on, "sha256": version.digest,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _require_days(adopted_on: dt.date, next_review_on: dt.date | None) -> None:
    check(Version, {"adopted_on": adopted_on, "next_review_on": next_review_on})
    require(adopted_on <= clock.today(), "A plan cannot be adopted on a day that is still to come.", "adopted_on")
    is_after = next_review_on is None or next_review_on > adopted_on
    require(is_after, "The next review comes after the day on which the plan is adopted.", "next_review_on")


def _require_no_orphans(parts: list[Element], closed: Mapping[str, str]) -> None:
    """Refuse to archive what something open still stands under."""
    called = {part.ref: str(part) for part in parts}
    decisions = {part.ref: carrying.CLOSE if part.ref in closed else carrying.CARRY for part in parts}
    parents = {part.ref: part.parent.ref for part in parts if part.parent is not None}
    for part, over in carrying.orphans(decisions, parents):
        if over in called:
            says = f"“{called[part]}” goes on, and what it stands under, “{called[over]}”, does not."
            raise ValidationError({"parts": says})


def _end_the_earlier(plan: Plan, by: Person | None) -> None:
    """Let a plan's predecessor run until the day before it begins, and end it where that day has come."""
    found = Succession.objects.filter(later=plan, ends_earlier=True).select_related("earlier__trust").first()
    if found is None or found.earlier.state == Plan.State.ENDED:
        return
    earlier = found.earlier
    claim_revision(earlier, None)
    before = {"state": earlier.state, "ends_on": earlier.ends_on}
    if plan.starts_on is None or plan.starts_on <= clock.today():
        earlier.state = Plan.State.ENDED
    if plan.starts_on and (earlier.ends_on is None or earlier.ends_on >= plan.starts_on):
        earlier.ends_on = plan.starts_on - dt.timedelta(days=1)
    after = {"state": earlier.state, "ends_on": earlier.ends_on}
    if after != before:
        earlier.save(update_fields=["state", "ends_on", "revision"])
        did = "ended the plan" if earlier.state == Plan.State.ENDED else "said when the plan ends"
        note_plan(earlier, did, by, before, after)
        close_reviews(earlier, by)


@transaction.atomic
def end_what_is_succeeded(*, trust: Trust) -> int:
    """End the plans whose successors have begun; return how many were. For every night."""
    begun = Succession.objects.filter(
        ends_earlier=True, later__trust=trust, later__state=Plan.State.LIVE, later__starts_on__lte=clock.today(),
        earlier__state=Plan.State.LIVE,
    )  # fmt: skip
    found = list(begun.select_related("later"))
    for succession in found:
        _end_the_earlier(succession.later, None)
    return len(found)

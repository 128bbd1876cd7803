"""What was said of a pack's plans while they were drafts: talks.yaml, for a demonstration alone."""

import datetime as dt
from typing import Literal

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity.models import Comment
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element, Plan
from goldenthread.foundation import library


class ReplyFacts(Shape):
    post: Words
    on: dt.date
    text: Words


class TalkFacts(Shape):
    """One comment: on a part, by its number or title, or on the whole; with what came of it.

    `issue` is what it has in common with others of its round.
    """

    part: Words = ""
    post: Words
    on: dt.date
    text: Words
    speaks_for: Words = ""
    issue: Words = ""
    replies: list[ReplyFacts] = []
    outcome: Literal["changed", "kept", "answered", ""] = ""
    answer: Words = ""
    answered: dt.date | None = None


class RoundFacts(Shape):
    """One round on the trust's plan, or on the plan of a title in a school or unit; without `closed` it is open."""

    plan: Words = ""
    school: Words = ""
    by: Words
    opened: dt.date
    closes: dt.date
    final: bool = False
    says: Words
    settled: Words = ""
    options: Words = ""
    bodies: list[Words] = []
    posts: list[Words] = []
    said: list[TalkFacts] = []
    closed: dt.date | None = None
    heard: Words = ""
    changed: Words = ""


class Talks(Shape):
    """talks.yaml"""

    rounds: list[RoundFacts] = []


def read_talks(name: str) -> Talks:
    """Return the talks of a pack; none where it has no such file."""
    path = f"packs/{name}/talks.yaml"
    return library.read_as(path, Talks) if (library.folder() / path).exists() else Talks()


def take_talks(talks: Talks, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Bring in each round as it went, with what was said, answered and summed up."""
    for facts in talks.rounds:
        plan = _plan(facts, trust, made)
        opened = approvals.open_round(
            trust=trust, subject_kind="plan", subject_ref=plan.ref, title=plan.title, school=plan.school,
            unit=plan.unit, bodies=[made.bodies[key] for key in facts.bodies],
            posts=[made.posts[key] for key in facts.posts], says=facts.says, settled=facts.settled,
            options=facts.options, opened_on=facts.opened, closes_on=facts.closes, is_final=facts.final, by=by,
            post=made.posts[facts.by],
        )  # fmt: skip
        issues: dict[str, list[Comment]] = {}
        for one in facts.said:
            comment = _take(opened, one, plan, made, facts.by)
            if one.issue:
                issues.setdefault(one.issue, []).append(comment)
        for title, comments in issues.items():
            approvals.gather(consultation=opened, title=title, comments=comments, by=by)
        if facts.closed:
            approvals.sum_up(consultation=opened, heard=facts.heard, changed=facts.changed, by=by, on=facts.closed)


def _take(opened: Consultation, one: TalkFacts, plan: Plan, made: Furnished, author: str) -> Comment:
    part = _part(plan, one.part) if one.part else None
    comment = approvals.say(
        consultation=opened, text=one.text, by=None, post=made.posts[one.post], on=one.on,
        speaks_for=one.speaks_for, part_kind="element" if part else "", part_ref=part.ref if part else "",
        part_title=f"{part.number} {part.title}".strip() if part else "",
    )  # fmt: skip
    for reply in one.replies:
        approvals.say(
            consultation=opened, text=reply.text, by=None, post=made.posts[reply.post], parent=comment, on=reply.on
        )
    if one.outcome:
        approvals.settle(
            consultation=opened, comment=comment, outcome=one.outcome, answer=one.answer, by=None,
            post=made.posts[author], on=one.answered,
        )  # fmt: skip
    return comment


def _plan(facts: RoundFacts, trust: Trust, made: Furnished) -> Plan:
    found = Plan.objects.filter(trust=trust).select_related("school", "unit")
    if facts.school:
        return found.get(school=made.schools[facts.school], **({"title": facts.plan} if facts.plan else {}))
    return found.get(kind=Plan.Kind.TRUST)


def _part(plan: Plan, named: str) -> Element:
    found = plan.elements.filter(removed_at=None)
    part = found.filter(number=named).first() or found.filter(title=named).first()
    if part is None:
        raise library.LibraryError(f"talks.yaml of {plan.title}: there is no part “{named}”.")
    return part

"""What a demonstration's members declare, answer, learn and watch, once its posts are held."""

import datetime as dt
from collections.abc import Iterable

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.seating import AuditFacts, FindingFacts, Members
from goldenthread.features.members import operations as members
from goldenthread.features.members.criteria import criteria_set
from goldenthread.features.members.models import Audit, Review
from goldenthread.features.organisations.models import Holding, Membership, Trust
from goldenthread.features.organisations.operations.founding import Furnished


def take_members(facts: Members, trust: Trust, made: Furnished, *, today: dt.date) -> None:
    """Give the demonstration its register of interests, its audits and reviews, its training and its watching."""
    held = {
        holding.post.key: holding.person
        for holding in Holding.objects.filter(post__trust=trust, until_on=None).select_related("person", "post")
    }
    _take_interests(facts, trust, held, today)
    for asked in facts.audits:
        if asked.on <= today:
            _take_audit(asked, trust, made, held, today)
    _take_reviews(facts, trust, made, today)
    _take_training(facts, trust, made, held, today)
    for watched in facts.watching:
        watch = members.set_watch(
            body=made.bodies[watched.body], by=None, what=watched.what, times=watched.times,
            from_on=dt.date(2025, 9, 1),
        )  # fmt: skip
        for on, says in watched.looks:
            if on <= today:
                members.look(watch=watch, by=None, says=says, on=on, where="Meeting")
    members.ask_for_interests(trust=trust)


def _take_interests(facts: Members, trust: Trust, held: dict[str, Person], today: dt.date) -> None:
    for one in facts.interests:
        person = held.get(one.post)
        members.declare_interest(
            trust=trust, by=None, person=person, name=person.name if person else one.name, kind=one.kind,
            what=one.what, whose=one.whose, value=one.value, from_on=one.from_on, until_on=one.until_on,
            is_private=one.private,
        )  # fmt: skip
    for said in facts.confirmed:
        if said.on <= today:
            for name, person in _who(said.posts, said.names, held):
                members.confirm_interests(trust=trust, by=None, person=person, name=name, on=said.on)


def _who(posts: Iterable[str], names: Iterable[str], held: dict[str, Person]) -> list[tuple[str, Person | None]]:
    found: list[tuple[str, Person | None]] = [(held[key].name, held[key]) for key in posts if key in held]
    return found + [(name, None) for name in names]


def _take_audit(asked: AuditFacts, trust: Trust, made: Furnished, held: dict[str, Person], today: dt.date) -> None:
    audit = members.open_audit(
        trust=trust, by=None, criteria=asked.criteria, title=asked.title, due_on=asked.due, on=asked.on,
        bodies=[made.bodies[key] for key in asked.bodies], outside=[made.posts[key] for key in asked.outside],
    )  # fmt: skip
    keys = [one.key for group in criteria_set(asked.criteria).groups for one in group.criteria]
    for one in asked.answers:
        person = held.get(one.post)
        members.answer_audit(
            audit=audit, by=None, person=person, name=person.name if person else one.name,
            body=made.bodies[one.body] if one.body else None, is_outside=one.outside,
            scores={key: one.but.get(key, one.all) for key in keys}, strengths=one.strengths, wants=one.wants,
            on=asked.on,
        )  # fmt: skip
    if asked.closed and asked.closed <= today:
        members.close_audit(audit=audit, by=None, on=asked.closed)
    for found in asked.findings:
        _take_finding(found, trust, made, today, audit=audit)


def _take_reviews(facts: Members, trust: Trust, made: Furnished, today: dt.date) -> None:
    kept: dict[str, Review] = {}
    for one in facts.reviews:
        kept[one.title] = members.keep_review(
            trust=trust, by=None, bodies=[made.bodies[key] for key in one.bodies], title=one.title,
            reviewer=one.reviewer, scope=one.scope, scope_agreed_on=one.scope_agreed,
            scope_agreed_by=made.bodies["board"] if one.scope_agreed else None, cost=one.cost,
            commissioned_on=one.commissioned,
            reported_on=one.reported, says=one.says, next_due_on=one.next_due, repeats=kept.get(one.repeats),
        )  # fmt: skip
        for found in one.findings:
            _take_finding(found, trust, made, today, review=kept[one.title])


def _take_finding(
    found: FindingFacts, trust: Trust, made: Furnished, today: dt.date, *, audit: Audit | None = None,
    review: Review | None = None,
) -> None:  # fmt: skip
    row = members.add_finding(
        trust=trust, by=None, kind=found.kind, says=found.says, audit=audit, review=review,
        body=made.bodies[found.body] if found.body else None, post=made.posts[found.post] if found.post else None,
        due_on=found.due, cost=found.cost,
    )  # fmt: skip
    if found.done_on and found.done_on <= today:
        members.finish_finding(finding=row, by=None, result=found.result, on=found.done_on)


def _take_training(facts: Members, trust: Trust, made: Furnished, held: dict[str, Person], today: dt.date) -> None:
    for one in facts.training:
        row = members.plan_training(
            trust=trust, by=None, bodies=[made.bodies[key] for key in one.bodies], title=one.title, need=one.need,
            criterion=one.criterion, provider=one.provider, cost=one.cost, spent=one.spent, held_on=one.held,
            due_on=one.due, is_mandatory=one.mandatory,
        )  # fmt: skip
        if one.held and one.held <= today and (one.posts or one.names):
            members.take_part(
                training=row, by=None, names=_who(one.posts, one.names, held), done_on=one.held
            )  # fmt: skip
    for begun in facts.inductions:
        seat = Membership.objects.get(body=made.bodies[begun.body], name=begun.name, ended_on=None)
        members.begin_induction(membership=seat, by=None)
        members.tick_induction(
            membership=seat, by=None, done=begun.done, on=min(today, seat.from_on + dt.timedelta(21))
        )

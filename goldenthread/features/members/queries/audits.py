"""Questions about audits: who has still to answer, where bodies are short, and what all said together."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import members as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.governance.models import Decision
from goldenthread.features.governance.queries import decisions_within, seats
from goldenthread.features.members.models import Answer, Asked, Audit, Finding, Review
from goldenthread.features.organisations.models import Body
from goldenthread.features.organisations.queries import Sitting, bodies_within, may_keep, sitting_on
from goldenthread.foundation.subjects import Subject

SEE, READ, KEEP = "meeting.see", "member.see", "member.keep"


def audits_within(reach: Reach) -> QuerySet[Audit]:
    """Return the audits of bodies that the reader may see, and those that ask something of them."""
    if not reach.may_somewhere(SEE):
        return Audit.objects.none()
    found = Audit.objects.filter(trust=reach.trust).select_related("trust")
    if reach.may_everywhere(KEEP):
        return found
    seen = Q(bodies__in=bodies_read(reach)) | Q(asked__post__in=reach.posts)
    return found.filter(seen).distinct()


def bodies_read(reach: Reach) -> QuerySet[Body]:
    """Return the bodies of which the reader may read what audits and reviews say."""
    if reach.may_everywhere(READ):
        return bodies_within(reach)
    return bodies_within(reach).filter(Q(school__in=reach.schools_for(READ)) | Q(posts__in=reach.posts)).distinct()


def may_run(reach: Reach) -> bool:
    return reach.may_everywhere(KEEP)


def may_review(reach: Reach) -> bool:
    """Say whether the reader may commission reviews from outside: who keeps the members, or chairs the board."""
    if may_run(reach):
        return True
    boards = Body.objects.filter(trust=reach.trust, kind=Body.Kind.BOARD, pk__in=seats(reach).office)
    return boards.exists()


def agreed_by_body(reach: Reach, review: Review) -> Decision | None:
    """Return the first decision in which a body said yes to a review, where the reader may see it."""
    about = decisions_within(reach).filter(subject_kind="governance review", subject_ref=review.ref)
    return about.filter(kind=Decision.Kind.DECIDE).order_by("item__meeting__held_on", "pk").first()


def asked_of(reach: Reach, audit: Audit) -> list[Asked]:
    """Return what the reader is asked, body by body."""
    return list(audit.asked.filter(post__in=reach.posts).select_related("body", "post").order_by("body__name"))


def own_answers(reach: Reach, audit: Audit) -> QuerySet[Answer]:
    """Return what the reader answered; nobody finds another's answers here."""
    return audit.answers.filter(person=reach.person)


@dataclass(frozen=True)
class Line:
    """One criterion of one body's result."""

    key: str
    says: str
    have: rules.Have | None = None
    all: rules.Together | None = None
    inside: rules.Together | None = None
    outside: rules.Together | None = None
    before: Decimal | None = None
    who: Sequence[str] = ()

    @property
    def change(self) -> Decimal | None:
        return self.all.mean - self.before if self.all and self.before is not None else None


@dataclass(frozen=True)
class BodyResult:
    """What an audit says of one body. `silent` are asked and have not answered; `words` only where enough have."""

    body: Body
    groups: Sequence[tuple[str, Sequence[Line]]]
    answered: int
    silent: Sequence[str]
    is_shown: bool
    is_parted: bool = False
    words: Sequence[tuple[str, str]] = ()

    @property
    def lines(self) -> list[Line]:
        return [line for _, lines in self.groups for line in lines]

    @property
    def short(self) -> list[Line]:
        return [line for line in self.lines if line.have and line.have.short]


def results(reach: Reach, audit: Audit, *, today: dt.date) -> list[BodyResult]:
    """Return what an audit says of each of its bodies that the reader may see.

    What single members answered in a skills audit is told only to who keeps the members, by name under each skill.
    """
    bodies = list(audit.bodies.filter(pk__in=bodies_read(reach)).select_related("school").order_by("name"))
    answers = list(audit.answers.select_related("person"))
    may_name = reach.may_everywhere(KEEP)
    if audit.kind == Audit.Kind.SKILLS:
        sitting = sitting_on(bodies, today=today)
        present = {body.pk: [one for one in sitting[body.pk] if one.seat.counts_on(today)] for body in bodies}
        return [_skills(audit, body, present[body.pk], answers, may_name=may_name) for body in bodies]
    asked = list(audit.asked.select_related("post").prefetch_related("post__holdings__person"))
    before = _before(audit, bodies)
    return [
        _self(
            audit, body, [one for one in answers if one.body_id == body.pk],
            _silent(body, asked, answers, today) if may_name else [], before,
        )
        for body in bodies
    ]  # fmt: skip


def _silent(body: Body, asked: Sequence[Asked], answers: Sequence[Answer], today: dt.date) -> list[str]:
    """Return who is asked about a body and has said nothing."""
    said = {one.person_id for one in answers if one.body_id == body.pk}
    return [
        holding.person.name
        for row in asked
        if row.body_id == body.pk
        for holding in row.post.holdings.all()
        if holding.from_on <= today and (holding.until_on is None or holding.until_on >= today)
        if holding.person_id not in said
    ]


def _people(seats: Iterable[Sitting]) -> dict[object, str]:
    """Return the members among those who sit there, by what their answers are kept under, with their names."""
    found: dict[object, str] = {}
    for one in seats:
        if one.seat.is_member and not one.is_vacant:
            for person in one.people:
                found[person.pk] = person.name
            if not one.people:
                found[one.name.casefold()] = one.name
    return found


def _skills(
    audit: Audit, body: Body, seats: Sequence[Sitting], everybody: Sequence[Answer], *, may_name: bool
) -> BodyResult:
    people = _people(seats)
    answers = [one for one in everybody if (one.person_id or one.name.casefold()) in people]
    said = {one.person_id or one.name.casefold() for one in answers}
    silent = [name for key, name in people.items() if key not in said]
    wanted = {key: int(one.get("wanted", 1)) for key, one in audit.criteria.items()}
    counts_from = int(audit.document["counts_from"])
    have = {
        one.key: one for one in rules.skills([answer.scores for answer in answers], wanted, counts_from=counts_from)
    }
    # Of two who answered, each would know what the other said.
    shown = may_name or len(answers) >= max(audit.least_answers, 3)
    who = {
        key: [answer.name for answer in answers if answer.scores.get(key, -1) >= counts_from] if may_name else []
        for key in wanted
    }
    groups = [
        (
            group["name"],
            [Line(one["key"], one["says"], have[one["key"]], who=who[one["key"]]) for one in group["criteria"]],
        )
        for group in audit.groups
    ]
    words = [("brings", one.strengths) for one in answers if one.strengths] if may_name else []
    words += [("wants", one.wants) for one in answers if one.wants] if may_name else []
    return BodyResult(body, groups if shown else [], len(answers), silent if may_name else [], shown, words=words)


def _self(
    audit: Audit, body: Body, answers: Sequence[Answer], silent: list[str], before: dict[tuple[int, str], Decimal]
) -> BodyResult:
    least = audit.least_answers
    inside = [one.scores for one in answers if not one.is_outside]
    outside = [one.scores for one in answers if one.is_outside]
    parted = rules.may_part(inside, outside, least=least)
    everybody = [*inside, *outside]
    # While it is open, whoever looks before and after an answer would know what it was.
    shown = audit.closed_on is not None and len(everybody) >= least

    def line(one: dict[str, Any]) -> Line:
        key = one["key"]
        return Line(
            key, one["says"], all=rules.together(everybody, key, least=least),
            inside=rules.together(inside, key, least=least) if parted else None,
            outside=rules.together(outside, key, least=least) if parted else None,
            before=before.get((body.pk, key)),
        )  # fmt: skip

    groups = [(group["name"], [line(one) for one in group["criteria"]]) for group in audit.groups]
    said = [one for one in answers if one.strengths or one.wants]
    # Words stand in the order of the alphabet, so that their place tells nothing of whose they are.
    words = [("good", one.strengths) for one in said if one.strengths] + [
        ("better", one.wants) for one in said if one.wants
    ]
    return BodyResult(
        body, groups if shown else [], len(answers), silent, shown, parted, sorted(words) if shown else ()
    )


def _before(audit: Audit, bodies: Sequence[Body]) -> dict[tuple[int, str], Decimal]:
    """Return the means of the last audit of each body against the same criteria, by body and criterion."""
    earlier = Q(opened_on__lt=audit.opened_on) | Q(opened_on=audit.opened_on, pk__lt=audit.pk)
    same = Audit.objects.filter(earlier, trust=audit.trust_id, kind=audit.kind, document__key=audit.document["key"])
    found = {}
    for last in same.order_by("opened_on", "pk").prefetch_related("answers"):
        for body in bodies:
            scores = [one.scores for one in last.answers.all() if one.body_id == body.pk]
            for key in last.criteria:
                if together := rules.together(scores, key, least=last.least_answers):
                    found[body.pk, key] = together.mean
    return found


def reviews_within(reach: Reach) -> QuerySet[Review]:
    """Return the reviews from outside of bodies that the reader may see; those of none are the trust's."""
    if not reach.may_somewhere(SEE):
        return Review.objects.none()
    found = Review.objects.filter(trust=reach.trust).select_related("trust", "repeats")
    return found if reach.may_everywhere(READ) else found.filter(bodies__in=bodies_read(reach)).distinct()


def findings_within(reach: Reach) -> QuerySet[Finding]:
    """Return the findings of audits and reviews that the reader may see, and those given to their own posts."""
    seen = Q(audit__in=audits_within(reach)) | Q(review__in=reviews_within(reach))
    if not reach.may_everywhere(KEEP):
        seen &= Q(body=None) | Q(body__in=bodies_read(reach))
    found = Finding.objects.filter(seen | Q(post__in=reach.posts), trust=reach.trust)
    return found.select_related("trust", "audit", "review", "body", "post").distinct()


def may_finish_finding(reach: Reach, finding: Finding) -> bool:
    return reach.may_everywhere(KEEP) or finding.post_id in reach.posts


def bodies_to_audit(reach: Reach) -> QuerySet[Body]:
    return bodies_within(reach).filter(dissolved_on=None).order_by("kind", "name")


def keeps_body(reach: Reach, body: Body) -> bool:
    return reach.may_everywhere(KEEP) or may_keep(reach, body)


def answer_of(audit: Audit, *, person: Person | None, name: str) -> Answer | None:
    found = audit.answers.filter(person=person) if person else audit.answers.filter(person=None, name__iexact=name)
    return found.first()


def find_audits(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return audits as lines on a page, by reference."""
    found = audits_within(reach).filter(ref__in=list(refs))
    return {row.ref: Subject("audit", row.ref, row.title, f"{_at(row)}audits/{row.ref}/") for row in found}


def find_reviews(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return reviews from outside as lines on a page, by reference."""
    found = reviews_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject("governance review", row.ref, row.title, f"{_at(row)}reviews/{row.ref}/") for row in found
    }


def _at(row: Audit | Review) -> str:
    return f"/{row.trust.slug}/governance/"


def find_findings(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return what audits and reviews of governance found, as lines on a page, by reference."""
    found = findings_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "governance finding", row.ref, row.says, f"/{row.trust.slug}/governance/findings/{row.ref}/",
            str(row.audit or row.review),
        )
        for row in found
    }  # fmt: skip

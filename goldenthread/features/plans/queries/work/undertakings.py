"""What people have taken on, as far as the reader may see it.

What is still being written is seen by whoever writes it and by those who may change the trust's plan; what waits
for a decision likewise. What is open is for everybody who may read the trust's plan, except that an undertaking
for a part of a local plan is seen by those who may read that plan. A kind that is in confidence is read at every
stage by who wrote it and by who holds its permissions, and by nobody else.
"""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity.models import Task
from goldenthread.features.plans.models import Element, Undertaking
from goldenthread.features.plans.queries.visible import elements
from goldenthread.features.plans.undertaking_kinds import kinds_in_confidence, undertaking_kind
from goldenthread.foundation.subjects import Subject

PUBLIC = (Undertaking.State.OPEN, Undertaking.State.CLOSED)


def undertakings(reach: Reach, person: Person) -> QuerySet[Undertaking]:
    """Return the undertakings that a person may see, the latest first."""
    if not reach.may_somewhere("plan.see"):
        return Undertaking.objects.none()
    own = Q(by=person) | Q(post__in=reach.posts)
    found = Undertaking.objects.filter(own | _within(reach), trust=reach.trust)
    found = (
        found.filter(own | _told(reach)) if may_decide(reach) else found.filter(own | open_to_all() | _read(reach))
    )
    return found.select_related("trust", "element__plan", "element__parent", "school", "post", "by").order_by(
        "-begun_on", "-pk"
    )


def in_the_register(reach: Reach, person: Person) -> QuerySet[Undertaking]:
    """Return them with how many people take part."""
    return (
        undertakings(reach, person)
        .annotate(joined=Count("joinings", distinct=True))
        .prefetch_related("words", "answers")
    )


def told_whether_taken_on(parts: QuerySet[Element]) -> QuerySet[Element]:
    """Return parts each with `is_taken_on`: whether anything is open or was closed that serves it."""
    serving = Undertaking.objects.filter(element=OuterRef("pk"), state__in=PUBLIC)
    return parts.annotate(is_taken_on=Exists(serving))


def may_decide(reach: Reach) -> bool:
    """Say whether the reader decides on what is proposed: those who may change the trust's plan."""
    return reach.may_everywhere("plan.edit")


def hears_of(reach: Reach, undertaking: Undertaking) -> bool:
    """Say whether a decision waits for the reader, who proposed it, to read it."""
    if not undertaking.reason:
        return False
    asked = Task.objects.filter(subject_kind="undertaking", subject_ref=undertaking.ref, kind="hear of undertaking")
    return asked.filter(closed_at=None, post__in=reach.posts).exists()


def may_write(reach: Reach, person: Person, undertaking: Undertaking) -> bool:
    """Say whether it is the reader's to write: their own, or anybody's for those who may change the trust's plan."""
    seen_with = undertaking_kind(undertaking.kind).seen_with
    return is_own(reach, person, undertaking) or (may_decide(reach) and all(map(reach.may_everywhere, seen_with)))


def is_own(reach: Reach, person: Person, undertaking: Undertaking) -> bool:
    """Say whether the reader took it on, or holds the post that did."""
    return undertaking.by_id == person.pk or undertaking.post_id in reach.posts


def parts_to_serve(reach: Reach) -> QuerySet[Element]:
    """Return the parts of live plans that an undertaking can be for."""
    found = elements(reach).filter(plan__state="live")
    return found.order_by("plan__school__order", "plan__unit", "plan", "depth", "order", "pk")


def find_undertakings(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return undertakings as lines on a page, by reference: those that are open to read."""
    found = Undertaking.objects.filter(open_to_all(), _within(reach), trust=reach.trust, ref__in=list(refs))
    found = found.select_related("trust") if reach.may_somewhere("plan.see") else found.none()
    return {
        one.ref: Subject("undertaking", one.ref, one.title, f"/{one.trust.slug}/plan/undertaking/{one.ref}/")
        for one in found
    }


def _within(reach: Reach) -> Q:
    return Q(element=None) | Q(element__in=elements(reach))


def open_to_all() -> Q:
    """Ask for what everybody may read: what is open or closed, and of a kind that is not in confidence."""
    return Q(state__in=PUBLIC) & ~Q(kind__in=kinds_in_confidence())


def _told(reach: Reach) -> Q:
    """Ask for what is not in confidence, or is so for the reader as well."""
    return ~Q(kind__in=kinds_in_confidence()) | _read(reach)


def _read(reach: Reach) -> Q:
    return Q(
        kind__in=[key for key, needed in kinds_in_confidence().items() if all(map(reach.may_everywhere, needed))]
    )

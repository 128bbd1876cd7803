"""Finding occurrences by reference: the page of one, and its line on home."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.year.review_cycle import Due
from goldenthread.features.organisations.models import Post
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.reviews.queries import rounds
from goldenthread.features.reviews.queries.ground import EDIT, SEE, Where, ground_of
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Subject


def occurrences(reach: Reach) -> QuerySet[Occurrence]:
    """Return the occurrences that the reader may see; the confidential ones only for those who keep the cycle."""
    if not reach.may_somewhere(SEE):
        return Occurrence.objects.none()
    seen = Q(duty__trust=reach.trust)
    if not reach.may_everywhere(SEE):
        places = Q(school=None, unit=None) | Q(school__in=reach.schools_for(SEE)) | Q(unit__in=reach.units_for(SEE))
        seen &= places | _asked(reach)
    if not reach.may_everywhere(EDIT):
        seen &= Q(duty__is_confidential=False) | _asked(reach)
    found = Occurrence.objects.filter(seen)
    return found.select_related("duty__trust", "duty__post", "school", "unit", "plan", "done_by", "set_aside_by")


def _asked(reach: Reach) -> Q:
    """Say which occurrences are asked of one of the reader's posts."""
    asked = Q(duty__post__in=reach.posts)
    for grant in reach.grants:
        place = Q(duty__role=grant.role, duty__post=None)
        if grant.school is not None:
            asked |= place & Q(school=grant.school)
        elif grant.unit is not None:
            asked |= place & (Q(unit=grant.unit) | ~Q(duty__of=Duty.Of.UNITS))
        else:
            asked |= place & ~Q(duty__of=Duty.Of.UNITS)
    return asked


def asked_posts(occurrence: Occurrence) -> list[Post]:
    """Return the posts of which one occurrence is asked as things are today."""
    duty = occurrence.duty
    ground = ground_of(duty.trust, [duty])
    due = Due(occurrence.due_on, occurrence.opens_on, duty.key, occurrence.name)
    where = where_of(occurrence, ground_places=ground.places(duty, due, clock.today()))
    return [ground.posts[post] for post in where.posts if post in ground.posts]


def missed_beside(occurrence: Occurrence) -> list[Occurrence]:
    """Return the other times of the same duty in the same place that were missed, or come before it, and are open."""
    past = max(occurrence.due_on, clock.today())
    others = Occurrence.objects.filter(
        duty=occurrence.duty_id, place=occurrence.place, due_on__lt=past, done_on=None, set_aside_on=None
    ).exclude(pk=occurrence.pk)
    return list(others.select_related("duty", "school", "unit")) if occurrence.is_open else []


def where_of(occurrence: Occurrence, ground_places: Iterable[Where]) -> Where:
    """Return the place of an occurrence among those where its duty comes round; without posts where it does not."""
    return next((where for where in ground_places if where.place == occurrence.place), Where(occurrence.place))


def may_finish(reach: Reach, posts: Iterable[Post]) -> bool:
    """Say whether the reader may say that an occurrence is done: whoever is asked, and those who keep the cycle."""
    return bool(reach.posts.intersection(post.pk for post in posts)) or reach.may_everywhere(EDIT)


def find_round_parts(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return parts of rounds as lines on a page, by reference."""
    return {
        one.ref: Subject(
            "round part", one.ref, str(one), f"/{one.within.round.trust.slug}/year/rounds/parts/{one.ref}/",
            under=one.within.round.title,
        )
        for one in rounds.parts(reach).filter(ref__in=list(refs))
    }  # fmt: skip


def find_rounds(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return rounds as lines on a page, by reference."""
    return {
        one.ref: Subject("round", one.ref, one.title, f"/{one.trust.slug}/year/rounds/{one.ref}/")
        for one in rounds.rounds(reach).filter(ref__in=list(refs))
    }  # fmt: skip


def find_occurrences(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return occurrences as lines on a page, by reference."""
    found = occurrences(reach).filter(ref__in=list(refs))
    return {
        one.ref: Subject(
            "occurrence", one.ref, one.duty.title, f"/{one.duty.trust.slug}/year/duties/{one.ref}/",
            under=str(one.school or one.unit or ""),
        )
        for one in found
    }  # fmt: skip

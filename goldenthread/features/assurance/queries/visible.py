"""What of checks a reader may see, and what they may do there."""

import datetime as dt

from django.db.models import OuterRef, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import (
    Accreditation,
    Check,
    Checklist,
    CheckRound,
    Finding,
    Recommendation,
    Review,
    Sample,
    WaitingChecklist,
)
from goldenthread.features.organisations.models import Body, Post, School, Unit
from goldenthread.features.organisations.queries import schools_within

SEE, CONFIDENTIAL, ANSWER, RUN, FIND, CONFIRM, CHILDREN = (
    "check.see", "check.see_confidential", "check.answer", "check.run", "check.find", "check.confirm",
    "check.children",
)  # fmt: skip

# What is to be renewed or repeated is told of a term beforehand.
AHEAD = dt.timedelta(days=120)


def schools_seen(reach: Reach) -> QuerySet[School]:
    return schools_within(reach, SEE)


def checklists_within(reach: Reach) -> QuerySet[Checklist]:
    found = Checklist.objects.filter(trust=reach.trust, retired_on=None)
    return found if reach.may_somewhere(SEE) else found.none()


def checklists_run(reach: Reach) -> QuerySet[Checklist]:
    """Return the checklists of which the reader opens and closes rounds: every one, or those that they were given."""
    found = checklists_within(reach)
    return found if reach.may_everywhere(RUN) else found.filter(runs__in=reach.posts)


def checklists_read_by(reach: Reach, body: Body) -> QuerySet[Checklist]:
    """Return the checklists for which a body answers, each with the newest of its rounds that the reader sees."""
    newest = rounds_within(reach).filter(checklist=OuterRef("pk")).order_by("-opened_on", "-pk")
    found = checklists_within(reach).filter(read_by=body)
    return found.annotate(round=newest.values("ref")[:1], round_title=newest.values("title")[:1])


def may_run(reach: Reach, checklist: Checklist) -> bool:
    return reach.may_everywhere(RUN) or (checklist.runs_id in reach.posts and reach.may_somewhere(SEE))


def waiting_within(reach: Reach) -> QuerySet[WaitingChecklist]:
    found = WaitingChecklist.objects.filter(trust=reach.trust)
    return found.select_related("checklist") if reach.may_everywhere(RUN) else found.none()


def checks_within(reach: Reach) -> QuerySet[Check]:
    """Return the sheets that the reader may see: those of their places, and those that are asked of them.

    What is answered once for every school is seen by whoever sees any school's sheet of that round.
    """
    found = Check.objects.filter(round__trust=reach.trust).select_related(
        "round__checklist", "round__trust", "school", "unit", "post"
    )
    if reach.may_everywhere(SEE):
        return found
    if not reach.may_somewhere(SEE):
        return found.none()
    schools, units = reach.schools_for(SEE), reach.units_for(SEE)
    shared = Q(school=None, unit=None, round__checks__school__in=schools)
    asked = Q(post__in=reach.posts) | Q(areas_asked__post__in=reach.posts)
    own = Q(school__in=schools) | Q(unit__in=units) | asked
    return found.filter(pk__in=Check.objects.filter(own | shared, round__trust=reach.trust).values("pk"))


def rounds_within(reach: Reach) -> QuerySet[CheckRound]:
    """Return the rounds of which the reader may see a sheet."""
    found = CheckRound.objects.filter(trust=reach.trust).select_related("checklist", "trust")
    if reach.may_everywhere(SEE):
        return found
    return found.filter(pk__in=checks_within(reach).values("round"))


def reviews_within(reach: Reach) -> QuerySet[Review]:
    found = Review.objects.filter(_placed(reach), trust=reach.trust)
    return found.select_related("trust", "school", "unit", "post", "repeats")


def findings_within(reach: Reach) -> QuerySet[Finding]:
    """Return the findings of the places that the reader sees; those in confidence are seen by fewer.

    By those of the place who are trusted with it, by whoever found it, and by who is asked to act, until it is done.
    """
    found = Finding.objects.filter(_found(reach), trust=reach.trust)
    return found.select_related("trust", "school", "unit", "review", "check_sheet__round", "before")


def recommendations_within(reach: Reach) -> QuerySet[Recommendation]:
    """Return the recommendations of what the reader may see, and those that are asked of them."""
    seen = Finding.objects.filter(_found(reach), trust=reach.trust).values("pk")
    asked = Q(post__in=reach.posts, finding__trust=reach.trust, finding__is_confidential=False)
    mine = Q(finding__in=seen) | asked
    return Recommendation.objects.filter(mine).select_related(
        "finding__trust", "finding__school", "finding__unit", "finding__review", "post", "done_by", "done_post"
    )


def samples_within(reach: Reach) -> QuerySet[Sample]:
    found = Sample.objects.filter(_placed(reach, has_units=False), trust=reach.trust)
    return found.select_related("trust", "school", "check_sheet__round", "post", "document")


def accreditations_within(reach: Reach) -> QuerySet[Accreditation]:
    """Return marks of quality: those of the reader's schools, and the trust's and its services', for everybody."""
    found = Accreditation.objects.filter(trust=reach.trust).select_related("trust", "school", "unit", "post")
    if reach.may_everywhere(SEE):
        return found
    if not reach.may_somewhere(SEE):
        return found.none()
    return found.filter(Q(school=None) | Q(school__in=reach.schools_for(SEE)))


def may_answer(reach: Reach, check: Check) -> bool:
    """Say whether the reader may answer a sheet: it is asked of their post, or they answer for its place."""
    if check.post_id is not None and check.post_id in reach.posts:
        return True
    return reach.may(ANSWER, school=check.school_id, unit=check.unit_id)


def may_find(reach: Reach, school: int | None, unit: int | None = None) -> bool:
    """Say whether the reader may record a finding or a review of a place."""
    return reach.may(FIND, school=school, unit=unit)


def may_confirm(reach: Reach, school: int | None, unit: int | None = None) -> bool:
    return reach.may(CONFIRM, school=school, unit=unit)


def places_to_find(reach: Reach) -> tuple[list[School], list[Unit], bool]:
    """Return the schools and units of which the reader may record what was found, and whether of the trust too."""
    schools = list(schools_within(reach, FIND))
    everywhere = reach.may_everywhere(FIND)
    units = Unit.objects.filter(trust=reach.trust).exclude(kind=Unit.Kind.HUB)
    return schools, list(units if everywhere else units.filter(pk__in=reach.units_for(FIND))), everywhere


def posts_for(reach: Reach, school: int | None, unit: int | None = None) -> list[Post]:
    """Return the posts of which something at a place may be asked: its own first, then the trust's."""
    every = Post.objects.filter(trust=reach.trust).filter(Q(school=None) | Q(school=school)).order_by("title", "pk")
    return sorted(every, key=lambda post: not (
        (school is not None and post.school_id == school) or (unit is not None and post.unit_id == unit)
    ))  # fmt: skip


def _found(reach: Reach) -> Q:
    asked = Recommendation.objects.filter(post__in=reach.posts, done_on=None, declined_on=None)
    trusted = _placed(reach, CONFIDENTIAL) | Q(post__in=reach.posts) | Q(pk__in=asked.values("finding"))
    return (Q(is_confidential=False) & _placed(reach)) | (Q(is_confidential=True) & trusted)


def _placed(reach: Reach, permission: str = SEE, *, has_units: bool = True) -> Q:
    if reach.may_everywhere(permission):
        return Q(trust=reach.trust)
    if not reach.may_somewhere(permission):
        return Q(pk__in=[])
    here = Q(school__in=reach.schools_for(permission))
    return here | Q(unit__in=reach.units_for(permission)) if has_units else here

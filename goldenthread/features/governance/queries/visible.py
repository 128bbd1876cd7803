"""What a reader may see of meetings. Every other question of this feature begins here.

Whoever sees a body knows of its meetings and reads their approved minutes. What a body of the whole trust works on
(agenda, papers, questions) is read by those who see the whole trust or sit there, and by others where it is open.
What is confidential is read by those who sit on the body as members today and by its clerk; whoever only attends, and
whoever merely runs the trust, does not learn that it is there.
"""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import meetings as rules
from goldenthread.features.governance.models import (
    Business,
    Decision,
    Item,
    Meeting,
    Minutes,
    Paper,
    Question,
    Remit,
)
from goldenthread.features.organisations.models import Body, here_on
from goldenthread.features.organisations.queries import bodies_within, own_sittings
from goldenthread.foundation import clock

SEE, KEEP, CONFIDENTIAL = "meeting.see", "meeting.keep", "meeting.confidential"
OFFICES = ("chair", "vice-chair", "clerk")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Seats:
    """On which bodies the reader sits today: as a member, as its clerk, in an office."""

    member: frozenset[int]
    clerk: frozenset[int]
    office: frozenset[int]

    @property
    def confidential(self) -> frozenset[int]:
        both = self.member | self.clerk
        return frozenset(
            body
            for body in both
            if rules.reads_confidential(is_member=body in self.member, is_clerk=body in self.clerk)
        )


def seats(reach: Reach) -> Seats:
    """Return where the reader sits today."""
    mine = own_sittings(reach, today=clock.today())
    return Seats(
        frozenset(one.body.pk for one in mine if one.seat.is_member),
        frozenset(one.body.pk for one in mine if one.seat.office == "clerk"),
        frozenset(one.body.pk for one in mine if one.seat.office in OFFICES),
    )


def meetings_within(reach: Reach) -> QuerySet[Meeting]:
    """Return the meetings of the bodies that the reader may see, and of those that they sit on."""
    return _meetings(reach, seats(reach)).select_related("trust", "body__school", "body__trust")


def items_within(reach: Reach) -> QuerySet[Item]:
    """Return the items that the reader may see, those in confidence only where they may read them."""
    found = _beneath(reach, Item.objects.all(), "", "meeting")
    return found.select_related("meeting__body__school", "meeting__trust", "presenter")


def papers_within(reach: Reach) -> QuerySet[Paper]:
    return _beneath(reach, Paper.objects.all(), "item__", "item__meeting").select_related("item__meeting")


def decisions_within(reach: Reach) -> QuerySet[Decision]:
    approved = Q(item__meeting__minutes__part=Minutes.Part.OPEN)
    found = _beneath(reach, Decision.objects.all(), "item__", "item__meeting", approved).distinct()
    return found.select_related("item__meeting__body", "item__meeting__trust")


def remits_within(reach: Reach) -> QuerySet[Remit]:
    """Return the remits of items that the reader may see, and those that were given to their own posts."""
    seen = _beneath(reach, Remit.objects.all(), "item__", "item__meeting")
    found = Remit.objects.filter(
        Q(pk__in=seen.values("pk")) | Q(post__in=reach.posts, item__meeting__trust=reach.trust)
    )
    return found.select_related("item__meeting__body__school", "item__meeting__trust", "post", "to_body")


def questions_within(reach: Reach) -> QuerySet[Question]:
    """Return the questions that the reader may see; one in confidence is for its body, its clerk and who asked it."""
    where = seats(reach)
    found = Question.objects.filter(trust=reach.trust, body__in=_bodies(reach, where))
    if work := _working(reach, where, "body__"):
        found = found.filter(work | Q(asked_by__in=reach.posts) | Q(item__presenter__in=reach.posts))
    if not reach.may_everywhere(CONFIDENTIAL):
        ours = Q(body__in=where.confidential)
        found = found.filter(ours | Q(is_confidential=False)).filter(
            ours | Q(item=None) | Q(item__is_confidential=False)
        )
    return found.select_related(
        "body__school", "body__trust", "trust", "item__meeting", "item__presenter", "asked_by"
    )


def business_of(reach: Reach) -> QuerySet[Business]:
    """Return the trust's schedule of business."""
    return Business.objects.filter(trust=reach.trust) if reach.may_somewhere(SEE) else Business.objects.none()


def may_keep(reach: Reach, body: Body) -> bool:
    """Say whether the reader keeps a body's meetings: who keeps meetings there, its officers, a group's lead."""
    if reach.may(KEEP, school=body.school_id) or body.pk in seats(reach).office:
        return True
    return body.kind == Body.Kind.GROUP and body.lead_id in reach.posts


def bodies_to_keep(reach: Reach) -> list[Body]:
    """Return the bodies whose meetings the reader may call."""
    offices = seats(reach).office
    found = Body.objects.filter(here_on(at="school__"), trust=reach.trust, dissolved_on=None)
    found = found.select_related("school", "lead")
    if reach.may_everywhere(KEEP):
        return list(found)
    own = Q(pk__in=offices) | Q(kind=Body.Kind.GROUP, lead__in=reach.posts) | Q(school__in=reach.schools_for(KEEP))
    return list(found.filter(own))


def may_read_confidential(reach: Reach, body: Body) -> bool:
    """Say whether the reader reads what a body keeps to itself."""
    return reach.may_everywhere(CONFIDENTIAL) or body.pk in seats(reach).confidential


def may_ask(reach: Reach) -> list[Body]:
    """Return the bodies in whose name the reader may ask: that they sit on, or whose meetings they keep."""
    sits = seats(reach)
    here = sits.member | sits.clerk | sits.office
    found = {body.pk: body for body in bodies_to_keep(reach)}
    for body in Body.objects.filter(trust=reach.trust, pk__in=here, dissolved_on=None).select_related("school"):
        found[body.pk] = body
    return sorted(found.values(), key=lambda body: (body.pk not in here, body.name))


def bodies_seen(reach: Reach) -> QuerySet[Body]:
    """Return the bodies that the reader may see, and those that they sit on."""
    return _bodies(reach, seats(reach))


def _bodies(reach: Reach, where: Seats) -> QuerySet[Body]:
    if not reach.may_somewhere(SEE):
        return Body.objects.none()
    sits = where.member | where.clerk
    if not reach.may_in_a_place(SEE):
        # Whoever sees no more than where they sit reads no meeting of another body, though they see who sits there.
        return Body.objects.filter(pk__in=sits, trust=reach.trust).order_by().only("pk")
    seen = bodies_within(reach).order_by().values("pk")
    return Body.objects.filter(Q(pk__in=seen) | Q(pk__in=sits), trust=reach.trust).order_by().only("pk")


def _meetings(reach: Reach, where: Seats) -> QuerySet[Meeting]:
    return Meeting.objects.filter(trust=reach.trust, body__in=_bodies(reach, where).values("pk"))


def reads_work(reach: Reach, body: Body) -> bool:
    """Say whether the reader reads what a body works on before its minutes are approved."""
    where = seats(reach)
    return rules.reads_work(
        is_of_one_place=body.school_id is not None or body.kind == Body.Kind.GROUP, is_open=body.is_open,
        sits=body.pk in where.member | where.clerk | where.office, sees_everywhere=reach.may_everywhere(SEE),
    )  # fmt: skip


def _working(reach: Reach, where: Seats, body: str) -> Q:
    """Return what holds of the bodies whose work the reader reads, empty where it is all; `body` is the way there."""
    if reach.may_everywhere(SEE):
        return Q()
    sits = where.member | where.clerk | where.office
    ways = {"school__isnull": False, "kind": Body.Kind.GROUP, "is_open": True, "pk__in": sits}
    found = Q(pk__in=[])
    for way, value in ways.items():
        found |= Q(**{f"{body}{way}": value})
    return found


def _beneath(reach: Reach, rows: QuerySet[Row], item: str, meeting: str, also: Q | None = None) -> QuerySet[Row]:
    """Return those of the rows beneath meetings that the reader sees; `also` names those read though no work is."""
    where = seats(reach)
    found = rows.filter(**{f"{meeting}__in": _meetings(reach, where).values("pk")})
    work = _working(reach, where, f"{meeting}__body__")
    if work:
        found = found.filter(work | Q(**{f"{item}presenter__in": reach.posts}) | (also or Q(pk__in=[])))
    if reach.may_everywhere(CONFIDENTIAL):
        return found
    ours = Q(**{f"{meeting}__body__in": where.confidential})
    return found.filter(ours | Q(**{f"{item}is_confidential": False}))

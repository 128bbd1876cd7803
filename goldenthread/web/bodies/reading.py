"""Reading who sits on what."""

import datetime as dt
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import HttpResponse

from goldenthread.features.assurance import queries as assurance
from goldenthread.features.documents.queries.visible import documents
from goldenthread.features.governance import queries as governance
from goldenthread.features.members import queries as members
from goldenthread.features.organisations import queries
from goldenthread.features.organisations.models import here_on
from goldenthread.features.plans.models import Undertaking
from goldenthread.features.plans.queries.agreed.versions import adopted_by
from goldenthread.features.plans.queries.work.undertakings import undertakings
from goldenthread.features.plans.undertaking_kinds import undertaking_kind
from goldenthread.features.reports.queries.issued import laid_before
from goldenthread.features.trail.models import Entry
from goldenthread.foundation import clock
from goldenthread.web.bodies import presenters
from goldenthread.web.bodies.days import year_begins
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

A_YEAR = dt.timedelta(days=365)
MOST_DECIDED = 12


@requires("meeting.see")
def bodies(request: TrustRequest) -> HttpResponse:
    """Show every body with its people, what is vacant, and the terms that end soon."""
    today = clock.today()
    there = queries.bodies_within(request.reach).filter(here_on(today, at="school__"))
    listed = list(there.order_by("school__order", "name"))
    page = presenters.BodiesPage(queries.bodies_standing(listed, today=today), today)
    return show(
        request, "bodies/pages/bodies.html", page=page, may_form=queries.may_form(request.reach),
        may_keep=request.reach.may_somewhere(queries.KEEP),
    )  # fmt: skip


def _done_with(request: TrustRequest, standing: queries.BodyStanding) -> list[tuple[Undertaking, str]]:
    """Return what people have taken on with the organisations that sit on a body, as far as the reader sees it."""
    names = {one.membership.organisation for one in standing.present if one.membership}
    named = [Q(partners__icontains=name) for name in names if name]
    found = undertakings(request.reach, request.user).filter(reduce(or_, named)) if named else []
    return [(row, undertaking_kind(row.kind).title) for row in found]


@requires("meeting.see")
def body(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one body: its remit, its people, what it lacks, and who sat on it before."""
    row = find(queries.bodies_within(request.reach), ref=ref)
    today = clock.today()
    standing = queries.body_standing(row, today=today)
    came = governance.attended([row.pk], today - A_YEAR, today)
    seats = [one.membership.ref for one in standing.everybody if one.membership]
    told = Entry.objects.filter(trust=request.trust.pk, kind__in=("body", "seat"), ref__in=[row.ref, *seats])
    return show(
        request, "bodies/pages/body.html", body=row, standing=standing, page=presenters.BodyPage(standing, came),
        may_keep=queries.may_keep(request.reach, row), under=queries.bodies_within(request.reach).filter(parent=row),
        sees_parent=queries.bodies_within(request.reach).filter(under=row).exists(),
        proposals=governance.proposals_within(request.reach).filter(body=row),
        may_propose=row in governance.may_ask(request.reach), history=told.order_by("-number")[:40],
        watched=members.watched(request.reach, begins=year_begins(clock.today()), today=clock.today(), body=row),
        adopted=[presenters.Adopted(version) for version in adopted_by(request.reach, row)],
        sponsored=documents(request.reach).filter(sponsor=row, retired_on=None).order_by("title", "pk")[:40],
        laid=laid_before(request.reach, row)[:12],
        done_with=_done_with(request, standing), tables=assurance.checklists_read_by(request.reach, row),
        decided=governance.decisions_within(request.reach).filter(item__meeting__body=row).order_by(
            "-item__meeting__held_on", "pk"
        )[:MOST_DECIDED],
        asked=governance.remits_within(request.reach).filter(item__meeting__body=row, closed_on=None),
    )  # fmt: skip

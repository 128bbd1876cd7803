"""What one school is to be held to, on its way: proposed, asked about, set."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.access import Reach
from goldenthread.features.approvals import queries as approvals
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.approvals.queries import Course
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.measures.queries.proposals import PROPOSED, SET
from goldenthread.features.organisations.models import Post, School
from goldenthread.foundation import clock, subjects
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


def propose(request: TrustRequest, measure: Measure, line: TargetLine) -> HttpResponse:
    """Propose a target, and go on to whom to ask. Raises ValidationError."""
    post = _post_for(request.reach, line.school)
    made = operations.propose_target(trust=request.trust, line=line, by=request.user, post=post)
    messages.success(request, "It is proposed, and nobody is held to it yet. Ask those whom it concerns next.")
    return redirect("measures:target", request.trust.slug, measure.ref, made.ref)


def _post_for(reach: Reach, school: School | None) -> Post | None:
    """Return the post in whose name the reader proposes: one of that school, else of the trust at large."""
    mine = Post.objects.filter(pk__in=reach.posts).order_by("pk")
    return min(
        mine, key=lambda post: (post.school_id != (school.pk if school else None), post.school_id or 0), default=None
    )


@requires("measure.see")
def target(request: TrustRequest, ref: str, target: str) -> HttpResponse:
    """Show a target with where it began, why, who was asked, and who set it."""
    found = find(queries.measures_within(request.reach), ref=ref)
    within = queries.targets_within(request.reach).select_related("proposed_by", "proposed_post")
    aimed = find(within, ref=target, measure=found)
    doors = subjects.agreeable("target")
    courses, rounds = _ways_of(request.reach, aimed)
    prefetch_related_objects(rounds, "consulted")
    return show(
        request, "measures/pages/target.html", measure=found, target=aimed, goal=queries.goal_of(found, aimed),
        steps=sorted(aimed.steps.items()), rounds=rounds, courses=courses,
        courses_read=approvals.read_of(request.reach, courses, clock.today()),
        is_out=any(one.is_open for one in courses),
        may_ask=doors is not None and doors.may_ask(request.reach, target),
        blocks=doors.blocks(target, True) if doors and aimed.is_proposed else [],
    )  # fmt: skip


def _ways_of(reach: Reach, aimed: Target) -> tuple[list[Course], list[Consultation]]:
    """Return how a target went to those who set it, and who was asked: by itself, or with all that was proposed."""
    courses = approvals.courses_of("target", aimed.ref)
    rounds = list(approvals.rounds_of(reach, "target", aimed.ref))
    if aimed.school is None or aimed.proposed_on is None:
        return courses, rounds
    since, until = aimed.proposed_on, aimed.set_on or clock.today()
    sent, asked = approvals.courses_of(SET, aimed.school.ref), approvals.rounds_of(reach, SET, aimed.school.ref)
    courses += [one for one in sent if since <= one.approval.sent_on <= until]
    rounds += [one for one in asked if since <= one.opened_on <= until]
    return courses, rounds


@requires("measure.see")
def proposals(request: TrustRequest, school: str) -> HttpResponse:
    """Show all that is proposed of one school, which goes out for comment and is set as one."""
    place = find(queries.schools_seen(request.reach), ref=school)
    within = queries.targets_within(request.reach).filter(PROPOSED, school=place)
    rows = list(within.select_related("proposed_post").order_by("measure__order", "measure__name", "pk"))
    doors = subjects.agreeable(SET)
    courses, rounds = approvals.courses_of(SET, school), approvals.rounds_of(request.reach, SET, school)
    prefetch_related_objects(rounds, "consulted")
    return show(
        request, "measures/pages/proposals.html", school=place, rows=[(row, _goal(row)) for row in rows],
        rounds=rounds, courses=courses, courses_read=approvals.read_of(request.reach, courses, clock.today()),
        is_out=bool(courses) and courses[0].is_open, kind=SET,
        may_ask=doors is not None and doors.may_ask(request.reach, school),
        blocks=doors.blocks(school, True) if doors and rows else [],
    )  # fmt: skip


def _goal(row: Target) -> str:
    return queries.goal_of(row.measure, row) if row.measure else ""

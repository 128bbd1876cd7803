"""Schools and their phases: all of them, one of them, how it came here."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.delegation.models import Function
from goldenthread.features.delegation.queries import functions
from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.ladder_shapes import ItemShape, LineShape
from goldenthread.features.improvement.models import Placement, Support
from goldenthread.features.improvement.queries.beside import figures_asked, figures_beside
from goldenthread.features.improvement.queries.consults import consults_within
from goldenthread.features.improvement.queries.evidence import beside_lines
from goldenthread.features.improvement.queries.freedoms import held_of
from goldenthread.features.improvement.queries.offers import left_standing, offers_of
from goldenthread.features.improvement.queries.one_school import found_last, judged_over_time, modes_of
from goldenthread.features.improvement.queries.standing import measure_names
from goldenthread.foundation import clock
from goldenthread.web.improvement import presenters
from goldenthread.web.improvement.consults import may_ask
from goldenthread.web.improvement.finding import on_ladder, placed, school_of
from goldenthread.web.improvement.forms import CallOffForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show


@requires("phase.see")
def overview(request: TrustRequest) -> HttpResponse:
    """Show every school on its ladder, and how each came there."""
    ladders = list(queries.ladders_within(request.reach))
    rows = queries.overview(request.reach, request.trust, today=clock.today())
    page = presenters.Overview(rows, ladders, clock.today())
    may_set_up = request.reach.may_everywhere("organisation.edit")
    return show(request, "improvement/pages/overview.html", page=page, ladders=ladders, may_set_up=may_set_up)


@requires("phase.see")
def school(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one school in its phase: what it means there, what is to be done, what its figures say."""
    found = school_of(request, ref)
    ladder = queries.ladder_for(queries.ladders_within(request.reach), found)
    if ladder is None:
        return show(request, "improvement/pages/no_ladder.html", school=found)
    here = on_ladder(found, ladder)
    figures = queries.figures_of(request.reach, ladder, [found])[found.pk]
    lines = [*here.phase.descriptors, *here.phase.qualities] if here.phase else []
    speaking: list[ItemShape | LineShape] = [*lines, *ladder.shape.items]
    asked = {key for shape in speaking for key in figures_asked(shape, ladder)}
    beside = figures_beside(request.reach, ladder, found, asked)
    work = queries.school_work(
        request.reach, found, ladder, figures, phase=here.phase, today=here.today, beside=beside
    )
    page = presenters.SchoolPage(
        here, work, queries.indications_of(ladder, figures, measure_names(ladder)),
        assessments=list(queries.assessments_within(request.reach).filter(school=found, ladder=ladder)[:4]),
        modes=modes_of(found, today=here.today), duties=_duties(request), area=request.GET.get("area", ""),
        asks=queries.assessment_at_hand(request.reach, found, ladder),
        support=list(Support.objects.filter(school=found).select_related("post")[:5]),
        profile=presenters.Profile(
            here, found_last(found, ladder), beside_lines(request.reach, found, lines, today=here.today), beside
        ),
    )  # fmt: skip
    freedoms = held_of(found, here.phase, here.now.from_on if here.now else None)
    offers = offers_of(request.trust, found, here.phase.key, here.today) if here.phase else []
    decided = queries.last_move(found, ladder, today=here.today)
    return show(
        request, "improvement/pages/school.html", page=page, school=found, ladder=ladder,
        moved=[one for one in offers if not one.needs_grant], offers=[one for one in offers if one.needs_grant],
        left=left_standing(request.trust, found, here.phase.key, here.today) if here.phase else [],
        out_of_step=[one for one in freedoms if one.differs], left_held=[one for one in freedoms if one.is_left],
        waiting=queries.on_its_way(found), coming=queries.coming_moves(found, ladder, today=here.today),
        consults=list(consults_within(request.reach).filter(school=found)[:5]), may_ask=may_ask(request, found),
        decided=decided, decided_against=presenters.proposed_then(decided) if decided else "",
        placements=Placement.objects.filter(school=found).select_related("ladder")[:8],
        may={
            "assess": queries.may_assess(request.reach, found), "work": queries.may_work(request.reach, found),
            "decide": queries.may_decide(request.reach),
        },
    )  # fmt: skip


def _duties(request: TrustRequest) -> dict[str, Function]:
    """Return the functions of which it is said who does what, by their names in small letters."""
    if not request.reach.may_somewhere("scheme.see"):
        return {}
    return {one.title.casefold(): one for one in functions(request.reach)}


@requires("phase.see")
def history(request: TrustRequest, ref: str) -> HttpResponse:
    """Tell how a school came along its ladder, the latest first; call off a move that has not begun."""
    here = placed(request, ref)
    steps = queries.history(here.school, here.ladder, today=here.today)
    may_decide = queries.may_decide(request.reach)
    if request.method == "POST" and not may_decide:
        raise Http404
    if request.method == "POST" and not (steps and steps[0].is_to_come):
        raise Http404
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: operations.call_off_move(
        move=steps[0].move, because=form.cleaned_data["because"], by=request.user
    )):  # fmt: skip
        messages.success(request, f"It is called off. {here.school.name} stays as it is.")
        return redirect("improvement:school", request.trust.slug, ref)
    days, judged = judged_over_time(here.school, here.ladder)
    figures = [
        (step, presenters.figures_then(step.move.assessment), presenters.proposed_then(step.move)) for step in steps
    ]
    return show(
        request, "improvement/pages/history.html", here=here, school=here.school, steps=figures, days=days,
        form=form, may_decide=may_decide,
        judged=presenters.judged_lines(here.ladder.shape, judged),
    )  # fmt: skip


@requires("phase.see")
def threads(request: TrustRequest, ref: str) -> HttpResponse:
    """Follow one thread of the ladder through the phases, as this school worked at it."""
    here = placed(request, ref)
    figures = queries.figures_of(request.reach, here.ladder, [here.school])[here.school.pk]
    work = queries.school_work(request.reach, here.school, here.ladder, figures, phase=here.phase, today=here.today)
    every = here.ladder.shape.threads
    chosen = request.GET.get("thread", "")
    chosen = chosen if chosen in every else next(iter(every), "")
    found = presenters.threaded(here.ladder, [*work.lines, *work.behind, *work.waiting], chosen)
    return show(
        request, "improvement/pages/threads.html", here=here, school=here.school, threads=every, chosen=chosen,
        phases=found,
    )  # fmt: skip

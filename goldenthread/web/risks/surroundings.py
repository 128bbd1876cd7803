"""What lies around the trust: the list, one factor with all that was said of it, and what is done because of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures import queries as measuring
from goldenthread.features.plans import queries as planned
from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.models import Factor, FactorTie
from goldenthread.features.risks.operations import FactorWords, Whose
from goldenthread.features.risks.queries.visible import EDIT
from goldenthread.features.risks.ready_made import usual_factors
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.risks.context_forms import FactorForm, FactorStepForm, LookAroundForm, TieForm, first_of
from goldenthread.web.risks.finding import speaking_post, subject
from goldenthread.web.risks.forms import SaidForm, places_of, posts_for, whose


@requires("risk.see")
def context(request: TrustRequest) -> HttpResponse:
    """Show what lies around by kind, what nobody has looked at for a year, and what is tied to nothing."""
    may_begin = request.reach.may_everywhere(EDIT)
    if request.method == "POST":
        if not may_begin:
            raise Http404
        listed = [FactorWords(**shape.model_dump()) for shape in usual_factors()]
        new = operations.take_in_factors(whose=Whose(request.trust), factors=listed, by=request.user)
        messages.success(request, f"{new} added. Say of each what it means here." if new else "All stand there.")
        return redirect("risks:context", request.trust.slug)
    kind = request.GET.get("kind", "")
    only = Q(kind=kind) if kind in Factor.Kind.values else None
    found = queries.surroundings_of(request.reach, today=clock.today(), only=only)
    return show(
        request, "risks/pages/context.html", found=found, kind=kind, kinds=Factor.Kind.choices, may_begin=may_begin,
        may_note=bool(_places(request)), today_is=clock.today(),
    )  # fmt: skip


@requires("risk.edit")
def note_factor(request: TrustRequest) -> HttpResponse:
    """Note something around us that the plan must reckon with."""
    places = _places(request)
    if not places:
        raise Http404
    schools = () if request.reach.may_everywhere(EDIT) else request.reach.schools_for(EDIT)
    form = FactorForm(
        request.POST or None, places=places, posts=posts_for(request.trust, *schools),
        initial={"kind": request.GET.get("kind", "")},
    )  # fmt: skip
    made: list[Factor] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.note_factor(
        whose=whose(request.trust, form.cleaned_data["place"]), words=form.words(), by=request.user
    )), owner="post"):  # fmt: skip
        messages.success(request, "Noted. Say next what it bears on.")
        return redirect("risks:factor", request.trust.slug, made[0].ref)
    return show(request, "risks/pages/note_factor.html", form=form)


@requires("risk.see")
def revise_factor(request: TrustRequest, ref: str) -> HttpResponse:
    """Say a factor otherwise."""
    row = find(queries.factors_within(request.reach), ref=ref)
    if not queries.may_note(request.reach, row):
        raise Http404
    form = FactorForm(
        request.POST or None, places=(), posts=posts_for(request.trust, row.school_id), initial=first_of(row)
    )
    page = "risks/pages/revise_factor.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_factor(
            factor=row, words=form.words(), by=request.user, drawn_from=form.cleaned_data["revision"]
        ), owner="post"):  # fmt: skip
            return redirect("risks:factor", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, factor=row)
    return show(request, page, form=form, factor=row)


@requires("risk.see")
def factor(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a factor: what was found each time, what it bears on, what is done; and write any of it."""
    row = find(queries.factors_within(request.reach).prefetch_related("ties", "steps__post"), ref=ref)
    may_write = queries.may_note(request.reach, row)
    deed = request.POST.get("deed", "")
    if request.method == "POST" and not may_write:
        raise Http404
    bound = {name: request.POST if deed == name else None for name in ("look", "tie", "step")}
    looking, tying = LookAroundForm(bound["look"]), TieForm(bound["tie"], choices=_choices(request))
    asking = FactorStepForm(bound["step"], posts=posts_for(request.trust, row.school_id))
    if _done(request, row, looking, tying, asking):
        return redirect("risks:factor", request.trust.slug, ref)
    ties = list(row.ties.all())
    named = subjects.find(request.reach, {(tie.kind, tie.target) for tie in ties if tie.target})
    wrong = next((form for form in (looking, tying, asking) if form.is_bound), looking)
    return show(
        request, "risks/pages/factor.html", factor=row, line=queries.around(row, clock.today()), form=wrong,
        looking=looking, tying=tying, asking=asking, may_write=may_write, today_is=clock.today(),
        looks=row.looks.select_related("post"), steps=row.steps.all(),
        ties=[(tie, of) for tie in ties if (of := named.get((tie.kind, tie.target))) or tie.says],
    )  # fmt: skip


def _done(
    request: TrustRequest, row: Factor, looking: LookAroundForm, tying: TieForm, asking: FactorStepForm
) -> bool:
    """Do what was asked, and say whether it is done; what was wrong stands on its form."""
    by, post, deed = request.user, speaking_post(request.reach, row.school_id), request.POST.get("deed", "")
    deeds: dict[str, tuple[Form, Callable[[], Any], str]] = {
        "look": (looking, lambda: operations.look_at_factor(
            factor=row, said=looking.cleaned_data["said"], next_on=looking.cleaned_data["next_on"], post=post, by=by
        ), "Kept. What was said before stays beside it."),
        "tie": (tying, lambda: _tie(request, row, tying), "Tied."),
        "step": (asking, lambda: operations.add_factor_step(
            factor=row, says=asking.cleaned_data["says"], post=asking.chosen(), due_on=asking.cleaned_data["due_on"],
            by=by,
        ), "Asked for. It stands on the home page of whoever does it."),
    }  # fmt: skip
    if deed in deeds:
        form, save, says = deeds[deed]
        if not (form.is_valid() and saved(form, save)):
            return False
        messages.success(request, says)
        return True
    if deed == "untie":
        tie = FactorTie.objects.filter(factor=row, pk=_number(request.POST.get("tie", ""))).first()
        if tie is not None:
            operations.untie_factor(factor=row, tie=tie, by=by)
        return True
    if deed == "close":
        operations.close_factor(factor=row, by=by)
        return True
    return False


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0


def _tie(request: TrustRequest, row: Factor, form: TieForm) -> None:
    target = form.target()
    if "target" in target and subject(request.reach, f"{target['kind']}:{target['target']}") is None:
        raise Http404
    operations.tie_factor(factor=row, by=request.user, **target)


@requires("risk.see")
def factor_step(request: TrustRequest, ref: str) -> HttpResponse:
    """Say that something is done: whoever keeps the list, or whoever was asked."""
    step = find(queries.steps_within(request.reach).filter(done_on=None), ref=ref)
    if not (queries.may_note(request.reach, step.factor) or step.post_id in request.reach.posts):
        raise Http404
    form = SaidForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: operations.finish_factor_step(
        step=step, said=form.cleaned_data["said"], by=request.user
    )):  # fmt: skip
        messages.success(request, "Done.")
        return redirect("risks:factor", request.trust.slug, step.factor.ref)
    return show(request, "risks/pages/factor_step.html", form=form, step=step)


def _choices(request: TrustRequest) -> list[Any]:
    """Return what a factor can bear on: upper parts of plans in force, measures and risks that the reader sees."""
    parts = planned.elements(request.reach).filter(depth__lte=2, plan__state="live", removed_at=None)
    parts = parts.select_related("plan").order_by("plan__school__order", "plan__title", "depth", "order")
    found: dict[str, list[tuple[str, str]]] = {}
    for part in parts:
        says = f"{part.number} {part.title}".strip()
        found.setdefault(part.plan.title, []).append((f"element:{part.ref}", says[:90]))
    found["Measures"] = [(f"measure:{one.ref}", one.name[:90]) for one in measuring.measures_within(request.reach)]
    risks = queries.risks_within(request.reach).filter(closed_on=None)
    found["Risks"] = [(f"risk:{one.ref}", f"{one.code} {one.title}"[:90]) for one in risks]
    return [(title, rows) for title, rows in found.items() if rows]


def _places(request: TrustRequest) -> list[tuple[str, str]]:
    """Return the places about which the reader may note something: the trust and schools, and no service."""
    return [one for one in places_of(request.reach, request.trust, EDIT) if not one[0].startswith("unit:")]

"""Bringing a plan in: choose a document, look through what was read, keep it as a draft, take it back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.deeds import cut_by_lines
from goldenthread.domain.reading.mending.lines import landing
from goldenthread.features.intake import operations, own_papers, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Unit
from goldenthread.features.plans.models import Plan, Statement
from goldenthread.features.plans.queries import plans
from goldenthread.features.plans.queries.thread.target_measures import waiting_for_a_measure
from goldenthread.foundation.tables import Stale
from goldenthread.web.intake.plans import several
from goldenthread.web.intake.plans.forms import AboutForm, BringPlanForm, MatchLeadsForm, PartForm
from goldenthread.web.intake.plans.presenters import Review
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

MOST_SHOWN = 40
MOST_MOVED = 60


@requires("plan.edit")
def bring_plan(request: TrustRequest) -> HttpResponse:
    """Take a document or pasted words, and show which plans are on their way in."""
    places = _places(request)
    if not places:
        raise Http404
    form = BringPlanForm([(key, label) for key, label, _ in places])
    if request.method == "POST":
        form = BringPlanForm([(key, label) for key, label, _ in places], request.POST, request.FILES)
        if form.is_valid() and (waiting := _staged(request, form, places)) is not None:
            return redirect("intake:review_plan", request.trust.slug, waiting.ref)
    waiting = plan_imports.plan_imports(request.reach).defer("text", "reading", "staged", "answers", "source", "made")
    return show(request, "intake/pages/plans/bring_plan.html", form=form, waiting=waiting[:MOST_SHOWN])


def _staged(request: TrustRequest, form: BringPlanForm, places: list[tuple[str, str, dict[str, Any]]]) -> Any:
    """Read the document; what is wrong with it is told where it was chosen."""
    place = next(facts for key, _, facts in places if key == form.cleaned_data["place"])
    return form.staged(
        lambda content, name: operations.stage_plan(
            trust=request.trust, by=request.user, content=content, name=name, kind=form.chosen_kind, **place
        )
    )


def _places(request: TrustRequest) -> list[tuple[str, str, dict[str, Any]]]:
    """Return whose plans the reader may change: each as a choice, and as what a plan takes."""
    reach = request.reach
    everywhere = reach.may_everywhere("plan.edit")
    own: list[tuple[str, str, dict[str, Any]]] = []
    if everywhere:
        own.append(("trust", f"{request.trust.name}, the trust itself", {}))
    units = Unit.objects.filter(trust=request.trust)
    if not everywhere:
        units = units.filter(pk__in=reach.units_for("plan.edit"))
    schools = organisations.schools_within(reach, "plan.edit")
    own += [(f"school:{school.ref}", school.name, {"school": school}) for school in schools]
    return own + [(f"unit:{unit.ref}", unit.name, {"unit": unit}) for unit in units]


@requires("plan.edit")
def review_plan(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what was read beside its source, the worst first, and take answers and the decision."""
    waiting = find(plan_imports.plan_imports(request.reach), ref=ref)
    status = 200
    form = AboutForm(plan_imports.staged_of(waiting).levels, initial={"title": waiting.title})
    if request.method == "POST":
        form, answer, status = _decided(request, waiting, form)
        if answer is not None:
            return answer
    earlier = came_from_in_sight(request, waiting)
    beside = comparison_with(request, earlier, waiting.plan) if earlier and waiting.plan else ""
    return show(
        request, "intake/pages/plans/review_plan.html", status=status, waiting=waiting,
        review=Review(waiting, request.user, request.GET.get("at", "")), form=form, earlier=earlier, beside=beside,
        moving=request.GET.getlist("moving")[:MOST_MOVED],
    )  # fmt: skip


def _decided(
    request: TrustRequest, waiting: PlanImport, form: AboutForm
) -> tuple[AboutForm, HttpResponse | None, int]:
    """Do what the person decided. Without an answer the page is shown again, with what is wrong."""
    decision = "lines" if request.POST.get("deed") else request.POST.get("decision", "")
    if decision == "name":
        form = AboutForm(plan_imports.staged_of(waiting).levels, request.POST)
        if not form.is_valid():
            return form, None, UNPROCESSABLE
    if decision not in _DECISIONS:
        messages.error(request, "Say whether to bring the plan in or to discard it.")
        return form, None, UNPROCESSABLE
    try:
        return form, _DECISIONS[decision](request, waiting, form), 200
    except Stale:
        messages.error(request, "Someone else has changed this since you opened it. This is how it stands now.")
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    waiting.refresh_from_db()
    form = AboutForm(plan_imports.staged_of(waiting).levels, initial={"title": waiting.title})
    return form, None, CONFLICT


def _propose(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    operations.take_proposals(waiting=waiting, by=request.user, drawn_from=several.drawn_from(request))
    messages.success(request, "All that had a proposal is answered so. You can still answer otherwise.")
    return redirect("intake:review_plan", request.trust.slug, waiting.ref)


def _answer(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    operations.answer_questions(
        waiting=waiting, answers=_answers(request, waiting), by=request.user, drawn_from=several.drawn_from(request)
    )
    messages.success(request, "Your answers are kept.")
    return redirect("intake:review_plan", request.trust.slug, waiting.ref)


def _name(request: TrustRequest, waiting: PlanImport, form: AboutForm) -> HttpResponse:
    waiting.title = form.cleaned_data["title"]
    operations.mend_plan(
        waiting=waiting, mend=partial(_named, form.levels), by=request.user, drawn_from=several.drawn_from(request)
    )
    messages.success(request, "The names are kept.")
    return redirect("intake:review_plan", request.trust.slug, waiting.ref)


def _keep(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    plan = operations.commit_plan(waiting=waiting, by=request.user, drawn_from=several.drawn_from(request))
    earlier = came_from_in_sight(request, waiting)
    if earlier is None:
        messages.success(request, f"{plan.title} is brought in, as a draft.")
        next_page = "measure_targets" if waiting_for_a_measure(plan).exists() else "outline"
        return redirect(f"plans:{next_page}", request.trust.slug, plan.ref)
    messages.success(
        request, f"{plan.title} is brought in, as a draft. This is how it differs from the plan that it came from."
    )
    return redirect(comparison_with(request, earlier, plan))


def came_from_in_sight(request: TrustRequest, waiting: PlanImport) -> Plan | None:
    """Return the plan that a file was written from, where the reader sees it."""
    earlier = own_papers.came_from(waiting)
    return plans(request.reach).filter(pk=earlier.pk).first() if earlier else None


def comparison_with(request: TrustRequest, earlier: Plan, plan: Plan) -> str:
    """Return where a plan that was brought in stands beside the one that it came from."""
    sides = urlencode({"from": f"p-{earlier.ref}", "to": f"p-{plan.ref}"})
    return f"{reverse('plans:compare', args=[request.trust.slug, plan.ref])}?{sides}"


def _mend_lines(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    return several.mend_lines(request, waiting)


def _mend_alike(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    return several.mend_alike(request, waiting)


def _take_back(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    return several.take_back(request, waiting)


def _columns(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    return several.tell_columns(request, waiting)


def _discard(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    operations.discard_plan(waiting=waiting, by=request.user)
    messages.success(request, f"{waiting.title} is discarded. Nothing has changed.")
    return redirect("intake:bring_plan", request.trust.slug)


def _take_up(request: TrustRequest, waiting: PlanImport, _: AboutForm) -> HttpResponse:
    operations.take_up_again(waiting=waiting, by=request.user)
    return redirect("intake:review_plan", request.trust.slug, waiting.ref)


_DECISIONS = {
    "answer": _answer, "propose": _propose, "name": _name, "keep": _keep, "discard": _discard, "take up": _take_up,
    "lines": _mend_lines, "same": _mend_alike, "same near": _mend_alike, "take back": _take_back,
    "columns": _columns,
}  # fmt: skip


def _named(names: list[str], staged: staged_plan.Staged) -> staged_plan.Staged:
    if len(names) != len(staged.levels):
        raise staged_plan.CannotMend("The levels have changed since you opened this.")
    return staged_plan.name_levels(staged, names)


def _answers(request: TrustRequest, waiting: PlanImport) -> dict[str, str]:
    """Return what was chosen or, where there are own words, what was written instead.

    Own words that stood there already give way to a choice that was made now; words taken away take the answer back.
    """
    said = {key: str(words) for key, words in request.POST.items()}
    found = {key[7:]: words for key, words in said.items() if key.startswith("answer:")}
    for key, words in said.items():
        name = key.removeprefix("own:")
        if name == key:
            continue
        is_new = words.strip() and words.strip() != waiting.answers.get(name)
        if is_new or name not in found:
            found[name] = words
    return found


@requires("plan.edit")
def mend_part(request: TrustRequest, ref: str, part: str) -> HttpResponse:
    """Mend one part: other words, another level, joined to the one above, cut in two, or put aside."""
    waiting = find(plan_imports.plan_imports(request.reach), ref=ref, state=PlanImport.State.STAGED)
    review = Review(waiting, request.user)
    held = next((each for each in review.staged.parts if each.id == part and part in review.own), None)
    if held is None:
        raise Http404
    held = review.shared(held)
    headings, cells = [heading for heading, _ in held.cells], dict(held.cells)
    form = PartForm(review.staged.levels, headings, initial={
        "number": held.number, "title": held.title, "text": held.text, "depth": held.depth,
        **{f"cell_{at}": cells[heading] for at, heading in enumerate(headings)},
    })  # fmt: skip
    status = 200
    if request.method == "POST":
        form = PartForm(review.staged.levels, headings, request.POST)
        if form.is_valid():
            try:
                operations.mend_plan(
                    waiting=waiting,
                    mend=_mend(request, part, form, held),
                    by=request.user,
                    drawn_from=several.drawn_from(request),
                )
            except Stale:
                messages.error(request, "Someone else has changed this since you opened it. Yours is not kept yet.")
                status = CONFLICT
            except ValidationError as wrong:
                form.add_error(None, " ".join(wrong.messages))
            else:
                after = plan_imports.settled(waiting).staged
                part = landing(review.staged, after, [held.id])
                return redirect(several.there(request, waiting, part))
    return show(
        request, "intake/pages/plans/mend_part.html", status=status, waiting=waiting, form=form,
        shown=review.part(held), kinds=Statement.Kind.choices,
    )  # fmt: skip


def _mend(
    request: TrustRequest, part: str, form: PartForm, held: staged_plan.StagedPart
) -> Callable[[staged_plan.Staged], staged_plan.Staged]:
    said = form.cleaned_data
    match request.POST.get("deed"):
        case "join":
            return lambda staged: staged_plan.join_up(staged, part)
        case "aside":
            return lambda staged: staged_plan.put_aside(staged, part, "furniture")
        case "move":
            heading, to = request.POST.get("heading", ""), request.POST.get("to", "")
            return lambda staged: staged_plan.move_cell(staged, part, heading, to)
        case "statement":
            kind = request.POST.get("kind", "")
            return lambda staged: staged_plan.put_aside(
                staged, part, kind if kind in Statement.Kind.values else "context"
            )

    def worded(staged: staged_plan.Staged) -> staged_plan.Staged:
        own = next((each for each in staged.parts if each.id == part), held)
        # What was left as an answer made it stays that answer's to change.
        words = {
            name: _plain(said[name]) if _plain(said[name]) != getattr(held, name).strip() else getattr(own, name)
            for name in ("number", "title", "text")
        }
        shown = dict(held.cells)
        cells = {
            heading: _plain(typed) for heading, typed in form.cells.items() if _plain(typed) != shown[heading].strip()
        }
        lines = [line.strip() for line in said["title"].splitlines() if line.strip()]
        if len(lines) > max(1, len(held.title.splitlines())):
            words["title"] = " ".join(lines)
        staged = staged_plan.say(staged, part, cells=cells, **words)
        if said["depth"] != held.depth:
            staged = staged_plan.set_in(staged, part, said["depth"])
        return cut_by_lines(staged, part, lines, plan_imports.vocabulary())

    return worded


def _plain(typed: str) -> str:
    return typed.replace("\r\n", "\n").strip()


@requires("plan.edit")
def match_leads(request: TrustRequest, ref: str) -> HttpResponse:
    """Say once for the whole document which post each lead holds, or leave the plan's words for it."""
    waiting = find(plan_imports.plan_imports(request.reach), ref=ref, state=PlanImport.State.STAGED)
    leads, posts = plan_imports.leads(waiting), plan_imports.posts_for(waiting)
    names, status = Review(waiting, request.user).lead_names(leads), 200
    form = MatchLeadsForm(leads, posts, names, request.POST or None)
    if form.is_valid():
        try:
            operations.match_leads(
                waiting=waiting, posts=form.matches, by=request.user, drawn_from=several.drawn_from(request)
            )
        except Stale:
            messages.error(request, "Someone else has changed this since you opened it. Yours is not kept yet.")
            status = CONFLICT
        except ValidationError as wrong:
            form.add_error(None, " ".join(wrong.messages))
        else:
            messages.success(request, "The posts are kept.")
            return redirect("intake:review_plan", request.trust.slug, waiting.ref)
    return show(request, "intake/pages/plans/match_leads.html", status=status, waiting=waiting, form=form)


@requires("plan.edit")
def undo_plan(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask whether a plan is to be taken back whole, with what stands on it since, and take it back."""
    waiting = find(plan_imports.plan_imports(request.reach), ref=ref)
    status = 200
    if request.method == "POST":
        try:
            operations.undo_plan(
                waiting=waiting, by=request.user, even_edited=request.POST.get("even_edited") == "yes"
            )
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
            status = CONFLICT
        else:
            messages.success(request, f"{waiting.title} is taken back.")
            return redirect("intake:review_plan", request.trust.slug, ref)
        waiting.refresh_from_db()
    later = plan_imports.later_work(waiting)
    return show(request, "intake/pages/plans/undo_plan.html", status=status, waiting=waiting, later=later)

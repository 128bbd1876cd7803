"""Bringing in files and packs: choose, see what would happen, decide, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.intake import layouts, operations, queries
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.packs.adopting import take_frame
from goldenthread.features.intake.packs.reading import read_heads, read_pack
from goldenthread.features.organisations.models import School
from goldenthread.features.plans import queries as plans
from goldenthread.foundation.delimited import UnreadableFile
from goldenthread.web.intake import presenters
from goldenthread.web.intake.forms import FileForm, PackForm, SettleForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

loads_files = requires("files.load", somewhere=False)

MOST_SHOWN = 60


@loads_files
def bring_in(request: TrustRequest) -> HttpResponse:
    """Take a file, and show what came in before."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = FileForm(request.POST, request.FILES)
    if form.is_valid() and (load := _staged(request, form)) is not None:
        return redirect("intake:preview", request.trust.slug, load.ref)
    return show(
        request,
        "intake/pages/bring_in.html",
        form=form,
        loads=[presenters.past(load) for load in queries.loads(request.reach)[:MOST_SHOWN]],
        layouts=layouts.all_layouts(),
        may_choose_pack=_may_choose_pack(request),
        may_bring_plan=request.reach.may_somewhere("plan.edit"),
        may_bring_scheme=request.reach.may_everywhere("scheme.edit"),
    )


def _staged(request: TrustRequest, form: FileForm) -> Load | None:
    """Read the file; what is wrong with it is told where it was chosen."""
    given = form.cleaned_data
    try:
        return operations.stage(
            trust=request.trust, file=form.content, name=given["file"].name, by=request.user,
            year=given["year"], state=given["state"], uid=given["uid"],
        )  # fmt: skip
    except UnreadableFile as wrong:
        form.add_error("file", str(wrong))
    except ValidationError as wrong:
        form.add_error("file", " ".join(wrong.messages))
    return None


@loads_files
def preview(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a file would bring, or brought, and take the decision on it."""
    load = find(queries.loads(request.reach), ref=ref)
    if request.method == "GET" and presenters.Shown(load).waits_to_be_told:
        return redirect("intake:tell_questions", request.trust.slug, ref)
    asked = _asked(load)
    form = SettleForm(
        initial={key: load.report.get(key) for key in ("year", "state") if load.report.get(key)}, **asked
    )
    status = 200
    if request.method == "POST":
        form, answer, status = _decided(request, load, form)
        if answer is not None:
            return answer
    return show(
        request, "intake/pages/preview.html", status=status, load=load, form=form, shown=presenters.Shown(load)
    )


def _asked(load: Load) -> dict[str, Any]:
    """Return what only a person can say of a load: its school, and its year, where the file says neither."""
    if not load.report.get("needs_school"):
        return {}
    return {
        "schools": School.objects.here().filter(trust=load.trust_id),
        "asks_year": not load.report.get("has_own_years"),
    }


def _decided(request: TrustRequest, load: Load, form: SettleForm) -> tuple[SettleForm, HttpResponse | None, int]:
    """Do what the person decided. Without an answer the page is shown again, with what is wrong."""
    decision = request.POST.get("decision")
    if decision == "settle":
        form = SettleForm(request.POST, **_asked(load))
        if not form.is_valid():
            return form, None, UNPROCESSABLE
    try:
        match decision:
            case "settle":
                operations.restage(load=load, **form.chosen)
                return form, redirect("intake:preview", request.trust.slug, load.ref), 200
            case "bring in":
                operations.bring_in(load=load, by=request.user)
                messages.success(request, f"{load.file_name} is brought in.")
                return form, redirect("intake:preview", request.trust.slug, load.ref), 200
            case "discard":
                operations.discard(load=load, by=request.user)
                messages.success(request, f"{load.file_name} was not brought in. Nothing has changed.")
                return form, redirect("intake:bring_in", request.trust.slug), 200
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        load.refresh_from_db()
        return form, None, CONFLICT if load.state != Load.State.STAGED else UNPROCESSABLE
    messages.error(request, "Say whether to bring the file in or to discard it.")
    return form, None, UNPROCESSABLE


@loads_files
def undo(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask whether the figures of a file are to be taken back, and take them back."""
    load = find(queries.loads(request.reach), ref=ref)
    status = 200
    if request.method == "POST":
        try:
            undone = operations.undo(load=load, by=request.user)
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
            status = CONFLICT
        else:
            taken = undone.report["taken_back"]
            messages.success(request, f"{load.file_name} is undone: {taken:,} figures are taken back.")
            return redirect("intake:bring_in", request.trust.slug)
    return show(request, "intake/pages/undo.html", status=status, load=load, shown=presenters.Shown(load))


@requires("organisation.edit", somewhere=False)
def choose_pack(request: TrustRequest) -> HttpResponse:
    """Show the starter packs, and give the trust the frame of one: words, calendar, plan and measures."""
    if not _may_choose_pack(request):
        raise Http404
    packs = read_heads()
    form = PackForm(packs, request.POST if request.method == "POST" else None)
    if form.is_valid():
        whole = read_pack(form.cleaned_data["pack"])
        try:
            take_frame(whole=whole, trust=request.trust, by=request.user)
        except ValidationError as wrong:
            form.add_error(None, " ".join(wrong.messages))
        else:
            messages.success(request, f"The trust now has the frame of “{whole.pack.title}”. Make it your own.")
            return redirect("plans:plans", request.trust.slug)
    may_load = request.reach.may_everywhere(queries.MAY_LOAD)
    return show(request, "intake/pages/choose_pack.html", form=form, packs=packs, may_load=may_load)


def _may_choose_pack(request: Any) -> bool:
    """Say whether a pack can still be chosen: by whoever sets the trust up, while it has no plan."""
    return request.reach.may_everywhere("organisation.edit") and not plans.plans(request.reach).exists()

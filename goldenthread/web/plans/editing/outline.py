"""The page on which a whole plan is worked on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.editing import Skeleton
from goldenthread.features.plans.queries.thread.successions import still_to_change
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show
from goldenthread.web.plans.editing import outline_deeds
from goldenthread.web.plans.editing.outline_deeds import Done
from goldenthread.web.plans.editing.outlining import OutlineToEdit, looks, place_of
from goldenthread.web.plans.editing.saving import outline_address, plan_to_edit

MOST_OPEN = 40


@requires("plan.edit")
def edit_outline(request: TrustRequest, ref: str) -> HttpResponse:
    """Work on all the parts of a plan: their words where they stand, their places, and the last change undone."""
    plan = plan_to_edit(request, ref)
    if request.method == "POST":
        return _answer(request, plan)
    if _is_by_script(request):
        return _unfolded(request, plan)
    return _whole(request, plan)


def _answer(request: TrustRequest, plan: Plan) -> HttpResponse:
    by_script = _is_by_script(request)
    is_wide = by_script and (outline_deeds.changes_shape(request.POST) or _renumbers(request))
    before = looks(editing.skeleton(plan)) if is_wide else {}
    done = outline_deeds.do(request, plan)
    if by_script:
        return changed(request, plan, done, before if is_wide else None)
    if done.status != 200:
        return _whole(request, plan, done)
    if done.says or done.saved:
        count = f"{len(done.saved)} lines are" if len(done.saved) > 1 else "1 line is"
        messages.success(request, done.says or f"{count} saved.")
    at = done.at or (done.saved[-1] if done.saved else None)
    return redirect(_back_to(request, plan, at))


def changed(request: TrustRequest, plan: Plan, done: Done, before: dict[str, Any] | None) -> HttpResponse:
    """Answer with the lines that a deed changed, and where the part that it was about stands now.

    `before` is how all lines looked before it; None where no line but those saved can have changed.
    """
    skeleton = editing.skeleton(plan)
    page = OutlineToEdit(skeleton, typed=done.typed)
    refs = {element.ref for element in done.saved} | set(done.typed)
    now = looks(skeleton) if before is not None else {}
    refs |= {ref for ref, look in now.items() if before is not None and before.get(ref) != look}
    at = done.at if done.at is not None and done.at.removed_at is None else None
    come = {ref for ref in now if before is not None and ref not in before}
    heads = [part for part in skeleton.parts if part.element.ref in come and _is_head(part, come)]
    places = [(part.element, *place_of(skeleton, part.element), page.branch(part.element.ref)) for part in heads]
    if at is not None and at.ref not in come and before is not None:
        places.append((at, *place_of(skeleton, at), []))
    gone = [ref for ref in before or {} if ref not in now]
    lost = page.lost
    refused = done.refused or " ".join(said.says for said in lost.values())
    return show(
        request, "plans/parts/outline_changed.html", status=done.status, plan=plan, places=places, gone=gone,
        lines=page.lines(refs - come), at=at, refused=refused, says=done.says, lost=lost,
        last=editing.reversible(plan, request.user),
    )  # fmt: skip


def _is_head(part: Any, come: set[str]) -> bool:
    return part.node.parent is None or part.node.parent.row.ref not in come


def _whole(request: TrustRequest, plan: Plan, done: Done | None = None) -> HttpResponse:
    done = done or Done()
    opened = set(request.GET.get("open", "").split(",")[:MOST_OPEN])
    skeleton = editing.skeleton(plan)
    page = OutlineToEdit(skeleton, opened | _tops(skeleton, done.typed), done.typed)
    return show(
        request, "plans/pages/editing/edit_outline.html", status=done.status, plan=plan, page=page, done=done,
        at=request.GET.get("at", "")[:12], last=editing.reversible(plan, request.user),
        too_many=editing.too_many(skeleton),
        to_change=still_to_change(plan) if plan.state == Plan.State.DRAFT else [],
    )  # fmt: skip


def _unfolded(request: TrustRequest, plan: Plan) -> HttpResponse:
    """Answer with one strand of a long plan, opened."""
    page = OutlineToEdit(editing.skeleton(plan))
    rows = page.branch(request.GET.get("open", "")[:12])
    return show(request, "plans/parts/outline_rows.html", rows=rows, at="")


def _tops(skeleton: Skeleton, refs: Any) -> set[str]:
    """Return the parts of the top level beneath which some parts stand."""
    found = set()
    top = ""
    for part in skeleton.parts:
        top = part.element.ref if part.depth == 1 else top
        if part.element.ref in refs:
            found.add(top)
    return found


def _renumbers(request: TrustRequest) -> bool:
    return request.POST.get("renumbers") == "yes"


def _back_to(request: TrustRequest, plan: Plan, element: Element | None) -> str:
    """Return the way back to the outline, opened as it was, at the part that was worked on."""
    kept = {name: request.GET.get(name, "")[:520] for name in ("open", "at") if request.GET.get(name)}
    if kept and element is not None and "at" in kept:
        kept["at"] = element.ref
    address = outline_address(request.trust, plan, element)
    way, _, mark = address.partition("#")
    query = "&".join(f"{name}={value}" for name, value in kept.items() if value.replace(",", "").isalnum())
    return f"{way}{'?' if query else ''}{query}{'#' if mark else ''}{mark}"


def _is_by_script(request: TrustRequest) -> bool:
    return request.headers.get("HX-Request") == "true"

"""Reading versions: all of a plan's, one as it stood, its file, and two side by side."""

from typing import Any

from django.http import Http404, HttpResponse

from goldenthread.domain.plans import frozen_plan
from goldenthread.features.approvals import queries as approvals
from goldenthread.features.plans import queries
from goldenthread.features.plans.models import Plan, Version
from goldenthread.features.plans.queries.agreed import versions as kept
from goldenthread.features.plans.queries.thread import successions
from goldenthread.features.plans.queries.visible import may_edit
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.versions import presenters


def plan_in_sight(request: TrustRequest, ref: str) -> Plan:
    return find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)


@requires("plan.see")
def versions(request: TrustRequest, ref: str) -> HttpResponse:
    """List what was kept of a plan, the newest first, and say what has changed since."""
    plan = plan_in_sight(request, ref)
    found = list(kept.versions(request.reach).filter(plan=plan).order_by("-number"))
    since = _since(plan, found[0]) if found else []
    return show(
        request, "plans/pages/versions/versions.html", plan=plan, since=since, may_edit=may_edit(request.reach, plan),
        kin=successions.kin(request.reach, plan),
        lines=[
            (version, presenters.tags(version.since), found[at + 1] if at + 1 < len(found) else None)
            for at, version in enumerate(found)
        ],
    )  # fmt: skip


def _since(plan: Plan, newest: Version) -> list[presenters.Tag]:
    return presenters.tags(kept.compare(plan, _document(newest), kept.as_it_stands(plan)).counts)


@requires("plan.see")
def version(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a plan as it stood, drawn from what was frozen and from nothing else."""
    found = find(kept.versions(request.reach), ref=ref)
    page = presenters.FrozenPage(_document(found))
    talk = approvals.talk_on(request.reach, found.ref, clock.today())
    return show(request, "plans/pages/versions/version.html", version=found, plan=found.plan, page=page, talk=talk)


@requires("plan.see")
def version_file(request: TrustRequest, ref: str) -> HttpResponse:
    """Give a version away as the very text that its hash was taken of."""
    found = find(kept.versions(request.reach), ref=ref)
    name = f"{found.plan.ref}-version-{found.number}.json"
    return HttpResponse(
        found.content, content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


@requires("plan.see")
def compare(request: TrustRequest, ref: str) -> HttpResponse:
    """Show two versions side by side, or one and the plan as it stands now, or the plan that it follows on."""
    plan = plan_in_sight(request, ref)
    choices = kept.sides(request.reach, plan)
    before_key, after_key = _keys(request, plan)
    before, after = kept.side(request.reach, before_key), kept.side(request.reach, after_key)
    if before is None or after is None:
        raise Http404
    same = dict(pair.split("-", 1) for pair in request.GET.getlist("same")[:500] if "-" in pair)
    compared = kept.compare(plan, before.document, after.document, same=same)
    page = presenters.ComparePage(
        compared, request.GET.get("kind", ""), with_all=request.GET.get("show") == "all",
        as_it_reads=request.GET.get("order") == "plan", why_not_carried=kept.why_not_carried(request.reach, compared),
    )  # fmt: skip
    confirmed = [f"{earlier}-{later}" for earlier, later in same.items()]
    return show(
        request, "plans/pages/versions/compare.html", plan=plan, page=page, before=before, after=after,
        choices=choices, confirmed=confirmed,
    )  # fmt: skip


def _keys(request: TrustRequest, plan: Plan) -> tuple[str, str]:
    """Return what is asked for; unasked, the two newest states of the plan that differ."""
    asked = request.GET.get("from", ""), request.GET.get("to", "")
    if any(asked):
        now = f"p-{plan.ref}"
        own = kept.versions(request.reach).filter(plan=plan).order_by("-number").values_list("ref", flat=True)
        newest = f"v-{own[0]}" if not asked[0] and own else now
        return asked[0] or newest, asked[1] or now
    return kept.newest_that_differ(request.reach, plan)


def _document(found: Version) -> Any:
    try:
        return found.document
    except frozen_plan.Unreadable as unreadable:
        raise Http404 from unreadable

"""Forming bodies, changing what they are, and dissolving them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Body
from goldenthread.foundation import clock, library
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.forms import SUGGESTED, BodyForm, DissolveForm, facts_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show


@requires("group.form")
def form_body(request: TrustRequest) -> HttpResponse:
    """Form a body: any, for those who keep seats; a group of one's own, for those who may form one."""
    only_groups = not request.reach.may_everywhere(queries.KEEP)
    form = BodyForm(
        request.POST or None, reach=request.reach, body=None, only_groups=only_groups,
        initial=_suggested(request.GET.get("kind", "")),
    )  # fmt: skip
    made: list[Body] = []
    if form.is_valid() and saved(form, lambda: made.append(
        operations.form_body(trust=request.trust, by=request.user, **form.facts())
    )):  # fmt: skip
        messages.success(request, f"{made[0].name} is formed. Now say who sits on it.")
        return redirect("bodies:body", request.trust.slug, made[0].ref)
    kinds = [] if only_groups else Body.Kind.choices
    return show(request, "bodies/pages/form_body.html", form=form, kinds=kinds)


@requires("meeting.see")
def revise_body(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what a body is, and what it must be made of."""
    body = kept(request, ref)
    only_groups = not request.reach.may(queries.KEEP, school=body.school_id)
    form = BodyForm(
        request.POST or None, reach=request.reach, body=body, only_groups=only_groups, initial=facts_of(body)
    )
    page = "bodies/pages/revise_body.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_body(
            body=body, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
        )):  # fmt: skip
            return redirect("bodies:body", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, body=body)
    return show(request, page, form=form, body=body)


@requires("meeting.see")
def dissolve_body(request: TrustRequest, ref: str) -> HttpResponse:
    """Dissolve a body, with what came of it."""
    body = kept(request, ref)
    form = DissolveForm(request.POST or None, initial={"on": clock.today()})
    if form.is_valid() and saved(form, lambda: operations.dissolve_body(
        body=body, by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, f"{body.name} is dissolved. What came of it is kept.")
        return redirect("bodies:body", request.trust.slug, ref)
    return show(request, "bodies/pages/dissolve_body.html", form=form, body=body)


def kept(request: TrustRequest, ref: str) -> Body:
    """Return a body that is not dissolved and whose seats the reader keeps, or say that there is no such page."""
    body = find(queries.bodies_within(request.reach).filter(dissolved_on=None), ref=ref)
    if not queries.may_keep(request.reach, body):
        raise Http404
    return body


def _suggested(kind: str) -> dict[str, object]:
    """Return what such a body usually is made of, to be changed."""
    usual = library.read(SUGGESTED)["kinds"].get(kind)
    if usual is None:
        return {}
    return {
        "kind": kind, "size_least": usual.get("least"), "quorum_part": usual.get("quorum_part", ""),
        "quorum_least": usual.get("quorum_least"), "links": usual.get("links", []),
        "categories": "\n".join(usual.get("categories", [])),
    }  # fmt: skip

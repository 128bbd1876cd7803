"""Reading a scheme: the matrix, its versions, and what changed between two."""

import re
from typing import Any

from django.db.models import Q
from django.http import HttpResponse

from goldenthread.domain.deciding.scheme import compare as differences
from goldenthread.features.approvals.queries import sent_subjects
from goldenthread.features.delegation import queries
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation import clock
from goldenthread.web.delegation import presenters
from goldenthread.web.delegation.matrix import matrix
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


@requires("scheme.see")
def scheme(request: TrustRequest) -> HttpResponse:
    """Show the scheme in force as a matrix, at one school where one is chosen."""
    found = queries.scheme_on(request.trust, clock.today())
    if found is None:
        may_edit = request.reach.may_everywhere("scheme.edit")
        return show(request, "delegation/pages/no_scheme.html", may_edit=may_edit)
    return _show(request, found)


@requires("scheme.see")
def scheme_version(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one version as a matrix; a draft to those who draft it."""
    return _show(request, find(versions_to_read(request), ref=ref))


def versions_to_read(request: TrustRequest) -> Any:
    """Return the versions that the reader may see: drafts for those who change them or are asked to agree to them."""
    found = queries.schemes(request.reach)
    if request.reach.may_everywhere("scheme.edit"):
        return found
    return found.filter(Q(state=Scheme.State.ADOPTED) | sent_subjects("scheme", request.reach.posts, clock.today()))


def _show(request: TrustRequest, found: Scheme) -> HttpResponse:
    held = queries.whole(found)
    schools = list(schools_within(request.reach, "scheme.see"))
    chosen = {name: re.sub(r"[^\w-]", "", request.GET.get(name, ""))[:80] for name in ("section", "party", "school")}
    school = next((each for each in schools if each.ref == chosen["school"]), None)
    if school:
        held = queries.at_school(held, request.trust, school, clock.today())
    drawn = matrix(held, section=chosen["section"], party=chosen["party"], is_draft=found.state == "draft")
    return show(
        request, "delegation/pages/scheme.html", scheme=found, matrix=drawn, sections=[s.row for s in held.sections],
        parties=held.parties, schools=schools, school=school, chosen=chosen,
        may_edit=request.reach.may_everywhere("scheme.edit"), is_in_force=_is_in_force(request, found),
        party=held.party(chosen["party"]),
        may_change=found.state == "draft" and school is None and request.reach.may_everywhere("scheme.edit"),
    )  # fmt: skip


def _is_in_force(request: TrustRequest, found: Scheme) -> bool:
    now = queries.scheme_on(request.trust, clock.today())
    return now is not None and now.pk == found.pk


@requires("scheme.see")
def versions(request: TrustRequest) -> HttpResponse:
    """List the versions of the scheme, the draft first."""
    found = list(versions_to_read(request))
    now = queries.scheme_on(request.trust, clock.today())
    return show(
        request, "delegation/pages/versions.html", versions=found, now=now, today=clock.today(),
        has_draft=any(each.state == "draft" for each in found), may_edit=request.reach.may_everywhere("scheme.edit"),
    )  # fmt: skip


@requires("scheme.see")
def compare(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a version changed, against the one before it or another that is chosen."""
    seen = versions_to_read(request)
    found = find(seen, ref=ref)
    others = [each for each in seen if each.pk != found.pk]
    before = next((each for each in others if each.ref == request.GET.get("before")), None)
    before = before or next((each for each in others if each.pk == found.based_on_id), None)
    before = before or next((each for each in others if each.state == "adopted"), None)
    changes = []
    if before:
        old, new = queries.whole(before), queries.whole(found)
        changes = presenters.changes(differences(old.text(), new.text()), old, new)
    return show(request, "delegation/pages/compare.html", scheme=found, before=before, others=others, changes=changes)

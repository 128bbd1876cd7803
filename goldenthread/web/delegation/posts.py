"""Who is there: decisions that have nobody, what each post decides, and the functions with their duties."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.deciding import delegation as rule
from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import Decision, Function
from goldenthread.features.delegation.queries import NoOne
from goldenthread.features.delegation.queries.roles import standards_of
from goldenthread.features.improvement.queries.functions import functions_at_schools
from goldenthread.features.organisations.models import Post, School, Unit, here_on
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.trail import queries as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.delegation import speaking
from goldenthread.web.delegation.editing import drafts
from goldenthread.web.delegation.forms import FunctionForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show


@dataclass
class Empty:
    """A party that nobody is there for, at one school or in the trust, and the decisions that wait for it."""

    name: str
    school: School | None
    trouble: str
    lines: list[NoOne] = field(default_factory=list)


@requires("scheme.see")
def vacancies(request: TrustRequest) -> HttpResponse:
    """Show which decisions have nobody to take them today, by the post or body that is missing."""
    scheme = queries.scheme_on(request.trust, clock.today())
    found: dict[tuple[str, int | None], Empty] = {}
    if scheme:
        schools = list(schools_within(request.reach, "scheme.see"))
        for one in queries.with_no_one(queries.whole(scheme), request.trust, schools, clock.today()):
            for acting in one.missing:
                school = one.answer.school
                key = (acting.called, school.pk if school else None)
                empty = found.setdefault(key, Empty(acting.called, school, acting.trouble))
                empty.lines.append(one)
    return show(request, "delegation/pages/vacancies.html", found=list(found.values()), scheme=scheme)


@requires("scheme.see")
def posts(request: TrustRequest) -> HttpResponse:
    """List the posts whose part in the scheme can be read, the reader's own first."""
    held = _posts(request)
    mine = [post for post in held if post.pk in request.reach.posts]
    return show(request, "delegation/pages/posts.html", mine=mine, others=[post for post in held if post not in mine])


@dataclass(frozen=True)
class PartOf:
    """What a post has a part in: one verb, and the decisions."""

    said: str
    verb: str
    lines: list[tuple[Decision, str, str]]


@requires("scheme.see")
def post(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a post decides, does, is asked and told, by itself and on its bodies, and its duties."""
    found = find(_posts(request), ref=ref)
    scheme = queries.scheme_on(request.trust, clock.today())
    parts: list[PartOf] = []
    if scheme:
        held = queries.whole(scheme)
        if found.school:
            held = queries.at_school(held, request.trust, found.school, clock.today())
        parts = _parts(held, request, found)
    duties = found.function_duties.select_related("function")
    return show(
        request,
        "delegation/pages/post.html",
        post=found,
        parts=parts,
        duties=duties,
        scheme=scheme,
        standards=standards_of(request.reach, [found]),
    )


def _parts(held: queries.WholeScheme, request: TrustRequest, found: Post) -> list[PartOf]:
    cast = queries.Cast(held, request.trust, clock.today())
    own = {}
    for party in held.parties:
        acting = cast.acting(party.key, found.school)
        if party.is_operated and found in acting.posts:
            own[party.key] = acting.called if acting.bodies else ""
    for party in held.parties:
        taking = rule.acts_for(party.key, held.rule_parties())
        if not party.is_operated and taking in own:
            own[party.key] = f"in place of {party.name}"
    parts = []
    for verb, _, said, _ in speaking.key(held.scheme.verbs):
        lines = [
            (line.row, speaking.band(line.row.unit, line.row.above, line.row.up_to), own[party])
            for line in held.lines
            for party, verbs in line.parts.items()
            if verb in verbs and party in own
        ]
        if lines:
            parts.append(PartOf(said, verb, lines))
    return parts


def _posts(request: TrustRequest) -> QuerySet[Post]:
    there = Post.objects.filter(here_on(at="school__"), trust=request.reach.trust)
    held = there.select_related("school", "unit").order_by("school__order", "title")
    if request.reach.may_everywhere("scheme.see"):
        return held
    return held.filter(school__in=schools_within(request.reach, "scheme.see"))


# Functions


@requires("scheme.see")
def functions(request: TrustRequest) -> HttpResponse:
    """Show each function of the trust's business: where it is best done, each post's duty, and how it is at schools.

    Those of a ladder of which nobody has said who does what stand at the end.
    """
    found = list(queries.functions(request.reach))
    changed = queries.posts_changed_since(request.trust.pk, found)
    at_schools = functions_at_schools(request.reach, today=clock.today())
    levels = [
        (name, [(one, at_schools.pop(one.title.casefold(), None)) for one in found if one.level == level])
        for level, name in LEVELS
    ]
    return show(
        request, "delegation/pages/functions.html", levels=[each for each in levels if each[1]], changed=changed,
        may_edit=request.reach.may_everywhere("scheme.edit"), of_ladders=list(at_schools.values()),
        posts_read=set(_posts(request).values_list("pk", flat=True)),
    )  # fmt: skip


LEVELS = (("local", "Local"), ("between", "In between"), ("central", "Central"), ("", "Level not stated"))


@drafts
def add_function(request: TrustRequest) -> HttpResponse:
    """Add a function."""
    return _function(request, None)


@drafts
def revise_function(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a function, or say that it was looked at and stands as it is."""
    return _function(request, find(queries.functions(request.reach), ref=ref))


def _function(request: TrustRequest, function: Function | None) -> HttpResponse:
    held = list(function.duties.select_related("post")) if function else []
    first = {"title": function.title, "unit": function.unit.ref if function.unit else "", "level": function.level,
             "because": function.because, "revision": function.revision} if function else {
                 "title": request.GET.get("title", "")[:120]}  # fmt: skip
    form = FunctionForm(
        request.POST or None, held=held, initial=first, units=list(Unit.objects.filter(trust=request.reach.trust)),
        posts=list(Post.objects.filter(trust=request.reach.trust).order_by("title")),
    )  # fmt: skip
    template = "delegation/pages/revise_function.html"
    if form.is_valid():
        facts = form.cleaned_data
        try:
            if saved(form, lambda: operations.set_function(
                trust=request.trust, function=function, by=request.user, drawn_from=facts["revision"],
                title=facts["title"], unit=form.units.get(facts["unit"]), level=facts["level"],
                because=facts["because"], duties=form.duties(),
            )):  # fmt: skip
                messages.success(request, "Saved, and marked as looked at today.")
                return redirect("delegation:functions", request.trust.slug)
        except Stale as stale:
            return overtaken(request, template, form, stale.row, function=function)
    before = trail.entries_about(request.trust.pk, "function", function.ref) if function else []
    return show(request, template, form=form, function=function, entries=before)

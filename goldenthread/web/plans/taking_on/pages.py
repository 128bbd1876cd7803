"""The register of what people take on, and one undertaking from its first question to what came of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Undertaking
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.features.plans.queries.work import undertakings as queries
from goldenthread.features.plans.queries.work.challenges import may_raise
from goldenthread.features.plans.queries.work.counts_towards import counts_towards
from goldenthread.features.plans.undertaking_kinds import UndertakingKind, undertaking_kind, undertaking_kinds
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.taking_on.forms import DecideForm, UndertakingForm, WordForm
from goldenthread.web.plans.taking_on.presenters import RegisterPage, UndertakingPage

KEPT = "Kept. Only you, and those who may change the trust’s plan, see it so far."
KEPT_CLOSE = "Kept in confidence: only you, and those who read what is in confidence for the whole trust, see it."


@requires("plan.see")
def undertakings(request: TrustRequest) -> HttpResponse:
    """Show what people have taken on, of one kind or of all, by the theme that it serves."""
    rows = list(queries.in_the_register(request.reach, request.user))
    own = [row for row in rows if queries.is_own(request.reach, request.user, row)]
    mine = "mine" in request.GET
    page = RegisterPage(
        own if mine else rows, request.GET.get("kind", ""), clock.today(), request.GET.dict(), mine=mine
    )  # fmt: skip
    towards = counts_towards(request.reach, page.asked) if page.asked else []
    return show(
        request, "plans/pages/taking_on/undertakings.html", page=page, has_own=bool(own), towards=towards,
    )  # fmt: skip


@requires("plan.see")
def begin_undertaking(request: TrustRequest, kind: str) -> HttpResponse:
    """Write something down that one would take on."""
    of = undertaking_kinds().get(kind)
    if of is None or of.instead:
        raise Http404
    form = _form(request, of, None, request.POST or None)
    made: list[Undertaking] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.begin_undertaking(
        trust=request.trust, kind=kind, by=request.user, post=post_in_name_of(request.reach, None), **form.facts(),
    ))):  # fmt: skip
        messages.success(request, KEPT_CLOSE if of.seen_with else KEPT)
        return redirect("plans:undertaking", request.trust.slug, made[0].ref)
    return show(request, "plans/pages/taking_on/begin_undertaking.html", form=form, kind=of)


@requires("plan.see")
def revise_undertaking(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what an undertaking says of itself."""
    row = _own(request, ref)
    if row.state == Undertaking.State.CLOSED:
        raise Http404
    form, status = _form(request, undertaking_kind(row.kind), row, request.POST or None), 200
    if form.is_valid():
        try:
            if saved(form, lambda: operations.revise_undertaking(
                undertaking=row, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
            )):  # fmt: skip
                messages.success(request, f"Saved: {row.title}")
                return redirect("plans:undertaking", request.trust.slug, ref)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(
        request, "plans/pages/taking_on/revise_undertaking.html", status=status, form=form, undertaking=row,
        kind=form.kind,
    )  # fmt: skip


@requires("plan.see")
def undertaking(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one undertaking: what it is before one joins, and what came of it."""
    row = find(queries.undertakings(request.reach, request.user), ref=ref)
    page = UndertakingPage(row, clock.today())
    may = {
        "write": queries.may_write(request.reach, request.user, row),
        "decide": queries.may_decide(request.reach) and not queries.is_own(request.reach, request.user, row),
    }
    may["hear"] = queries.hears_of(request.reach, row)
    may["challenge"] = may_raise(request.reach) and row.state == Undertaking.State.OPEN
    sent = request.POST.get("deed", "")
    decide = DecideForm(request.POST if sent in ("agree", "decline") else None, auto_id="decide-%s")
    word = WordForm(request.POST if sent == "say" else None, steps=page.kind.steps, initial={
        "step": page.next.step.key if page.next else page.kind.last_step,
    })  # fmt: skip
    refused = ""
    if request.method == "POST":
        deeds = _deeds(request, row, may, decide, word)
        if sent not in deeds:
            raise Http404
        try:
            if says := deeds[sent]():
                messages.success(request, says)
                return redirect("plans:undertaking", request.trust.slug, ref)
        except ValidationError as flaw:
            refused = " ".join(flaw.messages)
    return show(
        request, "plans/pages/taking_on/undertaking.html",
        status=UNPROCESSABLE if request.method == "POST" else 200, page=page, undertaking=row, may=may, decide=decide,
        word=word, refused=refused, has_joined=page.has_joined(request.user),
    )  # fmt: skip


def _deeds(
    request: TrustRequest, row: Undertaking, may: dict[str, bool], decide: DecideForm, word: WordForm
) -> dict[str, Callable[[], str]]:
    """Return what the reader can do here, each saying what it did; nothing where its form came back wrong."""
    post = post_in_name_of(request.reach, row.school)
    kind = undertaking_kind(row.kind)

    def opens() -> str:
        operations.open_undertaking(undertaking=row, by=request.user)
        return "It is open." if kind.opens == "lead" else "It is proposed. Whoever decides sees your answers."

    def decides() -> str:
        is_yes = request.POST["deed"] == "agree"
        if not decide.is_valid():
            return ""
        operations.decide_undertaking(undertaking=row, is_yes=is_yes, by=request.user, **decide.cleaned_data)
        return "Agreed: it is open." if is_yes else "Not now. The reason stands with it."

    def says() -> str:
        if not word.is_valid():
            return ""
        operations.say_of_undertaking(undertaking=row, by=request.user, post=post, **word.cleaned_data)
        return "Said."

    def joins() -> str:
        operations.join_undertaking(undertaking=row, person=request.user, post=post)
        return f"You take part in “{row.title}”."

    def leaves() -> str:
        operations.leave_undertaking(undertaking=row, person=request.user)
        return "You take part in it no more."

    found: dict[str, Callable[[], str]] = {"heard": partial(_hear, request, row)} if may["hear"] else {}
    if may["write"]:
        found |= {"open": opens, "say": says}
    if may["decide"]:
        found |= {"agree": decides, "decline": decides}
    return found | ({"join": joins, "leave": leaves} if kind.joins else {})


def _hear(request: TrustRequest, row: Undertaking) -> str:
    operations.hear_of_undertaking(undertaking=row, posts=request.reach.posts, by=request.user)
    return "It is read."


def _own(request: TrustRequest, ref: str) -> Undertaking:
    row: Undertaking = find(queries.undertakings(request.reach, request.user), ref=ref)
    if not queries.may_write(request.reach, request.user, row):
        raise Http404
    return row


def _form(request: TrustRequest, kind: UndertakingKind, row: Undertaking | None, data: Any) -> UndertakingForm:
    asked = {"element": request.GET.get("for", "")[:12]} if row is None else {}
    return UndertakingForm(
        data, kind=kind, parts=queries.parts_to_serve(request.reach), undertaking=row, initial=asked,
        schools=schools_within(request.reach, "plan.see"),
    )  # fmt: skip

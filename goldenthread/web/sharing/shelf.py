"""The shelf: what works, what to use, what to read, and what each body gave to the trust."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.board.seats import months_after
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import queries as planned
from goldenthread.features.sharing import operations, queries
from goldenthread.features.sharing.models import Offer
from goldenthread.features.sharing.operations import OfferWords
from goldenthread.features.sharing.queries.shelf import line_of
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.sharing.places import PlacesPart
from goldenthread.web.sharing.speaking import speaking

SERVED = [("", "Not said"), ("1", "Not at all"), ("2", "A little"), ("3", "Well"), ("4", "Very well")]
AREA: dict[str, Any] = {"widget": forms.Textarea}
PLACES_DEEDS = frozenset({"ask", "answer", "end", "read"})
# How far back what a body gave is counted.
MONTHS = 12


class OfferForm(forms.Form):
    """What it is, what it needs, for whom, and in whose name."""

    kind = forms.ChoiceField(label="What it is", choices=Offer.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label="What it is called", max_length=200)
    says = forms.CharField(label="What it does, and how", max_length=6_000, **AREA)
    cautions = forms.CharField(
        label="What it needs, and where it does not hold", required=False, max_length=2_000, **AREA
    )
    topic = forms.CharField(label="Subject", required=False, max_length=60)
    years = forms.CharField(label="Years", required=False, max_length=40)
    address = forms.CharField(label="Where it is", required=False, max_length=400, help_text="An address.")
    body = forms.ChoiceField(label="In the name of", required=False)
    serves = forms.ChoiceField(label="Which part of the plan it serves", required=False)
    changed = forms.CharField(
        label="What is new in it", required=False, max_length=300, help_text="Then it is a new edition."
    )
    places = forms.IntegerField(
        label="How many places", required=False, min_value=1, max_value=500,
        help_text="Only for places for pupils. Other schools then ask for them here.",
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: list[Body], parts: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.bodies = {body.ref: body for body in bodies}
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            ("", "My post"), *((ref, body.name) for ref, body in self.bodies.items())
        ]  # fmt: skip
        self.fields["serves"].choices = [("", "None"), *parts]  # type: ignore[attr-defined]

    def words(self) -> OfferWords:
        typed = self.cleaned_data
        tie = ("element", typed["serves"]) if typed["serves"] else ("", "")
        return OfferWords(
            typed["kind"], typed["title"], typed["says"], typed["cautions"], typed["topic"], typed["years"],
            typed["address"], self.bodies.get(typed["body"]), tie, typed["places"],
        )  # fmt: skip


class UseForm(forms.Form):
    served = forms.ChoiceField(label="How well it served you", choices=SERVED, required=False)
    said = forms.CharField(label="What you would tell the next who uses it", required=False, max_length=400)


@requires("plan.see")
def shelf(request: TrustRequest) -> HttpResponse:
    """Show what is on offer, what is used most first."""
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "").strip()[:80]
    only = Q(kind=kind) if kind in Offer.Kind.values else Q()
    for word in words.split():
        only &= (
            Q(title__icontains=word) | Q(says__icontains=word) | Q(topic__icontains=word) | Q(years__icontains=word)
        )
    found = queries.shelf(request.reach, only=only)
    return show(
        request, "sharing/pages/shelf.html", shelf=found, kind=kind, kinds=Offer.Kind.choices, words=words,
        may_offer=queries.may_offer(request.reach), may_keep=queries.may_keep(request.reach),
    )  # fmt: skip


@requires("evidence.add")
def make_offer(request: TrustRequest) -> HttpResponse:
    """Offer something to every school."""
    asked = {"kind": request.GET.get("kind", "practice"), "title": request.GET.get("called", "")[:200]}
    form = OfferForm(request.POST or None, **_choices(request), initial=asked)
    del form.fields["changed"]
    made: list[Offer] = []
    post, school = speaking(request)
    if form.is_valid() and saved(form, lambda: made.append(operations.offer(
        trust=request.trust, words=form.words(), post=post, school=school, by=request.user
    ))):  # fmt: skip
        messages.success(request, "Every school can see it now.")
        return redirect("sharing:offer", request.trust.slug, made[0].ref)
    return show(request, "sharing/pages/make_offer.html", form=form)


@requires("plan.see")
def offer(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one offer; say that one used it; take it back."""
    row = find(queries.offers_within(request.reach).prefetch_related("uses__school"), ref=ref)
    may_revise, deed = queries.may_revise(request.reach, row), request.POST.get("deed", "")
    form = UseForm(request.POST if deed == "use" else None)
    part = PlacesPart(request, row, clock.today())
    status = 200
    if request.method == "POST":
        if deed == "withdraw" and may_revise:
            operations.withdraw_offer(row=row, by=request.user)
            return redirect("sharing:shelf", request.trust.slug)
        if deed in PLACES_DEEDS and (said := part.do(deed)):
            messages.success(request, said)
            return redirect("sharing:offer", request.trust.slug, ref)
        if deed not in {"use", *PLACES_DEEDS}:
            raise Http404
        if deed == "use" and form.is_valid() and saved(form, lambda: operations.use_offer(
            row=row, person=request.user, school=speaking(request)[1], said=form.cleaned_data["said"],
            served=int(form.cleaned_data["served"]) if form.cleaned_data["served"] else None,
        )):  # fmt: skip
            messages.success(request, "Thank you. Nobody is named.")
            return redirect("sharing:offer", request.trust.slug, ref)
        status = UNPROCESSABLE
    tie = subjects.find(request.reach, [(row.tie_kind, row.tie_ref)]).get((row.tie_kind, row.tie_ref))
    return show(
        request, "sharing/pages/offer.html", status=status, offer=row, line=line_of(row, tie), form=form,
        may_revise=may_revise, part=part, remarks=[one.said for one in row.uses.all() if one.said],
        is_mine=row.by_id == request.user.pk,
    )  # fmt: skip


@requires("plan.see")
def revise_offer(request: TrustRequest, ref: str) -> HttpResponse:
    """Say it otherwise, or put a new edition in its place."""
    row = find(queries.offers_within(request.reach), ref=ref)
    if not queries.may_revise(request.reach, row):
        raise Http404
    first = {name: getattr(row, name) for name in (
        "kind", "title", "says", "cautions", "topic", "years", "address", "places", "revision"
    )} | {"body": row.body.ref if row.body else "", "serves": row.tie_ref}  # fmt: skip
    form = OfferForm(request.POST or None, **_choices(request, row), initial=first)
    page = "sharing/pages/revise_offer.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_offer(
            row=row, words=form.words(), by=request.user, drawn_from=form.cleaned_data["revision"],
            changed=form.cleaned_data["changed"],
        )):  # fmt: skip
            return redirect("sharing:offer", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, offer=row)
    return show(request, page, form=form, offer=row)


@requires("meeting.see")
def given(request: TrustRequest) -> HttpResponse:
    """Show what each body gave to the trust within a year."""
    rows = queries.given_by_bodies(request.reach, since=months_after(clock.today(), -MONTHS))
    return show(request, "sharing/pages/given.html", rows=rows, may_offer=queries.may_offer(request.reach))


def _choices(request: TrustRequest, row: Offer | None = None) -> dict[str, Any]:
    bodies = queries.bodies_to_offer_for(request.reach, today=clock.today())
    if row is not None and row.body is not None and row.body not in bodies:
        bodies.append(row.body)
    parts = planned.elements(request.reach).filter(
        depth__lte=2, plan__state="live", plan__school=None, plan__unit=None, removed_at=None
    )
    listed = [(part.ref, part.in_place[:90]) for part in parts.order_by("depth", "order", "pk")]
    return {"bodies": bodies, "parts": listed}

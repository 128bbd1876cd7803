"""What a school's phase means for it: what is its own to decide now, and what the trust holds for it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.delegation.queries import Answer
from goldenthread.features.improvement import queries
from goldenthread.features.improvement.queries.freedoms import Decides, decided_by_school, held_of
from goldenthread.features.improvement.queries.offers import offers_of
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.freedoms import freedoms as every_freedom
from goldenthread.web.improvement.finding import placed
from goldenthread.web.improvement.presenters import proposed_then
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show


class HoldForm(forms.Form):
    """A freedom that the trust takes for a school, or gives back, and why."""

    what = forms.ChoiceField(label="What")
    is_held = forms.ChoiceField(
        label="Who has it from today", widget=forms.RadioSelect, choices=[("no", "The school"), ("yes", "The trust")]
    )
    decided_by = forms.CharField(label="Decided by", max_length=120)
    reason = forms.CharField(label="Why", max_length=400, widget=forms.Textarea)

    def __init__(self, *args: object, **rest: object) -> None:
        super().__init__(*args, **rest)  # type: ignore[arg-type]
        choices = [(key, each.title) for key, each in every_freedom().items()]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]


@requires("phase.see")
def freedoms(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what a school decides now and what the trust holds for it; hold a freedom or give it back."""
    here = placed(request, ref)
    may_hold = queries.may_decide(request.reach)
    if request.method == "POST" and not may_hold:
        raise Http404
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: organising.hold_freedom(
        school=here.school, key=form.cleaned_data["what"], is_held=form.cleaned_data["is_held"] == "yes",
        reason=form.cleaned_data["reason"], decided_by=form.cleaned_data["decided_by"], by=request.user,
    )):  # fmt: skip
        messages.success(request, "It holds from now on: what posts of the school may do here has followed.")
        return redirect("improvement:freedoms", request.trust.slug, ref)
    decides = decided_by_school(here.school, here.today) if request.reach.may_somewhere("scheme.see") else None
    offers = offers_of(request.trust, here.school, here.phase.key, here.today) if here.phase else []
    order = here.ladder.shape.order
    at = order.index(here.phase.key) + 1 if here.phase else len(order)
    decided = queries.last_move(here.school, here.ladder, today=here.today)
    lists = _lists(decides) if decides else []
    return show(
        request, "improvement/pages/freedoms.html", here=here, decided=decided, lists=lists,
        absent=sorted({each.called for _, found in lists for answer in found for each in answer.lacking}),
        decided_against=proposed_then(decided) if decided else "", school=here.school, form=form, may_hold=may_hold,
        held=held_of(here.school, here.phase, here.now.from_on if here.now else None), decides=decides,
        offers=[one for one in offers if one.needs_grant and one.granted_on is None],
        next_phase=here.ladder.shape.phase(order[at]) if at < len(order) else None,
    )  # fmt: skip


def _lists(decides: Decides) -> list[tuple[str, list[Answer]]]:
    return [
        ("For the local body to decide or approve", decides.body),
        ("What the phase or a grant moves, against the scheme", decides.moved),
        ("For the head to decide", decides.head),
    ]  # fmt: skip

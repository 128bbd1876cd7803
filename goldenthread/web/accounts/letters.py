"""How often a person is written to, and what the next letter would say."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from goldenthread.domain.year import digest
from goldenthread.features.accounts import operations, queries
from goldenthread.foundation import clock
from goldenthread.web.accounts.views import OwnRequest
from goldenthread.web.kit.access import signed_in
from goldenthread.web.kit.digests import digest_of
from goldenthread.web.kit.letters import sent_by
from goldenthread.web.kit.showing import show

CHOICES = (
    (digest.DAILY, "Every working day"), (digest.WEEKLY, "Once a week, on Monday"), (digest.OFF, "Never")
)  # fmt: skip


class DigestForm(forms.Form):
    """How often."""

    how_often = forms.ChoiceField(label="How often you are written to", choices=CHOICES, widget=forms.RadioSelect)


@signed_in
@never_cache
def letters(request: OwnRequest) -> HttpResponse:
    """Choose how often one's digest comes, and see what it would say now."""
    choice = queries.digest_choice(request.user)
    form = DigestForm(request.POST or None, initial={"how_often": choice.how_often})
    if form.is_valid():
        operations.choose_digest(person=request.user, by=request.user, **form.cleaned_data)
        messages.success(request, "It is kept.")
        return redirect("accounts:letters")
    shown = digest_of(request.user, clock.today())
    return show(request, "accounts/pages/letters.html", form=form, digest=shown, sent_by=sent_by())

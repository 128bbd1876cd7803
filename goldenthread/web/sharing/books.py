"""Books that staff ask for: asked, given, said what it changed, passed on."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.sharing import operations, queries
from goldenthread.features.sharing.models import BookWish
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.sharing.speaking import speaking


class AskForm(forms.Form):
    title = forms.CharField(label="Which book", max_length=200)
    why = forms.CharField(label="What you hope for from it", required=False, max_length=400)


class ReviewForm(forms.Form):
    review = forms.CharField(label="What it changed in your work", widget=forms.Textarea, max_length=4_000)


@requires("plan.see")
def books(request: TrustRequest) -> HttpResponse:
    """Show one's own books and what was said of others; ask for one, review one; keep the list."""
    deed = request.POST.get("deed", "")
    asking = AskForm(request.POST if deed == "ask" else None)
    telling = ReviewForm(request.POST if deed == "review" else None)
    status = 200
    if request.method == "POST":
        if _done(request, deed, asking, telling):
            return redirect("sharing:books", request.trust.slug)
        status = UNPROCESSABLE
    return show(
        request, "sharing/pages/books.html", status=status, books=queries.books(request.reach), asking=asking,
        telling=telling, may_keep=queries.may_keep(request.reach), told=request.POST.get("book", ""),
    )  # fmt: skip


def _done(request: TrustRequest, deed: str, asking: AskForm, telling: ReviewForm) -> bool:
    """Do what was asked, and say whether it is done."""
    if deed == "ask":
        post, school = speaking(request)
        return asking.is_valid() and saved(asking, lambda: operations.ask_for_book(
            trust=request.trust, person=request.user, post=post, school=school, **asking.cleaned_data
        ))  # fmt: skip
    wish = find(queries.wishes_within(request.reach), ref=request.POST.get("book", "")[:12])
    if deed == "review":
        if wish.person_id != request.user.pk:
            raise Http404
        return telling.is_valid() and saved(
            telling, lambda: operations.review_book(wish=wish, review=telling.cleaned_data["review"], by=request.user)
        )
    if not queries.may_keep(request.reach):
        raise Http404
    return _kept(request, deed, wish)


def _kept(request: TrustRequest, deed: str, wish: BookWish) -> bool:
    deeds: dict[str, Callable[[], Any]] = {
        "give": lambda: operations.give_book(wish=wish, by=request.user),
        "refuse": lambda: operations.refuse_book(wish=wish, because=request.POST.get("because", ""), by=request.user),
        "agree": lambda: operations.agree_to_review(wish=wish, by=request.user),
        "open": lambda: operations.open_review(wish=wish, by=request.user),
        "close": lambda: operations.open_review(wish=wish, by=request.user, is_open=False),
        "back": lambda: operations.pass_book_on(wish=wish, by=request.user),
    }
    if deed not in deeds:
        raise Http404
    done(request, deeds[deed])
    return True

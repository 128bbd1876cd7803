"""What is asked of one person, of a school or of everybody; and one duty, this time."""

import datetime as dt
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations.models import Post
from goldenthread.features.reviews import operations, queries
from goldenthread.features.reviews.models import Occurrence
from goldenthread.features.reviews.queries import Line
from goldenthread.features.reviews.queries.deeds import read_since
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.year import presenters
from goldenthread.web.year.forms import FinishForm, SetAsideForm
from goldenthread.web.year.leading import way_to

# How far ahead a list looks, and how far back.
AHEAD, BACK = dt.timedelta(days=70), dt.timedelta(days=366)


@requires("plan.see")
def duties(request: TrustRequest) -> HttpResponse:
    """List what is late, due and ahead: the reader's own, somebody else's, a school's, or everybody's."""
    today = clock.today()
    of = request.GET.get("of", "")
    laid = queries.laid_out(request.reach, request.trust, today - BACK, today + AHEAD, today)
    asked = {post.pk: post for line in laid.lines for post in line.askeds}
    posts, title = _whose(request, of, asked)
    held = queries.holders(asked, today)
    groups = presenters.grouped(laid.lines, held, today, posts)
    open_rows = _by_duty(request, laid.lines, posts)
    return show(
        request, "year/pages/duties.html", groups=groups, open_rows=open_rows, title=title, of=of, is_mine=not of,
        posts=sorted(asked.values(), key=lambda post: post.title), is_set=bool(laid.duties),
    )  # fmt: skip


def _by_duty(
    request: TrustRequest, lines: Iterable[Line], posts: frozenset[int]
) -> dict[str, list[presenters.Row]]:  # fmt: skip
    """Return what is open a row a duty, where each place by itself would be too many; nothing where it would not.

    In a list of everybody's, what is late still stands place by place: it is somebody's each time.
    """
    rows: dict[str, list[presenters.Row]] = {"due": [], "ahead": []} if not posts else {
        "late": [], "due": [], "ahead": []
    }  # fmt: skip
    most = 0
    for line in lines:
        for state, found in rows.items():
            stands = [
                one
                for one in line.stands
                if one.state == state and (not posts or posts.intersection(one.where.posts))
            ]
            if stands:
                most = max(most, len(stands))
                found.append(presenters.row(Line(line.duty, line.due, stands), request.trust, request.reach.posts))
    return rows if not posts or most > presenters.FEW else {}


def _whose(request: TrustRequest, of: str, asked: dict[int, Post]) -> tuple[frozenset[int], str]:
    """Return whose duties are wanted, as posts, and the title that says so. No posts is everybody."""
    kind, _, ref = of.partition(":")
    if kind == "post":
        post = next((one for one in asked.values() if one.ref == ref), None)
        if post is not None:
            return frozenset({post.pk}), f"The year of the {post.title}"
    if of == "everyone":
        return frozenset(), "Whose turn it is"
    return request.reach.posts or frozenset({0}), "Your year"


@requires("plan.see")
def occurrence(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one duty, this time; whoever is asked says that it is done, and who keeps the cycle may let it pass."""
    one = find(queries.occurrences(request.reach), ref=ref)
    asked = queries.asked_posts(one)
    may_finish = queries.may_finish(request.reach, asked)
    may_edit = request.reach.may_everywhere("cycle.edit")
    read, to_read = read_since(one)
    deed = request.POST.get("do", "")
    if request.method == "POST" and not may_finish:
        raise Http404
    missed = queries.missed_beside(one) if may_finish else []
    form = FinishForm(request.POST if deed == "finish" else None, initial={"done_on": clock.today()}, missed=missed)
    aside_form = SetAsideForm(request.POST if deed == "set_aside" else None)
    deeds = {"finish": lambda: _finished(request, one, form)}
    if may_edit:
        deeds |= {
            "set_aside": lambda: _set_aside(request, one, aside_form),
            "reopen": lambda: _reopened(request, one),
            "put_back": lambda: _put_back(request, one),
        }
    if request.method == "POST" and deed in deeds and deeds[deed]():
        return redirect("year:occurrence", request.trust.slug, ref)
    return show(
        request, "year/pages/occurrence.html", one=one, form=form, aside_form=aside_form, may_finish=may_finish,
        may_edit=may_edit, asked=[(post, queries.holders([post.pk], clock.today()).get(post.pk)) for post in asked],
        who=presenters.who(one.duty, request.trust), when=presenters.when(one.duty),
        is_open=one.is_open, is_late=clock.today() > one.due_on,
        way=way_to(request, one) if may_finish and (one.is_open or to_read) else None, read=read, to_read=to_read,
    )  # fmt: skip


def _finished(request: TrustRequest, one: Occurrence, form: FinishForm) -> bool:
    if not form.is_valid() or not saved(form, lambda: _finish(request, one, form)):
        return False
    with_it = ", and the other times" if form.cleaned_data.get("with_missed") else ""
    messages.success(request, f"Done: {one.duty.title}{with_it}.")
    return True


def _finish(request: TrustRequest, one: Occurrence, form: FinishForm) -> None:
    finish = operations.finish_with_missed if form.cleaned_data.get("with_missed") else operations.finish_occurrence
    finish(occurrence=one, by=request.user, said=form.cleaned_data["said"], done_on=form.cleaned_data["done_on"])


def _set_aside(request: TrustRequest, one: Occurrence, form: SetAsideForm) -> bool:
    if not form.is_valid():
        return False
    reason = form.cleaned_data["reason"]
    if not saved(form, lambda: operations.set_aside(occurrence=one, by=request.user, reason=reason)):
        return False
    messages.success(request, "Set aside this time. It comes round again as before.")
    return True


def _put_back(request: TrustRequest, one: Occurrence) -> bool:
    if one.is_open and one.moved_from is not None:
        operations.put_back(occurrence=one, by=request.user)
        messages.success(request, "It follows its rule again.")
    return True


def _reopened(request: TrustRequest, one: Occurrence) -> bool:
    operations.reopen_occurrence(occurrence=one, by=request.user)
    messages.success(request, "It is asked for again.")
    return True

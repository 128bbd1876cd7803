"""One sheet: answering it on a phone, handing it in, opening it again, and a second pair of eyes."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import Answer, Check
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.web.assurance import sheet_presenters as presenters
from goldenthread.web.assurance.forms import CheckForm, ConfirmForm, HandOverForm, ReasonForm, SecondLookForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

ANSWERING = ("save", "carry", "hand in")
SHUT = (
    "The sheet was handed in, or its round closed, while you were answering. What you typed stands below and is not "
    "kept: load the page again to have it opened."
)


class Forms(NamedTuple):
    """What can be typed on the page of one sheet."""

    answers: CheckForm
    reason: ReasonForm
    confirm: ConfirmForm
    hand_over: HandOverForm


@requires("check.see")
def check(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a sheet to be answered or to be read, and take what is done with it."""
    row = find(queries.checks_within(request.reach), ref=ref)
    page = _page(request, row)
    deed = request.POST.get("deed", "")
    current = {answer.question: answer for answer in page.answers}
    form = CheckForm(request.POST if deed in ANSWERING else None, check=row, current=current)
    reason = ReasonForm(request.POST if deed == "reopen" else None)
    confirm = ConfirmForm(request.POST if deed == "confirm" else None, auto_id="confirm-%s")
    hand_over = HandOverForm(
        request.POST if deed == "hand over" else None,
        posts=queries.posts_for(request.reach, row.school_id, row.unit_id),
        initial={"post": row.post.ref if row.post else None},
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        is_late = deed in ANSWERING and page.is_shut
        done = "" if is_late else _done(request, page, deed, Forms(form, reason, confirm, hand_over))
        if done:
            messages.success(request, done)
            return redirect(request.path)
        status = CONFLICT if is_late else UNPROCESSABLE
        if is_late:
            # What was typed meanwhile stands in the form, to be copied, and is not kept.
            form.add_error(None, SHUT)
            page.may_answer = True
    return show(
        request, "assurance/pages/check.html", status=status, page=page, row=row, form=form, reason=reason,
        confirm=confirm, hand_over=hand_over,
        may_part=not page.may_answer and any(post.pk in request.reach.posts for _, post in page.waits_for),
        left=queries.left_to_answer(request.reach, row, clock.today()) if row.handed_in_on else [],
    )  # fmt: skip


def _page(request: TrustRequest, row: Check) -> presenters.CheckPage:
    answers = list(
        Answer.objects.filter(check_sheet=row, is_current=True).select_related(
            "by", "post", "second_by", "second_post"
        )
    )
    hidden = queries.hidden_answers(request.reach, [row])
    for answer in answers:
        if (row.pk, answer.question) in hidden:
            queries.conceal(answer)
    # Whoever may not see a count as it is cannot be shown the form that holds it.
    may_answer = queries.may_answer(request.reach, row) and not hidden
    is_open = row.handed_in_on is None and row.round.closed_on is None and row.round.opened_on <= clock.today()
    beside = presenters.Beside(
        queries.proposals(row),
        queries.found_about(request.reach, row, clock.today()),
        queries.once_for_all(request.reach, row, clock.today()),
    )
    asked_of = queries.areas_asked([row])[row.pk]
    may_run = queries.may_run(request.reach, row.round.checklist)
    return presenters.CheckPage(
        row, answers, beside, asked_of=asked_of, today=clock.today(), may_answer=may_answer and is_open,
        is_shut=may_answer and not is_open,
        may_reopen=(may_answer or may_run) and row.round.closed_on is None,
        may_confirm=row.handed_in_on is not None and presenters.could_confirm(request.reach, row),
        may_look=queries.may_confirm(request.reach, row.school_id, row.unit_id),
        may_run=may_run, reopenings=list(row.reopenings.select_related("by")),
        may_find=queries.may_find(request.reach, row.school_id, row.unit_id),
    )  # fmt: skip


def _done(request: TrustRequest, page: presenters.CheckPage, deed: str, forms: Forms) -> str:
    """Do what was asked, and return what to say of it; empty where it was refused, which stands in its form."""
    row, by = page.row, request.user
    form, reason, confirm, hand_over = forms
    post = post_in_name_of(request.reach, row.school, row.unit)
    if deed in ANSWERING and page.may_answer:
        if not form.is_valid():
            return ""
        says: list[str] = []
        kept = saved(form, lambda: says.append(_answered(form, row, deed, request)))
        return says[0] if kept else ""
    if deed == "reopen" and page.may_reopen:
        done = reason.is_valid() and saved(
            reason, lambda: operations.reopen_check(check=row, reason=reason.cleaned_data["reason"], by=by)
        )
        return "It is open again." if done else ""
    if deed == "confirm" and page.may_confirm:
        done = confirm.is_valid() and saved(confirm, lambda: operations.confirm_check(
            check=row, by=by, post=post, posts=request.reach.posts, says=confirm.cleaned_data["says"]
        ))  # fmt: skip
        return "Confirmed." if done else ""
    if deed == "hand over" and page.may_run:
        done = hand_over.is_valid() and saved(hand_over, lambda: operations.hand_over(
            check=row, post=hand_over.posts[hand_over.cleaned_data["post"]], by=by
        ))  # fmt: skip
        return "Asked." if done else ""
    raise Http404


def _answered(form: CheckForm, row: Check, deed: str, request: TrustRequest) -> str:
    """Keep the answers, and hand the sheet in where that was asked and nothing is left open."""
    post = row.post if row.post_id in request.reach.posts else post_in_name_of(request.reach, row.school, row.unit)
    carries = deed == "carry"
    new = operations.answer_check(check=row, said=form.said(), by=request.user, post=post, is_rest_carried=carries)
    left = len(row.questions) - row.answers.filter(is_current=True).count()
    if deed == "hand in" or (carries and not left):
        operations.hand_in(check=row, by=request.user, post=post)
        return f"“{row.round.title}” is handed in."
    if carries:
        return f"Kept. {left} still to be answered: figures, days, and what was wanting last time."
    return "Kept." if new else "Nothing is new."


@requires("check.confirm")
def second_look(request: TrustRequest, ref: str, question: str) -> HttpResponse:
    """Say, as somebody else, whether one answer is as it was found."""
    row = find(queries.checks_within(request.reach), ref=ref)
    answer = find(row.answers.filter(is_current=True).select_related("by", "post"), question=question)
    if not queries.may_confirm(request.reach, row.school_id, row.unit_id):
        raise Http404
    answer.check_sheet = row
    if (row.pk, question) in queries.hidden_answers(request.reach, [row]):
        raise Http404
    form = SecondLookForm(request.POST or None)
    if form.is_valid() and saved(form, lambda: operations.look_again(
        answer=answer, agrees=form.cleaned_data["agrees"] == "yes", says=form.cleaned_data["says"], by=request.user,
        post=post_in_name_of(request.reach, row.school, row.unit), posts=request.reach.posts,
    )):  # fmt: skip
        messages.success(request, "Kept beside the answer.")
        return redirect("assurance:check", request.trust.slug, ref)
    asked = row.round.shape.by_key.get(question)
    return show(request, "assurance/pages/second_look.html", row=row, answer=answer, asked=asked, form=form)

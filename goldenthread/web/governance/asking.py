"""Questions of challenge: asking one, answering it, and how often bodies ask."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Item, Question
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.queries.work.carrying import made_of
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.governance import about
from goldenthread.web.governance.forms import AnswerForm, AskForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show

# The kind of subject that a question is, where an action of a plan is made of it.
QUESTION = "challenge question"


@requires("meeting.see")
def questions(request: TrustRequest) -> HttpResponse:
    """Show what was asked, by whom and of what, counted by body, topic and term."""
    rows = list(queries.questions_within(request.reach).order_by("-asked_on", "-pk"))
    calendar = TermCalendar.from_json(request.trust.calendar)
    terms = {}
    for row in rows:
        term = calendar.term_of(row.asked_on)
        terms[row.pk] = f"{term.name.capitalize()} {term.year}" if term else str(row.asked_on.year)
    found = subjects.find(request.reach, {(row.subject_kind, row.subject_ref) for row in rows if row.subject_ref})
    counted = queries.challenges(rows, terms)
    return show(
        request, "governance/pages/questions.html", counted=counted,
        rows=[(row, found.get((row.subject_kind, row.subject_ref))) for row in rows[:100]],
        subjects=[(found[key], number) for key, number in counted.by_subject if key in found][:10],
        may_ask=bool(queries.may_ask(request.reach)),
    )  # fmt: skip


@requires("meeting.see")
def ask_question(request: TrustRequest) -> HttpResponse:
    """Ask in the name of a body, about an item of its agenda or any thing that the address names."""
    bodies = queries.may_ask(request.reach)
    subject = about.found(request, request.GET.get("about", ""))
    if not bodies:
        return show(request, "governance/pages/ask_question.html", subject=subject)
    item = _item(request)
    if item:
        bodies = [body for body in bodies if body.pk == item.meeting.body_id]
        if not bodies:
            raise Http404
    first = {
        "body": request.GET.get("body", "")[:12],
        "topic": item.title[:80] if item else "",
        "is_confidential": bool(item and item.is_confidential),
    }
    form = AskForm(request.POST or None, bodies=bodies, initial=first)
    made: list[Question] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.ask_question(
        by=request.user, item=item, about=about.pointer(subject), **_facts(request, form)
    ))):  # fmt: skip
        messages.success(request, "Asked. The clerk has it, and whoever presents the item.")
        return redirect("governance:question", request.trust.slug, made[0].ref)
    return show(request, "governance/pages/ask_question.html", form=form, subject=subject, item=item)


@requires("meeting.see")
def question(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a question and its answer; who keeps the meetings, presents the item or is the clerk answers it."""
    row = find(queries.questions_within(request.reach), ref=ref)
    presents = bool(row.item and row.item.presenter_id in request.reach.posts)
    may_answer = presents or queries.may_keep(request.reach, row.body)
    if request.method == "POST" and not may_answer:
        raise Http404
    form = AnswerForm(request.POST or None, initial={"answer": row.answer, "revision": row.revision})
    page, about_it = "governance/pages/question.html", (row.subject_kind, row.subject_ref)
    asked = (QUESTION, row.ref)
    shown: dict[str, Any] = {
        "question": row, "may_answer": may_answer,
        "made": made_of(request.reach, [asked], clock.today()).get(asked, ()),
        "may_carry": not row.is_confidential and request.reach.may_in_a_place("plan.edit"),
        "subject": subjects.find(request.reach, [about_it]).get(about_it),
    }  # fmt: skip
    try:
        if form.is_valid() and saved(form, lambda: operations.answer_question(
            question=row, by=request.user, answer=form.cleaned_data["answer"], answered_by=called(request),
            drawn_from=form.cleaned_data["revision"],
        )):  # fmt: skip
            messages.success(request, "Answered. Whoever asked is told.")
            return redirect("governance:question", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, **shown)
    return show(request, page, form=form, **shown)


def called(request: TrustRequest) -> str:
    """Return what the reader is called on record: by a post."""
    titles = [grant.title for grant in request.reach.grants if grant.title]
    return min(titles) if titles else request.user.name


def _item(request: TrustRequest) -> Item | None:
    ref = request.GET.get("item", "")[:12]
    return find(queries.items_within(request.reach), ref=ref) if ref else None


def _facts(request: TrustRequest, form: AskForm) -> dict[str, Any]:
    typed = form.cleaned_data
    body = form.bodies[typed["body"]]
    mine = Post.objects.filter(pk__in=request.reach.posts).order_by("pk")
    post = mine.filter(bodies=body).first() or mine.filter(memberships__body=body).first() or mine.first()
    return {
        "body": body, "asks": typed["asks"], "topic": typed["topic"], "is_confidential": typed["is_confidential"],
        "asked_by": post, "on": clock.today(),
        "asker": typed["asker"].strip() or (post.title if post else request.user.name),
    }  # fmt: skip

"""One plan in a round, and one part: answering, moderating, asking and replying."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.year.rounds import tally
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans import queries as plans
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Question, RoundPart, RoundPlan
from goldenthread.features.reviews.queries import rounds as held
from goldenthread.features.reviews.queries.answers import said_before
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.year.round_forms import AnswerForm, AskForm, CorrectForm, ModerateForm, ReplyForm


@requires("plan.see")
def round_plan(request: TrustRequest, ref: str, plan: str) -> HttpResponse:
    """Show one plan in a round, part by part; whoever moderates it says so of the whole."""
    one = find(held.rounds(request.reach), ref=ref)
    within = find(held.plans_in(request.reach, one), plan__ref=plan)
    may_moderate = held.may_moderate(request.reach, within.plan)
    if request.method == "POST" and not may_moderate:
        raise Http404
    form = ModerateForm(request.POST or None, initial={"remark": within.remark})
    if form.is_valid() and saved(form, lambda: _moderate(request, within, form)):
        messages.success(request, "Moderated. The local body and the board see that you stand by these answers.")
        return redirect("year:round_plan", request.trust.slug, ref, plan)
    lines = held.lines_of(one, list(held.parts(request.reach).filter(within=within)))
    silences = held.silences(request.reach, one, within)
    return show(
        request, "year/pages/round_plan.html", one=one, within=within, plan=within.plan, lines=lines, form=form,
        may_moderate=may_moderate, statuses=tally(line.status for line in lines), today=clock.today(),
        silences=silences, mine=request.reach.posts if one.is_open else (),
        others_silent=any(silence.post.pk not in request.reach.posts for silence in silences),
        answered=sum(line.answer is not None for line in lines),
    )  # fmt: skip


def _moderate(request: TrustRequest, within: RoundPlan, form: ModerateForm) -> RoundPlan:
    return operations.moderate_plan(within=within, remark=form.cleaned_data["remark"], by=request.user)


@requires("plan.see")
def answer_part(request: TrustRequest, ref: str) -> HttpResponse:
    """Answer in a round how a part stands: the last words are there to be changed."""
    part = find(held.parts(request.reach), ref=ref)
    if not plans.may_speak(request.reach, part.element):
        raise Http404
    line = held.lines_of(part.within.round, [part])[0]
    latest = part.element.notes.select_related("post", "by").first()
    first = {"status": latest.status, "said": latest.said, "next_step": latest.next_step} if latest else {}
    beside = {"confidence": part.confidence, "differs": part.differs, "answers_to": latest.ref if latest else ""}
    form = AnswerForm(request.POST or None, initial=first | beside)
    spoken_since = bool(latest and request.method == "POST" and request.POST.get("answers_to", "") != latest.ref)
    if form.is_valid() and not spoken_since and saved(form, lambda: _answer(request, part, form)):
        messages.success(request, _thanks(part))
        return redirect(_next_address(request, part))
    return show(
        request, "year/pages/answer_part.html", status=CONFLICT if spoken_since else 200, part=part, form=form,
        line=line, latest=latest, spoken_since=spoken_since, left=_left(request, part),
        figures=plans.measures_of(request.reach, part.element),
    )  # fmt: skip


def _answer(request: TrustRequest, part: RoundPart, form: AnswerForm) -> object:
    post = plans.speaking_post(request.reach, part.element)
    return operations.answer_part(part=part, by=request.user, post=post, **form.words())


def _thanks(part: RoundPart) -> str:
    if part.within.round.is_open:
        return f"Said. {part} now stands as you put it."
    return "Your words are kept. The round was closed before, so they are marked late and do not change it."


def _left(request: TrustRequest, part: RoundPart) -> list[RoundPart]:
    """Return what the reader's posts have still to answer beside this part."""
    mine = held.parts(request.reach).filter(within__round=part.within.round, post__in=request.reach.posts)
    waiting = list(mine.exclude(pk=part.pk).order_by("within", "order"))
    answered = held.answers_of(part.within.round, waiting) if waiting else {}
    return [one for one in waiting if one.element_id not in answered]


def _next_address(request: TrustRequest, part: RoundPart) -> str:
    left = _left(request, part)
    if left and part.within.round.is_open:
        return reverse("year:answer_part", args=[request.trust.slug, left[0].ref])
    return reverse("year:round_part", args=[request.trust.slug, part.ref])


@requires("plan.see")
def round_part(request: TrustRequest, ref: str) -> HttpResponse:
    """Look closer at one part of a round: ask about it, reply, agree to its answer or see it otherwise."""
    part = find(held.parts(request.reach), ref=ref)
    plan = part.within.plan
    line = held.lines_of(part.within.round, [part])[0]
    is_own = line.answer is not None and line.answer.by_id == request.user.pk
    may_moderate, may_ask = held.may_moderate(request.reach, plan), held.may_ask(request.reach, plan)
    may_speak = plans.may_speak(request.reach, part.element)
    deed = request.POST.get("do", "")
    ask_form = AskForm(request.POST if deed == "ask" else None)
    reply_form = ReplyForm(request.POST if deed == "reply" else None)
    correct_form = CorrectForm(request.POST if deed == "correct" else None)
    deeds: dict[str, Callable[[], bool]] = {}
    if may_ask:
        deeds["ask"] = lambda: _asked(request, part, ask_form)
    if may_speak or may_moderate:
        deeds["reply"] = lambda: _replied(request, part, reply_form)
    if may_moderate and not is_own:
        deeds |= {
            "agree": lambda: _agreed(request, part),
            "correct": lambda: _corrected(request, part, correct_form),
        }
    if request.method == "POST" and deed not in deeds:
        raise Http404
    if request.method == "POST" and deeds[deed]():
        return redirect("year:round_part", request.trust.slug, ref)
    return show(
        request, "year/pages/round_part.html", part=part, line=line, plan=plan, is_own=is_own,
        ask_form=ask_form, reply_form=reply_form, correct_form=correct_form, one=part.within.round,
        may_moderate=may_moderate, may_ask=may_ask, may_speak=may_speak, earlier=held.round_by_round(part),
        before=said_before(part, line.answer),
    )  # fmt: skip


def _asked(request: TrustRequest, part: RoundPart, form: AskForm) -> bool:
    post = _own_post(request)
    if not form.is_valid() or not saved(
        form, lambda: operations.ask_question(part=part, by=request.user, post=post, **form.cleaned_data)
    ):
        return False
    messages.success(request, "Asked. It stands with the round until it is answered.")
    return True


def _replied(request: TrustRequest, part: RoundPart, form: ReplyForm) -> bool:
    if not form.is_valid():
        return False
    question = find(Question.objects.filter(part=part), ref=form.cleaned_data["question"])
    answer = form.cleaned_data["answer"]
    if not saved(form, lambda: operations.answer_question(question=question, answer=answer, by=request.user)):
        return False
    messages.success(request, "Answered.")
    return True


def _agreed(request: TrustRequest, part: RoundPart) -> bool:
    done(request, lambda: operations.agree_to_parts(parts=[part], by=request.user))
    return True


def _corrected(request: TrustRequest, part: RoundPart, form: CorrectForm) -> bool:
    if not form.is_valid():
        return False
    words: Mapping[str, str] = form.cleaned_data
    post = plans.speaking_post(request.reach, part.element)
    if not saved(form, lambda: operations.correct_part(part=part, by=request.user, post=post, **words)):
        return False
    messages.success(request, "It stands as you see it; what was answered before stays beneath.")
    return True


def _own_post(request: TrustRequest) -> Post | None:
    return Post.objects.filter(pk__in=request.reach.posts).order_by("pk").first()

"""What was found, in whatever way, and its way to being closed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.board import checks as answering
from goldenthread.domain.board import following_up as rules
from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import Check, Finding, Recommendation, Review
from goldenthread.features.organisations.models import Post, here_on
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.features.plans.queries.work.carrying import made_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.assurance import found_presenters
from goldenthread.web.assurance.found_forms import ArrangeForm, FindingForm, HeardForm, RecommendForm, SayForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

SHOWN_OPEN, SHOWN_ALL = "open", "all"


@requires("check.see")
def findings(request: TrustRequest) -> HttpResponse:
    """Show everything that was found and where its following up is."""
    today = clock.today()
    shown = request.GET.get("show", SHOWN_OPEN)
    rows = queries.findings_within(request.reach)
    # What was found at a school that has left stays on record, and waits for nobody.
    every = queries.findings(
        request.reach, today, rows if shown == SHOWN_ALL else rows.filter(here_on(today, at="school__"))
    )  # fmt: skip
    page = found_presenters.FindingsPage(
        every, shown if shown in (SHOWN_OPEN, SHOWN_ALL, *rules.STAGES) else SHOWN_OPEN
    )
    may_find = request.reach.may_in_a_place(queries.FIND)
    return show(request, "assurance/pages/findings.html", page=page, may_find=may_find)


@requires("check.find")
def record_finding(request: TrustRequest) -> HttpResponse:
    """Record what was found: by a check or a review that the address names, or by somebody who saw it."""
    check, review, question = _source(request)
    form = FindingForm(
        request.POST or None, request=request, posts=_posts(request),
        earlier=queries.findings_within(request.reach).filter(review=review.repeats_id) if review else (),
        initial=_begun(request, check, review, question),
    )  # fmt: skip
    made: list[Finding] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.record_finding(
        trust=request.trust, by=request.user, post=post_in_name_of(request.reach, None),
        source=operations.Source(review, check, question, form.earlier_one()), **form.facts(),
    )), asked="post"):  # fmt: skip
        messages.success(request, "Recorded.")
        return _lead_to(request, made[0])
    return show(request, "assurance/pages/record_finding.html", form=form, check=check, review=review)


def _lead_to(request: TrustRequest, row: Finding, *, page: Recommendation | None = None) -> HttpResponse:
    """Lead to what was kept, or to the list where it is in confidence and the reader not among the few."""
    if queries.findings_within(request.reach).filter(pk=row.pk).exists():
        name, ref = ("assurance:recommendation", page.ref) if page else ("assurance:finding", row.ref)
        return redirect(name, request.trust.slug, ref)
    messages.info(request, "It is in confidence: those read it who are trusted with it, and who is asked to act.")
    return redirect("assurance:findings", request.trust.slug)


def _source(request: TrustRequest) -> tuple[Check | None, Review | None, str]:
    """Return the check or review that the address speaks of; what the reader may not see is let be."""
    kind, _, ref = request.GET.get("about", "")[:80].partition(":")
    check = queries.checks_within(request.reach).filter(ref=ref).first() if kind == "check" else None
    review = queries.reviews_within(request.reach).filter(ref=ref).first() if kind == "quality review" else None
    question = request.GET.get("question", "")[:60]
    return check, review, question if check and question in check.round.shape.by_key else ""


def _begun(request: TrustRequest, check: Check | None, review: Review | None, question: str) -> dict[str, Any]:
    source = check or review
    begun: dict[str, Any] = {"found_on": clock.today(), "severity": Finding.Severity.MINOR}
    if source is not None:
        place = source.school or source.unit
        begun["place"] = place.ref if place else "trust"
    if check is not None and question:
        area = check.round.shape.area_of[question]
        begun |= {"area": area.name, "pillar": area.inspected or area.pillar}
        begun["says"] = _what_is_wanting(request, check, question)
        if request.GET.get("as") == Finding.Severity.STRENGTH:
            asked = check.round.shape.by_key[question]
            begun |= {
                "severity": Finding.Severity.STRENGTH,
                "says": f"Strong: {area.name}, {asked.across or asked.asks}",
            }
    return begun


def _what_is_wanting(request: TrustRequest, check: Check, question: str) -> str:
    """Return what was asked and in how far it is not so, with what was remarked to it."""
    answer = check.answers.filter(question=question, is_current=True).first()
    is_shown = answer is not None and (check.pk, question) not in queries.hidden_answers(request.reach, [check])
    is_partly = answer is not None and answer.counts_as == answering.PARTLY
    asked, area = check.round.shape.by_key[question], check.round.shape.area_of[question]
    says = f"{'Only partly so' if is_partly else 'Not so'}: {asked.asks}"
    if answer is None or not is_shown:
        return says
    if asked.kind not in ("judgement", "yes/no"):
        says = f"{area.name}. {asked.asks}: {answer.answer}"
    return f"{says}\n{answer.note}".strip()


@requires("check.see")
def finding(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one finding, what is to be done about it, and whether the board has heard."""
    row = find(queries.findings_within(request.reach), ref=ref)
    deed = request.POST.get("deed", "")
    recommend = RecommendForm(request.POST if deed == "recommend" else None, posts=_posts(request, row))
    heard = HeardForm(
        request.POST if deed == "heard" else None, initial={"heard_on": clock.today(), "heard_by": "Trust Board"}
    )
    may_find = queries.may_find(request.reach, row.school_id, row.unit_id)
    may_tell = request.reach.may_everywhere(queries.RUN)
    status = 200
    if request.method == "POST":
        if deed == "recommend" and may_find:
            done = recommend.is_valid() and saved(recommend, lambda: operations.recommend(
                finding=row, says=recommend.cleaned_data["says"], post=recommend.chosen(),
                due_on=recommend.cleaned_data["due_on"], by=request.user,
            ))  # fmt: skip
        elif deed == "heard" and may_tell:
            done = heard.is_valid() and saved(heard, lambda: operations.hear_finding(
                finding=row, heard_by=heard.cleaned_data["heard_by"], on=heard.cleaned_data["heard_on"],
                by=request.user,
            ))  # fmt: skip
        else:
            raise Http404
        if done:
            messages.success(request, "Kept.")
            if "carry" in request.POST and (last := row.recommendations.order_by("pk").last()):
                return redirect("plans:act_on", request.trust.slug, found_presenters.CARRIED, last.ref)
            return redirect("assurance:finding", request.trust.slug, ref)
        status = UNPROCESSABLE
    found = queries.findings(request.reach, clock.today(), [row])[0]
    pointers = [(found_presenters.CARRIED, each.row.ref) for each in found.followed]
    made = made_of(request.reach, pointers, clock.today())
    return show(
        request, "assurance/pages/finding.html", status=status, row=row, found=found, recommend=recommend,
        heard=heard, may_find=may_find, may_tell=may_tell,
        followed=[(each, made.get(at, ())) for each, at in zip(found.followed, pointers, strict=True)],
        may_carry=request.reach.may_in_a_place("plan.edit"),
        after=queries.findings_within(request.reach).filter(before=row),
        before=queries.findings_within(request.reach).filter(pk=row.before_id).first() if row.before_id else None,
        sees_review=row.review_id and queries.reviews_within(request.reach).filter(pk=row.review_id).exists(),
    )  # fmt: skip


@requires("check.see")
def recommendation(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one recommendation and every step of it; do what comes next, or confirm what somebody else did."""
    row = find(queries.recommendations_within(request.reach), ref=ref)
    deed = request.POST.get("deed", "")
    arrange = ArrangeForm(request.POST if deed == "arrange" else None, posts=_posts(request, row.finding), row=row)
    say = SayForm(request.POST if deed not in ("", "arrange") else None, auto_id="say-%s")
    page = found_presenters.RecommendationPage(row, request.reach, clock.today())
    status = 200
    if request.method == "POST":
        try:
            says = _followed(request, page, deed, arrange, say)
            if says:
                messages.success(request, says)
                return _lead_to(request, row.finding, page=row)
            status = UNPROCESSABLE
        except Stale as stale:
            status = CONFLICT
            draw_anew(arrange, stale.row, OVERTAKEN)
    return show(
        request, "assurance/pages/recommendation.html", status=status, row=row, page=page, arrange=arrange, say=say,
        steps=row.steps.select_related("by", "post"),
    )  # fmt: skip


def _followed(
    request: TrustRequest, page: found_presenters.RecommendationPage, deed: str, arrange: ArrangeForm, say: SayForm
) -> str:
    """Do what was asked, and return what to say of it; empty where it was refused, which stands in its form."""
    row: Recommendation = page.row
    if deed == "arrange" and page.may_arrange:
        typed = arrange.cleaned_data if arrange.is_valid() else {}
        done = bool(typed) and saved(arrange, lambda: operations.arrange_recommendation(
            row=row, post=arrange.chosen(), due_on=typed["due_on"], why=typed["why"], by=request.user,
            drawn_from=typed["revision"],
        ))  # fmt: skip
        return "Arranged." if done else ""
    if not page.may(deed):
        raise Http404
    if not say.is_valid():
        return ""
    name = post_in_name_of(request.reach, row.finding.school, row.finding.unit)
    facts: dict[str, Any] = {
        "row": row, "says": say.cleaned_data["says"], "by": request.user,
        "post": row.post if row.post_id in request.reach.posts else name,
    }  # fmt: skip
    if deed in ("confirm", "send back"):
        facts["posts"] = request.reach.posts
    verb = {
        "finish": operations.finish, "confirm": operations.confirm, "send back": operations.send_back,
        "decline": operations.decline,
    }[deed]  # fmt: skip
    words = {
        "finish": "Said. Somebody else will look and confirm it.", "confirm": "Confirmed, and closed.",
        "send back": "It is open again.", "decline": "Declined, with your reason.",
    }  # fmt: skip
    return words[deed] if saved(say, lambda: verb(**facts), done_says="says") else ""


def _posts(request: TrustRequest, about: Finding | None = None) -> list[Post]:
    """Return the posts of which something may be asked: those of the reader's schools, and the trust's."""
    if about is not None:
        return queries.posts_for(request.reach, about.school_id, about.unit_id)
    every = Post.objects.filter(trust=request.trust).select_related("school").order_by("title", "pk")
    if request.reach.may_everywhere(queries.SEE):
        return list(every)
    seen = request.reach.schools_for(queries.SEE)
    return [post for post in every if post.school_id is None or post.school_id in seen]

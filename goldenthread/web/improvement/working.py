"""The work of a phase: one item, what was done, what help was given, how the central team works."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.models import Consult, Support, WorkItem
from goldenthread.features.improvement.queries.beside import figures_asked, figures_beside
from goldenthread.features.improvement.queries.consults import consults_within
from goldenthread.features.improvement.queries.one_school import is_behind, work_lines
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.improvement.finding import Placed, on_ladder, placed, school_of
from goldenthread.web.improvement.forms import (
    ApplyForm,
    ArrangeForm,
    ModeForm,
    PlaceForm,
    RecordForm,
    ShareOutForm,
    SupportForm,
)
from goldenthread.web.improvement.kept_at import wanted_and_where
from goldenthread.web.improvement.ladder_pages import counted_because
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show


@requires("phase.see")
def item(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one item of a working list, whose it is, and everything that was done about it."""
    row = find(queries.items_within(request.reach), ref=ref)
    here = on_ladder(row.school, row.ladder)
    figures = queries.figures_of(request.reach, row.ladder, [row.school])[row.school.pk]
    of_line = row.ladder.shape.items_by_key.get(row.item)
    asked = figures_asked(of_line[1], row.ladder) if of_line else []
    beside = figures_beside(request.reach, row.ladder, row.school, asked)
    lines = work_lines([row], row.ladder, figures, today=here.today, beside=beside)
    if not lines:
        raise Http404
    line, may_work = lines[0], queries.may_work(request.reach, row.school)
    sent = request.POST.get("deed", "")
    arrange = ArrangeForm(request.POST if sent == "arrange" else None, posts=_posts(row.school), initial={
        "post": row.post.ref if row.post else "", "due_on": row.due_on, "revision": row.revision,
    })  # fmt: skip
    apply = ApplyForm(request.POST if sent in ("applies", "not") else None, auto_id="apply-%s")
    refuse = ApplyForm(request.POST if sent == "refuse" else None, auto_id="refuse-%s")
    status = 200
    if request.method == "POST":
        if not may_work or sent not in {"arrange", "applies", "not", "refuse"}:
            raise Http404
        try:
            if _refused(request, row, refuse) if sent == "refuse" else _done(request, row, sent, arrange, apply):
                return redirect("improvement:item", request.trust.slug, ref)
            status = UNPROCESSABLE
        except Stale as stale:
            status = CONFLICT
            draw_anew(arrange, stale.row, OVERTAKEN)
    records = list(row.records.select_related("post", "by"))
    there = subjects.find(request.reach, [(one.subject_kind, one.subject_ref) for one in records])
    return show(
        request, "improvement/pages/item.html", status=status, here=here, school=row.school, line=line,
        may_work=may_work, arrange=arrange, apply=apply,
        wanted=wanted_and_where(request.reach, row.school, line.shape),
        refuse=refuse, refused=request.POST.get("record", "") if sent == "refuse" else "",
        records=[
            (one, there.get((one.subject_kind, one.subject_ref)), counted_because(line.shape, one)) for one in records
        ],
    )  # fmt: skip


@requires("phase.work")
@require_POST
def take_in(request: TrustRequest, ref: str) -> HttpResponse:
    """Let what was recorded elsewhere serve the items that it shows, now rather than at night."""
    here = _placed_to_work(request, ref)
    served = operations.take_in_records(trust=request.trust, school=here.school, by=request.user)
    says = f"{served} items are shown by records of other parts." if served > 1 else "One item is shown by a record."
    messages.success(request, says if served else "No record shows anything new.")
    return redirect("improvement:school", request.trust.slug, ref)


def _refused(request: TrustRequest, row: WorkItem, form: ApplyForm) -> bool:
    """Say of a record that it does not show an item."""
    record = find(row.records.exclude(subject_kind=""), ref=request.POST.get("record", ""))
    done = form.is_valid() and saved(form, lambda: operations.refuse_record(
        record=record, item=row, because=form.cleaned_data["because"], by=request.user
    ))  # fmt: skip
    if done:
        messages.success(request, "It no longer counts here, and will not be taken in for this again.")
    return done


def _done(request: TrustRequest, row: WorkItem, sent: str, arrange: ArrangeForm, apply: ApplyForm) -> bool:
    if sent == "arrange":
        done = arrange.is_valid() and saved(arrange, lambda: operations.arrange_item(
            item=row, by=request.user, post=arrange.chosen(), due_on=arrange.cleaned_data["due_on"],
            drawn_from=arrange.cleaned_data["revision"],
        ))  # fmt: skip
        says = "Arranged."
    else:
        done = apply.is_valid() and saved(apply, lambda: operations.say_applies(
            item=row, applies=sent == "applies", by=request.user, because=apply.cleaned_data["because"]
        ))  # fmt: skip
        says = "It applies here." if sent == "applies" else "It does not apply here."
    if done:
        messages.success(request, says)
    return done


@requires("phase.work")
def record_work(request: TrustRequest, ref: str) -> HttpResponse:
    """Record what was done, once, for every item that it serves."""
    here = _placed_to_work(request, ref)
    rows = queries.items_within(request.reach).filter(school=here.school, ladder=here.ladder)
    asked = request.GET.getlist("for")[:20]
    lines = [
        line for line in work_lines(rows.prefetch_related("records"), here.ladder, {}, today=here.today)
        if line.row.state != WorkItem.State.WAITS
        and (line.row.ref in asked or not is_behind(line, here.ladder, here.phase))
    ]  # fmt: skip
    form = RecordForm(request.POST or None, lines=lines, ladder=here.ladder, initial={
        "items": asked, "done_on": here.today, "is_done": "yes",
    })  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.record_work(
        school=here.school, post=post_in_name_of(request.reach, here.school), by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, "Recorded.")
        return redirect("improvement:school", request.trust.slug, ref)
    return show(request, "improvement/pages/record_work.html", here=here, school=here.school, form=form)


@requires("phase.work")
def share_out(request: TrustRequest, ref: str) -> HttpResponse:
    """Give many items of a working list to a post at once, those that nobody has first."""
    here = _placed_to_work(request, ref)
    rows = queries.items_within(request.reach).filter(school=here.school, ladder=here.ladder)
    lines = [
        line for line in work_lines(rows.prefetch_related("records"), here.ladder, {}, today=here.today)
        if line.row.state not in {WorkItem.State.WAITS, WorkItem.State.DONE} and line.applies is not False
    ]  # fmt: skip
    lines.sort(key=lambda line: line.row.post is not None)
    form = ShareOutForm(request.POST or None, lines=lines, ladder=here.ladder, posts=_posts(here.school))
    if form.is_valid() and saved(form, lambda: operations.share_out(by=request.user, **form.facts())):
        messages.success(request, "Shared out: it stands on their home page. Go on with the next, or leave it.")
        return redirect("improvement:share_out", request.trust.slug, ref)
    without = sum(line.row.post is None for line in lines)
    return show(
        request, "improvement/pages/share_out.html", here=here, school=here.school, form=form, without=without,
        count=len(lines),
    )  # fmt: skip


@requires("phase.see")
def log_support(request: TrustRequest, ref: str) -> HttpResponse:
    """Log help that was given to a school; of a consult that was agreed, whoever was asked for it logs it too."""
    school, asked = _helped_by(request, ref)
    ladder = queries.ladder_for(queries.ladders_within(request.reach), school)
    functions = ladder.shape.functions if ladder else ()
    first = (
        {"kind": Support.Kind.CONSULT, "function": asked.function, "given_on": asked.takes_place_on} if asked else {}
    )
    form = SupportForm(request.POST or None, functions=functions, initial=first)

    def log() -> None:
        made = operations.log_support(
            school=school, post=post_in_name_of(request.reach, school), by=request.user, **form.facts()
        )
        if asked:
            operations.give_consult(consult=asked, support=made, by=request.user)

    if form.is_valid() and saved(form, log, on="given_on"):
        messages.success(request, "Logged.")
        if asked:
            return redirect("improvement:consult", request.trust.slug, asked.ref)
        return redirect("improvement:school", request.trust.slug, ref)
    return show(request, "improvement/pages/log_support.html", school=school, form=form)


@requires("phase.assess")
def place_people(request: TrustRequest, ref: str) -> HttpResponse:
    """Place people at a school, after a look at whom its phase allows."""
    here = placed(request, ref)
    if not queries.may_assess(request.reach, here.school) or not here.ladder.shape.placings:
        raise Http404
    form = PlaceForm(request.POST or None, shape=here.ladder.shape, initial={"from_on": here.today})
    if form.is_valid() and saved(form, lambda: operations.place_people(
        school=here.school, ladder=here.ladder, post=post_in_name_of(request.reach, here.school), by=request.user,
        **form.cleaned_data,
    )):  # fmt: skip
        messages.success(request, "Placed.")
        return redirect("improvement:school", request.trust.slug, ref)
    allowed = [
        (
            one,
            here.phase is None or here.phase.key in one.phases,
            [here.ladder.shape.names[key] for key in one.phases],
        )
        for one in here.ladder.shape.placings
    ]
    return show(
        request, "improvement/pages/place_people.html", here=here, school=here.school, form=form, allowed=allowed
    )


@requires("phase.assess")
def set_mode(request: TrustRequest, ref: str) -> HttpResponse:
    """Say how the central team works in one function at a school, one function at a time."""
    here = placed(request, ref)
    if not queries.may_assess(request.reach, here.school):
        raise Http404
    form = ModeForm(request.POST or None, shape=here.ladder.shape, posts=_posts(here.school), initial={
        "function": request.GET.get("function", "")[:80], "from_on": here.today,
    })  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.set_mode(
        school=here.school, ladder=here.ladder, by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, "Said. It stands from that day on.")
        return redirect("improvement:school", request.trust.slug, ref)
    return show(request, "improvement/pages/set_mode.html", here=here, school=here.school, form=form)


def _of_consult(asked: Consult) -> dict[str, Any]:
    """Return what is known of help before it is logged, where it was asked for."""
    return {"kind": Support.Kind.CONSULT, "function": asked.function, "given_on": asked.takes_place_on}


def _helped_by(request: TrustRequest, ref: str) -> tuple[School, Consult | None]:
    """Return the school that was helped, and the consult that was agreed for it, if it is one."""
    agreed = consults_within(request.reach).filter(school__ref=ref, state=Consult.State.AGREED)
    asked = agreed.filter(ref=request.GET.get("consult", "")).first()
    if asked and asked.of_id in request.reach.posts:
        return asked.school, asked
    school = school_of(request, ref)
    if not queries.may_assess(request.reach, school):
        raise Http404
    return school, asked


def _placed_to_work(request: TrustRequest, ref: str) -> Placed:
    here = placed(request, ref)
    if not queries.may_work(request.reach, here.school):
        raise Http404
    return here


def _posts(school: School) -> list[Post]:
    """Return the posts that may hold work at a school: its own first, then those of the trust at large."""
    found = Post.objects.filter(trust=school.trust_id, school__in=[school]).order_by("title")
    return [*found, *Post.objects.filter(trust=school.trust_id, school=None).order_by("title")]

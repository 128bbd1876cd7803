"""Holding a meeting, on whatever is in one's hand."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Item, Meeting
from goldenthread.features.measures.queries.lists import measures_within
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import queries as planned
from goldenthread.foundation.tables import Stale
from goldenthread.web.governance.calling import kept, kept_item, posts
from goldenthread.web.governance.forms import AttendanceForm, RecordForm
from goldenthread.web.governance.presenters import cited_papers
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import show


@requires("meeting.see")
def hold(request: TrustRequest, ref: str) -> HttpResponse:
    """Say who came; the page says whether they are a quorum, and leads to each item."""
    row = kept(request, ref)
    called = queries.called_to(row)
    form = AttendanceForm(request.POST if request.method == "POST" else None, called=called,
                          items=list(queries.items_within(request.reach).filter(meeting=row)))  # fmt: skip
    if form.is_valid() and saved(
        form, lambda: operations.record_attendance(meeting=row, by=request.user, came=form.came(), left=form.left())
    ):
        row.refresh_from_db()
        quorum = queries.quorum_of(row, queries.called_to(row))
        says = queries.quorum_said(quorum.present, quorum.needed, is_met=quorum.is_met)
        (messages.success if quorum.is_met else messages.warning)(request, says)
        return redirect("governance:meeting", request.trust.slug, ref)
    return show(request, "governance/pages/hold.html", meeting=row, form=form, quorum=queries.quorum_of(row, called))


@requires("meeting.see")
def record_item(request: TrustRequest, ref: str) -> HttpResponse:
    """Take down what was said at an item, with what was decided, asked and given to somebody to do."""
    row = kept_item(request, ref)
    first = {"minute": row.minute, "revision": row.revision}
    form = RecordForm(
        request.POST or None, posts=posts(request), initial=first, subjects=_subjects(request, row),
        bodies=Body.objects.filter(trust=request.trust, dissolved_on=None).order_by("name"),
    )  # fmt: skip
    pages = queries.pack(request.reach, row.meeting)
    at = next(number for number, page in enumerate(pages) if page.item.pk == row.pk)
    after = pages[at + 1].item if at + 1 < len(pages) else None
    page = "governance/pages/record_item.html"
    withdrawn = sum(one.withdrew for one in pages[at].conflicts)
    quorum = queries.quorum_of(row.meeting, queries.called_to(row.meeting), withdrawn=withdrawn, at=row)
    lacks = row.meeting.state == Meeting.State.HELD and bool(quorum.needed) and not quorum.is_met
    shown: dict[str, Any] = {
        "item": row, "meeting": row.meeting, "page": pages[at], "after": after, "quorum": quorum, "lacks": lacks,
        "papers": cited_papers(request.reach, pages[at].papers),
    }  # fmt: skip
    try:
        if form.is_valid() and saved(form, lambda: _record(request, row, form)):
            messages.success(request, "Taken down.")
            if "next" in request.POST and after:
                return redirect("governance:record_item", request.trust.slug, after.ref)
            return redirect("governance:record_item", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, **shown)
    return show(request, page, form=form, **shown)


@transaction.atomic
def _record(request: TrustRequest, row: Item, form: RecordForm) -> None:
    typed = form.cleaned_data
    operations.record_item(
        item=row, by=request.user, drawn_from=typed["revision"], minute=typed["minute"], decided=form.decided(),
        given=form.given(), declared=form.conflict(),
    )  # fmt: skip
    if typed["asks"]:
        kind, _, ref = typed["about"].partition(":")
        operations.ask_question(
            body=row.meeting.body, by=request.user, asks=typed["asks"], asker=typed["asked_by"], item=row,
            about=(kind, ref) if ref else None, topic=row.title[:80], answer=typed["answer"],
            answered_by=row.presenter.title if row.presenter else "", on=row.meeting.held_on,
        )  # fmt: skip


def _subjects(request: TrustRequest, row: Item) -> list[tuple[str, str]]:
    """Return what a decision or a question may be about: the item's papers, measures, and upper parts of plans."""
    cited = cited_papers(request.reach, row.papers.all())
    papers = {f"{one.kind}:{one.ref}": paper.title[:90] for paper, one in cited if one}
    measures = measures_within(request.reach).order_by("name").values_list("ref", "name")
    upper = planned.elements(request.reach).filter(depth__lte=2, plan__state="live", removed_at=None)
    here = upper.filter(plan__school=row.meeting.body.school_id).order_by("plan__title", "depth", "order")
    parts = [(f"element:{ref}", f"{number} {title}".strip()[:90])
             for ref, number, title in here.values_list("ref", "number", "title")]  # fmt: skip
    listed = {f"measure:{ref}": name for ref, name in measures} | dict(parts)
    return list((papers | {key: says for key, says in listed.items() if key not in papers}).items())

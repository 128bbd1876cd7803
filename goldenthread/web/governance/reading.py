"""Reading a pack: the agenda in order, each item on a page of its own, with a note that only its writer reads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Meeting
from goldenthread.features.governance.queries.seen_before import seen_before
from goldenthread.foundation import clock
from goldenthread.web.governance import presenters
from goldenthread.web.governance.forms import NoteForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


@requires("meeting.see")
def meeting(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a meeting: when and where, its agenda with papers, and the reader's own notes."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    pages = queries.pack(request.reach, row)
    called = queries.called_to(row)
    today = clock.today()
    return show(
        request, "governance/pages/meeting.html", meeting=row, pages=pages, called=called,
        stands=presenters.STANDS[row.state], lasts=presenters.minutes_asked(pages, row),
        quorum=presenters.quorum_said(queries.quorum_of(row, called)) if row.state == Meeting.State.HELD else "",
        may_keep=queries.may_keep(request.reach, row.body), is_open=row.state == Meeting.State.PLANNED,
        reads_work=queries.reads_work(request.reach, row.body),
        may_hold=row.held_on <= today and row.state != Meeting.State.CANCELLED,
    )  # fmt: skip


@requires("meeting.see")
def item(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one item as it is read: what it asks, its papers, what was asked of it, and the reader's note."""
    row = find(queries.items_within(request.reach), ref=ref)
    pages = queries.pack(request.reach, row.meeting)
    at = next(number for number, page in enumerate(pages) if page.item.pk == row.pk)
    form = NoteForm(request.POST or None, initial={"note": pages[at].note})
    if form.is_valid():
        operations.keep_note(item=row, by=request.user, text=form.cleaned_data["note"])
        messages.success(request, "Your note is kept. Nobody else can read it.")
        return redirect("governance:item", request.trust.slug, ref)
    papers = pages[at].papers
    seen = seen_before(request.reach, row.meeting, papers)
    return show(
        request, "governance/pages/item.html", meeting=row.meeting, item=row, page=pages[at], form=form,
        papers=presenters.cited_papers(request.reach, papers), number=at + 1,
        seen=[(one.title, met) for one in papers for met in seen.get(one.pk, ())],
        many=len(pages), before=pages[at - 1].item if at else None,
        after=pages[at + 1].item if at + 1 < len(pages) else None,
        may_keep=queries.may_keep(request.reach, row.meeting.body),
        may_ask=row.meeting.body in queries.may_ask(request.reach),
        is_open=row.meeting.state == Meeting.State.PLANNED,
        may_record=row.meeting.held_on <= clock.today(),
        looked_at=queries.looked_at_first(request.reach, row.meeting, [pages[at]]).get(row.pk, []),
    )  # fmt: skip

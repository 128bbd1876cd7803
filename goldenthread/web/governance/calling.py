"""Calling a meeting, making its agenda and sending it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Item, Meeting
from goldenthread.features.organisations.models import Post
from goldenthread.foundation.tables import Stale
from goldenthread.web.governance import about
from goldenthread.web.governance.forms import ItemForm, MeetingForm, PaperForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, overtaken, saved
from goldenthread.web.kit.showing import find, show

MEETING = ("held_on", "begins_at", "place", "title", "papers_by", "revision")
ITEM = ("title", "purpose", "says", "lasts", "order", "is_confidential", "is_seen_first", "revision")


@requires("meeting.see")
def call_meeting(request: TrustRequest) -> HttpResponse:
    """Call a body together; its agenda is filled at once."""
    bodies = queries.bodies_to_keep(request.reach)
    if not bodies:
        if not request.reach.may_everywhere("meeting.keep"):
            raise Http404
        return show(request, "governance/pages/call_meeting.html", form=None)
    form = MeetingForm(request.POST or None, bodies=bodies, initial={"body": request.GET.get("body", "")})
    made: list[Meeting] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.call_meeting(by=request.user, **form.facts()))):
        messages.success(request, "Called. The agenda holds what the schedule and last time ask for; add the rest.")
        return redirect("governance:set_agenda", request.trust.slug, made[0].ref)
    return show(request, "governance/pages/call_meeting.html", form=form)


@requires("meeting.see")
def revise_meeting(request: TrustRequest, ref: str) -> HttpResponse:
    """Move a meeting, or change where it is."""
    row = kept(request, ref)
    first = {name: getattr(row, name) for name in MEETING}
    form = MeetingForm(request.POST or None, bodies=[], meeting=row, initial=first)
    page = "governance/pages/revise_meeting.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_meeting(
            meeting=row, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
        )):  # fmt: skip
            return redirect("governance:meeting", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, meeting=row)
    return show(request, page, form=form, meeting=row)


@requires("meeting.see")
def set_agenda(request: TrustRequest, ref: str) -> HttpResponse:
    """Make the agenda: what is on it, in which order, and one thing more."""
    row = kept(request, ref)
    form = ItemForm(request.POST or None, posts=posts(request), initial={"purpose": "discuss"})
    if form.is_valid() and saved(form, lambda: operations.add_item(meeting=row, by=request.user, **form.facts())):
        messages.success(request, f"“{form.cleaned_data['title']}” is on the agenda.")
        return redirect("governance:set_agenda", request.trust.slug, ref)
    return show(
        request, "governance/pages/set_agenda.html", meeting=row, pages=queries.pack(request.reach, row), form=form,
        is_open=row.state == Meeting.State.PLANNED, unseen=queries.not_seen_first(row),
    )  # fmt: skip


@requires("meeting.see")
def revise_item(request: TrustRequest, ref: str) -> HttpResponse:
    """Change an item of an agenda that is not sent yet."""
    row = kept_item(request, ref)
    first = {name: getattr(row, name) for name in ITEM} | {"presenter": row.presenter.ref if row.presenter else ""}
    form = ItemForm(request.POST or None, posts=posts(request), with_place=True, initial=first)
    page = "governance/pages/revise_item.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_item(
            item=row, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
        )):  # fmt: skip
            return redirect("governance:set_agenda", request.trust.slug, row.meeting.ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, item=row, meeting=row.meeting)
    return show(request, page, form=form, item=row, meeting=row.meeting)


@requires("meeting.see")
def add_paper(request: TrustRequest, ref: str) -> HttpResponse:
    """Put a paper to an item: an address, or what the address of this page says that it is about."""
    row = kept_item(request, ref)
    subject = about.found(request, request.GET.get("about", ""))
    first = {"title": subject.title, "address": subject.address} if subject else {}
    form = PaperForm(request.POST or None, initial=first)
    if form.is_valid() and saved(form, lambda: operations.add_paper(
        item=row, by=request.user, **form.cleaned_data,
        about=about.pointer(subject or about.at_address(request, form.cleaned_data["address"])),
    )):  # fmt: skip
        return redirect("governance:item", request.trust.slug, ref)
    return show(request, "governance/pages/add_paper.html", form=form, item=row, meeting=row.meeting)


@requires("meeting.see")
@require_POST
def remove_item(request: TrustRequest, ref: str) -> HttpResponse:
    """Take something off an agenda."""
    row = kept_item(request, ref)
    meeting = row.meeting.ref
    done(request, lambda: operations.remove_item(item=row, by=request.user), "It is off the agenda.")
    return redirect("governance:set_agenda", request.trust.slug, meeting)


@requires("meeting.see")
@require_POST
def send_agenda(request: TrustRequest, ref: str) -> HttpResponse:
    """Send the agenda to everybody who is called."""
    row = kept(request, ref)
    done(request, lambda: operations.send_agenda(meeting=row, by=request.user),
         "Sent. Everybody called finds the pack on their home page.")  # fmt: skip
    return redirect("governance:meeting", request.trust.slug, ref)


@requires("meeting.see")
@require_POST
def cancel_meeting(request: TrustRequest, ref: str) -> HttpResponse:
    """Say that a meeting does not take place."""
    row = kept(request, ref)
    done(request, lambda: operations.cancel_meeting(meeting=row, by=request.user), "It does not take place.")
    return redirect("governance:meeting", request.trust.slug, ref)


def kept(request: TrustRequest, ref: str) -> Meeting:
    """Return a meeting that the reader keeps."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    if not queries.may_keep(request.reach, row.body):
        raise Http404
    return row


def kept_item(request: TrustRequest, ref: str) -> Item:
    """Return an item of a meeting that the reader keeps, and may see."""
    row = find(queries.items_within(request.reach), ref=ref)
    if not queries.may_keep(request.reach, row.meeting.body):
        raise Http404
    return row


def posts(request: TrustRequest) -> list[Post]:
    return list(Post.objects.filter(trust=request.trust).order_by("title"))

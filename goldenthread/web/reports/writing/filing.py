"""Filing an issued report in the register of documents."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.documents.models import Document
from goldenthread.features.documents.queries import documents
from goldenthread.features.organisations.models import Post
from goldenthread.features.reports import operations, queries
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import Tampered, written
from goldenthread.features.reports.queries.drawing_up import SCHEMA
from goldenthread.features.reports.queries.filed import filed_as
from goldenthread.features.reports.written_kinds import kind_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, find, show

KEEPS = "document.edit"
NAMED, INTERNAL, PUBLIC = Document.Audience.NAMED, Document.Audience.INTERNAL, Document.Audience.PUBLIC


class FileForm(forms.Form):
    """Who reads the paper in the register."""

    audience = forms.ChoiceField(
        label="Who reads it there", widget=forms.RadioSelect, initial=NAMED,
        choices=[
            (NAMED, "The body that it is for, and you"), (INTERNAL, "Everybody who signs in"),
            (PUBLIC, "Everybody, on the website"),
        ],
    )  # fmt: skip


@requires("report.see")
def file_report(request: TrustRequest, ref: str) -> HttpResponse:
    """Put an issued report on the register of documents, for readers who are chosen."""
    snapshot = find(queries.issued(request.reach).select_related("trust"), ref=ref)
    if not may_file(request, snapshot):
        raise Http404
    form = FileForm(request.POST or None)
    filed: list[Document] = []
    try:
        if form.is_valid() and saved(form, lambda: filed.append(_file(request, snapshot, form.cleaned_data))):
            messages.success(request, "It is in the register, as it was issued.")
            return redirect("documents:document", request.trust.slug, filed[0].ref)
    except Tampered as tampered:
        return show(request, "reports/pages/tampered.html", status=CONFLICT, snapshot=snapshot, says=str(tampered))
    return show(request, "reports/pages/file_report.html", snapshot=snapshot, form=form)


def _file(request: TrustRequest, snapshot: Snapshot, typed: dict[str, Any]) -> Document:
    mine = Post.objects.filter(pk__in=request.reach.posts).order_by("pk")
    return operations.file_report(snapshot=snapshot, audience=typed["audience"], owner=mine.first(), by=request.user)


def may_file(request: TrustRequest, snapshot: Snapshot) -> bool:
    """Say whether the reader may file it: whoever shows it to bodies and keeps the documents of its place."""
    if snapshot.schema != SCHEMA or not request.reach.may(KEEPS, school=snapshot.school_id):
        return False
    return written.may_show(request.reach, snapshot, kind_of(request.trust, snapshot.report))


def document_of(request: TrustRequest, snapshot: Snapshot) -> Document | None:
    """Return the document as which it was filed, for those who may read that."""
    filed = filed_as(snapshot)
    return documents(request.reach).filter(pk=filed.pk).first() if filed else None

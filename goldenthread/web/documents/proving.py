"""Adding evidence to any subject, reading it, and taking it back."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.documents import operations, queries
from goldenthread.features.documents.models import Evidence, StoredFile
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.web.documents.forms import AttachForm, WithdrawForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.evidence import pieces
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show

# What is given back runs nothing, whatever a browser makes of it, and stays in no cache that others share.
GIVEN_BACK = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@requires("evidence.add")
def attach(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Add evidence to a thing of any kind that the reader may see."""
    subject = subjects.find(request.reach, [(kind, ref)]).get((kind, ref))
    if subject is None:
        raise Http404
    form = AttachForm(request.POST, request.FILES) if request.method == "POST" else AttachForm()
    if form.is_valid() and saved(form, lambda: operations.attach(
        trust=request.trust, subject_kind=kind, subject_ref=ref, by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, f"It is attached to {subject.title}.")
        return redirect(subject.address)
    return show(request, "documents/pages/attach.html", subject=subject, form=form)


@requires("document.see")
def evidence(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one piece with what it is of; whoever added it can take it back."""
    one, subject = _found(request, ref)
    may_withdraw = queries.may_withdraw(request.reach, one)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST":
        if not may_withdraw:
            raise Http404
        if form.is_valid() and saved(form, lambda: operations.withdraw(
            evidence=one, by=request.user, because=form.cleaned_data["because"]
        )):  # fmt: skip
            messages.success(request, "It is taken back.")
            return redirect(subject.address)
    piece = pieces(request.trust.slug, [one])[0]
    return show(
        request, "documents/pages/evidence.html", one=one, form=form, subject=subject, piece=piece,
        may_withdraw=may_withdraw,
    )  # fmt: skip


@requires("document.see")
def evidence_file(request: TrustRequest, ref: str) -> FileResponse:
    """Give the file back, to be kept and never to be opened within the site."""
    one, _ = _found(request, ref)
    if one.file is None:
        raise Http404
    return give_back(one.file)


def give_back(stored: StoredFile) -> FileResponse:
    """Answer with a stored file as an attachment under its own safe name."""
    try:
        held = stored.held.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    answer = FileResponse(held, as_attachment=True, filename=stored.name, content_type=stored.media_type)
    for name, value in GIVEN_BACK.items():
        answer[name] = value
    return answer


def _found(request: TrustRequest, ref: str) -> tuple[Evidence, Subject]:
    found = queries.one_piece(request.reach, ref)
    if found is None:
        raise Http404
    return found

"""Bringing a checklist in from a file: choose it, see what was understood, keep it or leave it."""

from functools import partial
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import Checklist, WaitingChecklist
from goldenthread.features.intake.checklist_files import checklist_paper, paper_kept
from goldenthread.web.assurance.checklist_columns import KIND, drawn
from goldenthread.web.assurance.checklist_forms import ChecklistForm, document_of, text_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.columns_told import Tellings, ask_columns, remember_columns
from goldenthread.web.kit.document_form import DocumentForm
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

RUN = "check.run"


class ChecklistFileForm(DocumentForm):
    """A file with a checklist in it."""

    holds = "Excel, Word (.docx), CSV or PDF, with a line for each question"


@requires(RUN, somewhere=False)
def bring_checklist(request: TrustRequest) -> HttpResponse:
    """Take a file, and show what was read before."""
    is_sent = request.method == "POST"
    form = ChecklistFileForm(request.POST, request.FILES) if is_sent else ChecklistFileForm()
    if form.is_valid() and (waiting := form.staged(partial(_stage, request))) is not None:
        return redirect("assurance:review_checklist", request.trust.slug, waiting.ref)
    return show(
        request, "assurance/pages/bring_checklist.html", form=form,
        waiting=queries.waiting_within(request.reach).defer("document")[:20],
    )  # fmt: skip


def _stage(request: TrustRequest, content: bytes | Path, name: str) -> WaitingChecklist:
    """Keep a checklist on its way in, with its columns as they were told of the same headings before."""
    paper = checklist_paper(content, name)
    read = paper.read()
    _, told = ask_columns(request, KIND, drawn(paper, read.columns))
    read = paper.read(told) if told else read
    return operations.stage_checklist(
        trust=request.trust, document=read.document, flaws=read.flaws, source=read.source, file_name=name,
        by=request.user,
    )  # fmt: skip


@requires(RUN, somewhere=False)
def review_checklist(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what was understood of a file, and bring it in or leave it."""
    waiting = find(queries.waiting_within(request.reach), ref=ref)
    deed = request.POST.get("deed", "")
    shape = waiting.shape
    form = ChecklistForm(
        request.POST if deed == "keep" else None,
        initial={"name": shape.name, "of": shape.of, "role": shape.role, "lines": text_of(shape)},
    )
    if deed == "discard":
        try:
            operations.discard_checklist(waiting=waiting, by=request.user)
            messages.success(request, "Left.")
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("assurance:bring_checklist", request.trust.slug)
    paper, columns = paper_kept(waiting.source)
    columns_form, told = ask_columns(request, KIND, drawn(paper, columns))
    is_told = request.POST.get("decision") == "columns" and columns_form.is_valid()
    if is_told and saved(columns_form, lambda: _read_again(request, waiting, told)):
        remember_columns(request, KIND, columns_form)
        messages.success(request, "It is read again, as you told its columns.")
        return redirect("assurance:review_checklist", request.trust.slug, waiting.ref)
    made: list[Checklist] = []
    if form.is_valid() and saved(form, lambda: made.append(
        operations.commit_checklist(waiting=waiting, by=request.user, document=document_of(form, shape))
    )):  # fmt: skip
        messages.success(request, "Brought in. It can be changed like any other.")
        return redirect("assurance:checklist", request.trust.slug, made[0].ref)
    return show(
        request, "assurance/pages/review_checklist.html", waiting=waiting, shape=shape, form=form,
        columns_form=columns_form,
    )  # fmt: skip


def _read_again(request: TrustRequest, waiting: WaitingChecklist, told: Tellings) -> None:
    paper, _ = paper_kept(waiting.source)
    read = paper.read(told)
    operations.read_checklist_again(
        waiting=waiting, document=read.document, flaws=read.flaws, source=read.source, by=request.user
    )

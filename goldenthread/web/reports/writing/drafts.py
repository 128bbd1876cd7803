"""A draft: read, written in step by step, drawn anew, issued or let go, and taken away as a file."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Report
from goldenthread.features.reports.queries import written
from goldenthread.features.reports.written_kinds import WrittenKind, kind_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.letters import full_address
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.reports import addresses, files
from goldenthread.web.reports.writing.forms import FinishForm, WordsForm
from goldenthread.web.reports.writing.steps import Step, steps_of

writes = requires("report.write")


@writes
def report_draft(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a draft as its readers would read it, with what is still to be written."""
    report, kind, content = _held(request, ref)
    steps = steps_of(content, report)
    return show(
        request, "reports/pages/report_draft.html", draft=report, kind=kind, steps=steps,
        report=addresses.led(content, request.trust), is_old=_is_old(report),
        is_late=report.due_on is not None and report.due_on < clock.today(),
        may_issue=kind is not None and written.may_issue(request.reach, kind, report.school),
        first=next((step for step in steps if not step.is_written), steps[0] if steps else None),
    )  # fmt: skip


@writes
def write_report(request: TrustRequest, ref: str) -> HttpResponse:
    """Write at one step of a draft: the data first, then the words, then on to the next."""
    report, kind, content = _held(request, ref)
    steps = steps_of(content, report)
    step = next((one for one in steps if one.key == request.GET.get("at")), steps[0] if steps else None)
    if step is None:
        return redirect("reports:issue_report", request.trust.slug, ref)
    last = _last_words(request, report, step)
    form = WordsForm(request.POST or None, _places(step, last if request.GET.get("from") == "last" else {}))
    said: list[str] = []
    if form.is_valid():
        said = _kept(request, report, form)
        if not form.errors:
            return _onward(request, report, steps, step)
    return show(
        request, "reports/pages/write_report.html", draft=report, kind=kind, step=step, steps=steps, form=form,
        texts=[form[f"text_{number}"] for number in range(len(form.places))],
        revisions=[form[f"revision_{number}"] for number in range(len(form.places))],
        section=_section(addresses.led(content, request.trust), step), last=last, theirs=said,
        report=addresses.led(content, request.trust), status=CONFLICT if said else 200,
    )  # fmt: skip


def _places(step: Step, last: dict[str, str]) -> list[tuple[str, str, str, int]]:
    return [(one.about, one.label, one.text or last.get(one.about, ""), one.revision) for one in step.places]


def _kept(request: TrustRequest, report: Report, form: WordsForm) -> list[str]:
    """Keep what was typed where it is new; return what others wrote in the same places meanwhile."""
    theirs = []
    for number, about, text, revision in form.written():
        if (
            text == (form.fields[f"text_{number}"].initial or "")
            and revision == form.fields[f"revision_{number}"].initial
        ):
            continue
        try:
            operations.write_remark(report=report, about=about, text=text, drawn_from=revision, by=request.user)
        except Stale as stale:
            if stale.row is not None and stale.row.text == text.strip():
                continue
            theirs.append(stale.row.text if stale.row else "Nothing: it was taken out.")
            form.drawn_from(f"revision_{number}", stale.row.revision if stale.row else 0)
            form.add_error(f"text_{number}", "Somebody else wrote here meanwhile. Put both together, and save again.")
        except ValidationError as refused:
            form.add_error(f"text_{number}", refused.messages)
    return theirs


def _onward(request: TrustRequest, report: Report, steps: list[Step], step: Step) -> HttpResponse:
    """Go on to the next step, to the end, or back to the draft, as the button said."""
    if "leave" in request.POST:
        messages.success(request, "Kept. You can go on where you left off.")
        return redirect("reports:report_draft", request.trust.slug, report.ref)
    place = steps.index(step) + 1
    if place == len(steps):
        return redirect("reports:issue_report", request.trust.slug, report.ref)
    return redirect(f"{reverse('reports:write_report', args=[request.trust.slug, report.ref])}?at={steps[place].key}")


def _last_words(request: TrustRequest, report: Report, step: Step) -> dict[str, str]:
    """Return what was written in the same places of the report before, in confidence what the reader may read."""
    before = written.latest_issued(request.reach, report.kind, report.about)
    if before is None:
        return {}
    part = written.confidential_part(request.reach, before)
    sections = [*before.frozen["sections"], *(part.frozen["sections"] if part else [])]
    words = {written.SECTION + one["key"]: one["remark"] for one in sections}
    return {one.about: words[one.about] for one in step.places if words.get(one.about)}


def _section(content: dict[str, Any], step: Step) -> dict[str, Any] | None:
    return next((one for one in content["sections"] if one["key"] == step.key), None)


@writes
@require_POST
def draw_again(request: TrustRequest, ref: str) -> HttpResponse:
    """Draw a draft anew from what stands now; its words stay."""
    report, _, _ = _held(request, ref)
    try:
        held = operations.draw_again(report=report, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        count = len(held.moved)
        moved = f"{count} thing{'s' if count != 1 else ''} moved" if count else "Nothing had moved"
        messages.success(request, f"Drawn up anew. {moved}; your words are as they were.")
    return redirect("reports:report_draft", request.trust.slug, ref)


@writes
def issue_report(request: TrustRequest, ref: str) -> HttpResponse:
    """Say that a draft is written, or issue it, once it has been looked at as a whole."""
    report, kind, content = _held(request, ref)
    may_issue = kind is not None and written.may_issue(request.reach, kind, report.school)
    form = FinishForm(
        request.POST or None,
        initial={"confidential_for": report.confidential_for, "revision": report.revision},
    )
    status = 200
    if form.is_valid():
        try:
            return _finished(request, report, form, may_issue=may_issue)
        except Stale:
            status = CONFLICT
            form.add_error(None, "Somebody wrote in it or drew it up anew since you opened it. Look at it once more.")
            form.drawn_from("revision", Report.objects.get(pk=report.pk).revision)
        except ValidationError as refused:
            form.add_error(None, " ".join(refused.messages))
    steps = steps_of(content, report)
    return show(
        request, "reports/pages/issue_report.html", draft=report, kind=kind, form=form, may_issue=may_issue,
        status=status, steps=steps, is_old=_is_old(report), missing=[step for step in steps if not step.is_written],
        report=addresses.led(content, request.trust),
        has_confidence=any(one["confidential"] for one in content["sections"]),
    )  # fmt: skip


def _finished(request: TrustRequest, report: Report, form: FinishForm, *, may_issue: bool) -> HttpResponse:
    typed = form.cleaned_data
    if "issue" in request.POST and not may_issue:
        raise Http404
    if report.revision != typed["revision"]:
        raise Stale(report)
    held = operations.finish_writing(report=report, confidential_for=typed["confidential_for"], by=request.user)
    if "issue" not in request.POST:
        messages.success(request, "It is written. Those who issue it see that it is ready.")
        return redirect("reports:report_draft", request.trust.slug, report.ref)
    snapshot = operations.issue_report(report=held, drawn_from=held.revision, by=request.user)
    messages.success(request, f"Issued as number {snapshot.number}. It will not change again.")
    return redirect("reports:issued", request.trust.slug, snapshot.ref)


@writes
@require_POST
def discard_report(request: TrustRequest, ref: str) -> HttpResponse:
    """Let go of a draft with everything that was written in it."""
    report, _, _ = _held(request, ref)
    operations.discard_draft(report=report, by=request.user)
    messages.success(request, f"The draft of {report.title} is gone.")
    return redirect("reports:reports", request.trust.slug)


@writes
def report_file(request: TrustRequest, ref: str, form: str) -> HttpResponse:
    """Give a draft as PDF, Word or Excel, which says of itself that it is one."""
    report, _, content = _held(request, ref)
    led = addresses.led(content, request.trust, full_address(""))
    note = f"Draft of {days.written(report.drawn_on)}, not issued"
    return files.answer(led, form, note, f"{report.title} {report.period} draft", request.trust.slug)


def _is_old(report: Report) -> bool:
    """Say whether figures and words may have moved since it was drawn."""
    return report.drawn_on < min(clock.today(), report.until_on)


def _held(request: TrustRequest, ref: str) -> tuple[Report, WrittenKind | None, dict[str, Any]]:
    """Return a draft that the reader may write, its kind, and what stands in it for them."""
    report = find(written.drafts(request.reach), ref=ref)
    kind = kind_of(request.trust, report.kind)
    in_confidence = written.may_read_in_confidence(request.reach, report, kind)
    return report, kind, written.as_written(report, in_confidence=in_confidence)

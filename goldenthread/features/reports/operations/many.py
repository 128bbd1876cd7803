"""Issuing the reports of many schools as one job, that can be left and is not lost."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.reports.models import Batch, BatchLine, Report
from goldenthread.features.reports.operations.writing import draw_up_report, issue_report
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.written_kinds import SCHOOL, WrittenKind, kind_of
from goldenthread.features.trail import operations as trail

ISSUE_ONE = "issue report of batch"


@transaction.atomic
def begin_batch(*, trust: Trust, kind: WrittenKind, span: Span, draws: bool, by: Person) -> Batch:
    """Ask for the reports of every school to be issued: those that are written, or with `draws` all of them.

    Raises ValidationError while another job of the same kind and period is under way.
    """
    if kind.of != SCHOOL:
        raise ValidationError("Only reports of schools are issued together.")
    Trust.objects.select_for_update().get(pk=trust.pk)
    same = Batch.objects.filter(trust=trust, kind=kind.kind, period=span.name)
    if BatchLine.objects.filter(batch__in=same, state=BatchLine.State.WAITING).exists():
        raise ValidationError("These are being issued already. Look at how far that has come.")
    batch = Batch.objects.create(
        trust=trust, kind=kind.kind, title=f"{kind.title}, {span.name}"[:200], period=span.name, from_on=span.from_on,
        until_on=span.until_on, draws=draws, begun_by=by,
    )  # fmt: skip
    schools = School.objects.here().filter(trust=trust).order_by("order", "pk")
    lines = BatchLine.objects.bulk_create(BatchLine(batch=batch, school=school) for school in schools)
    for line in lines:
        activity.post(trust=trust, event=ISSUE_ONE, payload={"line": line.pk})
    trail.record(
        trust=trust.pk, by=by, did="began to issue many reports", kind="trust", ref=trust.ref, title=batch.title,
        after={"schools": len(lines)},
    )  # fmt: skip
    return batch


def hear(trust: Trust, payload: Mapping[str, Any]) -> None:
    """Do one line of a batch that the outbox asks for."""
    issue_line(trust=trust, line=payload["line"])


@transaction.atomic
def issue_line(*, trust: Trust, line: int) -> BatchLine | None:
    """Issue the report of one line, once: a line that is done already, or in other hands, is left as it is."""
    held = BatchLine.objects.select_for_update(skip_locked=True, of=("self",))
    found = held.filter(pk=line, state=BatchLine.State.WAITING, batch__trust=trust)
    one = found.select_related("batch__begun_by", "school").first()
    if one is None:
        return None
    one.state, one.says, one.report = _outcome(one, trust)
    one.ended_at = timezone.now()
    one.save()
    return one


def _outcome(line: BatchLine, trust: Trust) -> tuple[str, str, Report | None]:
    batch, school, left = line.batch, line.school, BatchLine.State.LEFT
    kind = kind_of(trust, batch.kind)
    if kind is None or school.left_on is not None:
        return left, "There is no such report any more." if kind is None else "The school has left.", None
    same = Report.objects.filter(trust=trust, kind=batch.kind, school=school, period=batch.period)
    report = same.filter(snapshot=None).first()
    if report is None and same.exists():
        return left, "It was issued already.", None
    if report is None and not batch.draws:
        return left, "Nobody has begun it.", None
    if report is not None and report.annotated_on is None and not batch.draws:
        return left, "It is being written, and nobody has said that it is done.", report
    span = Span(batch.period, batch.from_on, batch.until_on)
    report = report or draw_up_report(trust=trust, kind=kind, span=span, school=school, by=batch.begun_by)
    snapshot = issue_report(report=report, drawn_from=None, by=batch.begun_by)
    return BatchLine.State.DONE, f"Number {snapshot.number}", report


def go_on(*, batch: Batch, until: dt.datetime) -> int:
    """Do what waits of a batch here and now, until a moment has come; return how many lines were done.

    For an installation beside which nothing delivers, and for whoever will not wait.
    """
    done = 0
    waiting = batch.lines.filter(state=BatchLine.State.WAITING).order_by("pk").values_list("pk", flat=True)
    for line in list(waiting):
        if timezone.now() >= until:
            break
        done += issue_line(trust=batch.trust, line=line) is not None
    return done

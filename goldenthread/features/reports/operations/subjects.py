"""Keeping results by subject."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.results.subject_results import Line
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.models import SubjectResult
from goldenthread.features.reports.queries.subjects import stages
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock


@transaction.atomic
def keep_results(*, school: School, stage: str, year: str, lines: Sequence[Line], by: Person | None) -> int:
    """Keep a school's results of a stage and year, in place of those that were kept; return how many subjects."""
    if stage not in stages() or not re.fullmatch(r"20\d\d/\d\d", year):
        raise ValidationError("Choose a stage and a year.")
    if not lines:
        raise ValidationError("No subject was found in it.")
    before = SubjectResult.objects.filter(school=school, stage=stage, year=year)
    replaced, _ = before.delete()
    SubjectResult.objects.bulk_create(
        SubjectResult(
            trust_id=school.trust_id, school=school, stage=stage, year=year, subject=line.subject,
            entries=line.entries, reached=dict(line.reached), average=line.average, recorded_on=clock.today(), by=by,
        ) for line in lines
    )  # fmt: skip
    trail.record(
        trust=school.trust_id, by=by, did="kept results by subject", kind="school", ref=school.ref, title=school.name,
        before={"subjects": replaced}, after={"subjects": len(lines), "stage": stage, "year": year},
    )  # fmt: skip
    return len(lines)

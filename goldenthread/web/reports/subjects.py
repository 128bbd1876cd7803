"""Results by subject: handed in as a table, looked over, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import academic_year, academic_year_of, first_of
from goldenthread.domain.measures.figure_block import rows_of
from goldenthread.domain.results import subject_files, subject_results
from goldenthread.features.intake.scheme_tables import tables_of
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import School
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import SubjectResult
from goldenthread.features.reports.queries.subjects import stages
from goldenthread.foundation import clock
from goldenthread.foundation.delimited import UnreadableFile, every_row
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.safely import read_safely
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.kit.words import word

MOST_BYTES, MOST_PUBLISHED, MOST_HELD = 3_000_000, 40_000_000, 400_000
RECORD = "reading.record"


@dataclass(frozen=True)
class Read:
    """What was read of one school and year."""

    school: School
    year: str
    found: subject_results.Read


class ResultsForm(forms.Form):
    """Whose results, of which stage and summer, and the table of them."""

    school = forms.ChoiceField(label="School", help_text="Where the table does not name it row by row.")
    stage = forms.ChoiceField(label="Stage")
    year = forms.ChoiceField(label="Academic year", help_text="Where the table does not say.")
    file = forms.FileField(
        label="The file", required=False,
        help_text="Excel, CSV or Word, up to 3 MB; or the department’s file of subjects at schools, up to 40 MB.",
    )  # fmt: skip
    pasted = forms.CharField(
        label="Or paste it", required=False, max_length=MOST_HELD, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="With its heads: subject, entries, and how many reached which grade, counted or with %.",
    )  # fmt: skip

    def __init__(self, data: Any, files: Any, *, schools: Sequence[School], years: Sequence[str], says: str) -> None:
        super().__init__(data, files)
        self.schools, self.hidden = schools, dict[str, list[str]]()
        fields: Any = self.fields
        fields["school"].choices = [(school.ref, school.name) for school in schools]
        fields["school"].label = says
        fields["stage"].choices = [(key, one.title) for key, one in stages().items()]
        fields["year"].choices = [(year, year) for year in years]

    def clean(self) -> dict[str, Any]:
        """Read the rows, from wherever they come. A file is shown as the text that it holds."""
        typed = super().clean() or {}
        file = typed.get("file")
        if file:
            typed["rows"] = self._published(file, typed.get("stage", "")) or _table_in(file)
        else:
            typed["rows"] = rows_of(typed.get("pasted", ""))
        if not typed["rows"]:
            raise ValidationError("Choose a file, or paste a table.")
        return typed

    def _published(self, file: Any, stage: str) -> list[list[str]]:
        """Return the department's file of grades as a table of our schools' subjects; nothing where it is none."""
        if not file.name.lower().endswith((".csv", ".zip", ".gz")) or stage not in stages():
            return []
        if file.size > MOST_PUBLISHED:
            raise ValidationError(
                {"file": "The file is larger than 40 MB. Leave in it the schools of your authority."}
            )
        try:
            rows = every_row(file.read(), most_bytes=4 * MOST_PUBLISHED)
            heads = next(rows, [])
            if not subject_files.is_published(heads):
                file.seek(0)
                return []
            if not stages()[stage].lowest:
                raise ValidationError({"stage": "The department’s file tells of GCSE. Choose that stage."})
            urns = {school.urn for school in self.schools if school.urn}
            found, self.hidden = subject_files.counted_up(heads, rows, urns, stages()[stage].lowest)
        except UnreadableFile as refused:
            raise ValidationError({"file": str(refused)}) from refused
        if len(found) < 2:
            raise ValidationError({"file": "Nothing in it is of one of your places, by its URN."})
        return [list(row) for row in found]

    def read(self) -> tuple[list[Read], list[str]]:
        """Return what the table says of each school and year, and what in it is of none of ours."""
        typed, heads = self.cleaned_data, stages()[self.cleaned_data["stage"]].heads
        named = ((name, one) for one in self.schools for name in (one.urn, one.name, one.short_name))
        by_name = {name.casefold(): one for name, one in named if name}
        chosen = next(one for one in self.schools if one.ref == typed["school"])
        found, left_out = [], []
        for urn, subjects in self.hidden.items():
            listed = ", ".join(subjects)
            left_out.append(f"{by_name[urn.casefold()].name}: left out, for a count is hidden in the file: {listed}.")
        for part in subject_files.parted(typed["rows"]):
            school = by_name.get(part.school.casefold()) if part.school else chosen
            if school is None:
                left_out.append(f"{part.school[:60]}: this is none of your places.")
            else:
                found.append(Read(school, part.year or typed["year"], subject_results.read(part.rows, heads)))
        return found, left_out


def _table_in(file: Any) -> list[list[str]]:
    if file.size > MOST_BYTES:
        raise ValidationError({"file": "The file is larger than 3 MB. Bring in the one sheet alone."})
    try:
        found, _ = tables_of(read_safely(file.read(), file.name))
    except UnreadableDocument as refused:
        raise ValidationError({"file": str(refused)}) from refused
    return [list(map(str, row)) for row in found[0].rows] if found else []


@requires(RECORD)
def results(request: TrustRequest) -> HttpResponse:
    """Take in results by subject: read the table, show what was understood, and keep it once a person says so."""
    schools = list(organisations.schools_within(request.reach, RECORD))
    first = first_of(academic_year_of(clock.today()))
    form = ResultsForm(
        request.POST or None, request.FILES or None, schools=schools, says=word(request.trust, "school").capitalize(),
        years=[academic_year(first - back) for back in (1, 2, 0, 3)],
    )  # fmt: skip
    read: list[Read] = []
    held = ""
    left_out: list[str] = []
    if form.is_valid():
        every, left_out = form.read()
        held = "\n".join("\t".join(row) for row in form.cleaned_data["rows"])
        read = [one for one in every if one.found.lines]
        flaws = [flaw for one in every for flaw in one.found.flaws] + left_out
        if not read:
            form.add_error(None, " ".join(flaws) or "No subject was found in it.")
        elif request.POST.get("deed") == "keep" and saved(form, lambda: _keep(request, form, read)):
            messages.success(request, "Kept. They stand in the analysis of results that is drawn up next.")
            return redirect("reports:results", request.trust.slug)
    return show(
        request, "reports/pages/results.html", form=form, found=[_shown(form, one) for one in read], held=held,
        heads=[one.title for one in stages()[form.cleaned_data["stage"]].reached.values()] if read else [],
        left_out=left_out, kept=_kept(schools), none=not schools,
    )  # fmt: skip


@transaction.atomic
def _keep(request: TrustRequest, form: ResultsForm, read: Sequence[Read]) -> int:
    return sum(
        operations.keep_results(
            school=one.school, stage=form.cleaned_data["stage"], year=one.year, lines=one.found.lines, by=request.user
        )
        for one in read
    )


def _shown(form: ResultsForm, one: Read) -> dict[str, Any]:
    keys = list(stages()[form.cleaned_data["stage"]].reached)
    rows = [
        (line.subject, line.entries, [str(line.reached.get(key, "–")) for key in keys], line.average)
        for line in one.found.lines
    ]
    return {"school": one.school, "year": one.year, "rows": rows, "found": one.found}


def _kept(schools: Sequence[School]) -> list[tuple[str, str, str, int]]:
    """Return of which places, stages and years results are kept, and of how many subjects."""
    names = {school.pk: school.name for school in schools}
    count: dict[tuple[int, str, str], int] = {}
    rows = SubjectResult.objects.filter(school__in=list(names)).order_by("-year", "school__order", "stage")
    for row in rows.values_list("school", "stage", "year"):
        count[row] = count.get(row, 0) + 1
    return [(names[school], stages()[stage].title, year, many) for (school, stage, year), many in count.items()]

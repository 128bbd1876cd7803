"""Results by subject: handed in as a table, looked over, and kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import academic_year, academic_year_of, first_of
from goldenthread.domain.measures.figure_block import rows_of
from goldenthread.domain.results import subject_results
from goldenthread.features.intake.scheme_tables import tables_of
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import School
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import SubjectResult
from goldenthread.features.reports.queries.subjects import stages
from goldenthread.foundation import clock
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.safely import read_safely
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.kit.words import word

MOST_BYTES, MOST_HELD = 3_000_000, 200_000
RECORD = "reading.record"


class ResultsForm(forms.Form):
    """Whose results, of which stage and summer, and the table of them."""

    school = forms.ChoiceField(label="School")
    stage = forms.ChoiceField(label="Stage")
    year = forms.ChoiceField(label="Academic year")
    file = forms.FileField(label="The file", required=False, help_text="Excel, CSV or Word, up to 3 MB.")
    pasted = forms.CharField(
        label="Or paste it", required=False, max_length=MOST_HELD, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="With its heads: subject, entries, and how many reached which grade, counted or with %.",
    )  # fmt: skip

    def __init__(self, data: Any, files: Any, *, schools: Sequence[School], years: Sequence[str], says: str) -> None:
        super().__init__(data, files)
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
            if file.size > MOST_BYTES:
                raise ValidationError({"file": "The file is larger than 3 MB. Bring in the one sheet alone."})
            try:
                found, _ = tables_of(read_safely(file.read(), file.name))
            except UnreadableDocument as refused:
                raise ValidationError({"file": str(refused)}) from refused
            typed["rows"] = [list(map(str, row)) for row in found[0].rows] if found else []
        else:
            typed["rows"] = rows_of(typed.get("pasted", ""))
        if not typed["rows"]:
            raise ValidationError("Choose a file, or paste a table.")
        return typed


@requires(RECORD)
def results(request: TrustRequest) -> HttpResponse:
    """Take in results by subject: read the table, show what was understood, and keep it once a person says so."""
    schools = list(organisations.schools_within(request.reach, RECORD))
    first = first_of(academic_year_of(clock.today()))
    form = ResultsForm(
        request.POST or None, request.FILES or None, schools=schools, says=word(request.trust, "school").capitalize(),
        years=[academic_year(first - back) for back in (1, 2, 0, 3)],
    )  # fmt: skip
    found, held = None, ""
    if form.is_valid():
        typed = form.cleaned_data
        stage = stages()[typed["stage"]]
        found = subject_results.read(typed["rows"], stage.heads)
        held = "\n".join("\t".join(row) for row in typed["rows"])
        if not found.lines:
            form.add_error(None, " ".join(found.flaws) or "No subject was found in it.")
            found = None
        elif request.POST.get("deed") == "keep" and saved(form, lambda: _keep(request, schools, typed, found)):
            messages.success(request, "Kept. They stand in the analysis of results that is drawn up next.")
            return redirect("reports:results", request.trust.slug)
    return show(
        request, "reports/pages/results.html", form=form, found=found, held=held, rows=_rows(form, found),
        heads=[one.title for one in stages()[form.cleaned_data["stage"]].reached.values()] if found else [],
        kept=_kept(schools), none=not schools,
    )  # fmt: skip


def _keep(request: TrustRequest, schools: Sequence[School], typed: dict[str, Any], found: Any) -> int:
    school = next(one for one in schools if one.ref == typed["school"])
    return operations.keep_results(
        school=school, stage=typed["stage"], year=typed["year"], lines=found.lines, by=request.user
    )


def _rows(form: ResultsForm, found: subject_results.Read | None) -> list[tuple[str, int, list[str], Any]]:
    if found is None:
        return []
    keys = list(stages()[form.cleaned_data["stage"]].reached)
    return [
        (line.subject, line.entries, [str(line.reached.get(key, "–")) for key in keys], line.average)
        for line in found.lines
    ]


def _kept(schools: Sequence[School]) -> list[tuple[str, str, str, int]]:
    """Return of which places, stages and years results are kept, and of how many subjects."""
    names = {school.pk: school.name for school in schools}
    count: dict[tuple[int, str, str], int] = {}
    rows = SubjectResult.objects.filter(school__in=list(names)).order_by("-year", "school__order", "stage")
    for row in rows.values_list("school", "stage", "year"):
        count[row] = count.get(row, 0) + 1
    return [(names[school], stages()[stage].title, year, many) for (school, stage, year), many in count.items()]

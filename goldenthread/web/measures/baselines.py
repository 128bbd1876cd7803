"""Baselines as pages: naming one, and how far each group has come since."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.analytics import baselines as analytics
from goldenthread.features.analytics.baselines import Come, Progress
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Baseline, Measure
from goldenthread.foundation import charts
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import find, show
from goldenthread.web.measures.places import school_asked_for

MOST_LINES = 6


class BaselineForm(forms.Form):
    name = forms.CharField(
        max_length=80, label="What the baseline is called", help_text="Such as: Back in school after closure."
    )
    period = forms.ChoiceField(label="When")
    says = forms.CharField(
        max_length=300, required=False, widget=forms.Textarea, label="What makes it a beginning",
        help_text="Which pupils it tells of, and what was different then.",
    )  # fmt: skip

    def __init__(self, *args: Any, periods: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        period.choices = periods


@requires("measure.edit", somewhere=False)
def name_baseline(request: TrustRequest, ref: str) -> HttpResponse:
    """Give a period of a measure a name, to tell progress from it."""
    found = find(queries.measures_within(request.reach), ref=ref)
    page = queries.measure_page(request.reach, request.trust, found)
    periods = [(period.key, period.label) for period in page.histories.periods]
    form = BaselineForm(request.POST or None, periods=periods)
    if form.is_valid():
        try:
            made = operations.name_baseline(measure=found, by=request.user, **form.cleaned_data)
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            return redirect("measures:baseline", request.trust.slug, ref, made.ref)
    return show(request, "measures/pages/name_baseline.html", form=form, measure=found, periods=periods)


@requires("measure.see")
def baseline(request: TrustRequest, ref: str, baseline: str) -> HttpResponse:
    """Show how far each group has come since a baseline, in the trust or a school; let it go."""
    found = find(queries.measures_within(request.reach), ref=ref)
    named = find(Baseline.objects.select_related("by"), ref=baseline, measure=found)
    may_edit = request.reach.may_everywhere("measure.edit")
    if request.method == "POST":
        if not may_edit:
            raise Http404
        operations.let_baseline_go(baseline=named, by=request.user)
        messages.success(request, f"“{named.name}” is gone. Its figures stay.")
        return redirect("measures:measure", request.trust.slug, ref)
    schools = list(queries.schools_seen(request.reach))
    school = school_asked_for(request, schools)
    page = queries.measure_page(request.reach, request.trust, found, schools=schools, school=school)
    progress = analytics.progress_since(page, named)
    return show(
        request, "measures/pages/baseline.html", measure=found, baseline=named, progress=progress, may_edit=may_edit,
        school=school, places=[each for each, _ in page.schools], finding=_finding(named, progress),
        drawing=_drawing(found, progress) if progress else None,
    )  # fmt: skip


def _finding(named: Baseline, progress: Progress | None) -> str:
    """Say what became of the groups' gaps since the baseline."""
    if progress is None:
        return f"Nothing yet to hold against “{named.name}”"
    said = [f"{count} {word}" for word, count in progress.counts.items()]
    return f"Since “{named.name}”: {', '.join(said) if said else 'no peers to hold the groups against'}"


def _drawing(measure: Measure, progress: Progress) -> charts.LineChart | None:
    """Draw each group's gap to its peers, from the baseline on."""
    drawn = [each for each in progress.groups if each.group and sum(gap is not None for gap in each.gaps) > 1]
    if not drawn or len(progress.periods) < 2:
        return None
    return charts.LineChart(
        title="How far each group is from its peers",
        periods=[period.short_label for period in progress.periods],
        series=[_line(at, each) for at, each in enumerate(drawn[:MOST_LINES])],
        unit="points" if measure.unit == "%" else measure.unit, decimals=measure.decimals, target=0,
        target_name="level with peers",
        note="Nought is level with peers.",
    )  # fmt: skip


def _line(at: int, come: Come) -> charts.Series:
    return charts.Series(come.group, come.gaps, "other" if at else "us")

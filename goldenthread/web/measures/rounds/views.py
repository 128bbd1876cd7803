"""Rounds as pages: allow, find, act, show."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from goldenthread.domain.calendar import Period, TermCalendar
from goldenthread.domain.measures.collecting import Came
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure, Round
from goldenthread.features.measures.operations import NotTaken
from goldenthread.features.measures.queries import Owed
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.measures.rounds import columns, places, sheets
from goldenthread.web.measures.rounds.forms import (
    CloseRoundForm,
    GridRow,
    OpenRoundForm,
    PasteForm,
    StateForm,
    drawn,
    sent,
)
from goldenthread.web.measures.rounds.places import PlacesForm

MOST_NAMED = 6


@requires("measure.see")
def rounds(request: TrustRequest) -> HttpResponse:
    lines = queries.round_lines(request.reach)
    return show(
        request, "measures/pages/rounds/rounds.html", lines=lines, today=clock.today(),
        burdens=queries.burdens(lines, clock.today()), may_open=request.reach.may_everywhere("measure.edit"),
    )  # fmt: skip


@requires("measure.edit", somewhere=False)
def open_round(request: TrustRequest) -> HttpResponse:
    """First the period, then what is asked for in it, of whom and by when."""
    period = _period(request)
    if period is None:
        return show(request, "measures/pages/rounds/open_round.html", periods=_periods(request))
    kept = queries.measures_within(request.reach).exclude(kind=Measure.Kind.COMPOSITE)
    measures = kept.filter(frequency=period.kind, of_trust_only=False)
    schools = queries.schools_seen(request.reach)
    initial = {"title": f"Figures for {period.label}", "schools": [school.ref for school in schools]}
    if len(measures) == 1:
        initial["measures"] = [measures[0].ref]
    form = OpenRoundForm(request.POST or None, measures=measures, schools=schools, initial=initial)
    if form.is_valid():
        try:
            made = operations.open_round(trust=request.trust, line=form.line(period.key), by=request.user)
        except ValidationError as wrong:
            for name, errors in getattr(wrong, "error_dict", {None: wrong}).items():
                form.add_error(name if name in form.fields else None, errors)
        else:
            messages.success(request, f"{made.title} is open. Whoever records there has it on their home page.")
            return redirect("measures:see_round", request.trust.slug, made.ref)
    return show(request, "measures/pages/rounds/open_round.html", form=form, period=period, any=measures.exists())


@requires("measure.see")
def see_round(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.rounds_seen(request.reach), ref=ref)
    page = queries.round_page(request.reach, found, today=clock.today())
    owed = page.owed if found.is_open else ()
    given = [one for one in owed if queries.may_give(request.reach, one.measure, one.school.pk)]
    return show(
        request, "measures/pages/rounds/see_round.html", round=found, page=page, may_give=bool(given),
        measures_given={one.measure.pk for one in given}, schools_given={one.school.pk for one in given},
        period=Period.parse(found.period, _calendar(request)), may_close=request.reach.may_everywhere("measure.edit"),
        is_late=found.is_open and clock.today() > found.due_on,
    )  # fmt: skip


@requires("reading.record")
def fill_round(request: TrustRequest, ref: str) -> HttpResponse:
    """Give the figures of one school, of one measure, or all that the reader may give."""
    found, owed = _to_give(request, ref)
    if request.method != "POST":
        left = _left(request, owed)
        return _grid(request, found, drawn(left), StateForm(), count_in=len(owed) - len(left))
    state = StateForm(request.POST)
    rows = sent(owed, request.POST)
    unread = [row for row in rows if not row.form.is_valid()]
    if unread or not state.is_valid():
        return _grid(request, found, rows, state, status=UNPROCESSABLE)
    given = [
        row.form.given(row.owed, found.period, state.cleaned_data["state"]) for row in rows if not row.form.is_empty
    ]
    try:
        kept = operations.give_figures(found=found, given=given, by=request.user)
    except NotTaken as not_taken:
        _mark(rows, not_taken)
        return _grid(request, found, rows, state, status=UNPROCESSABLE)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return redirect("measures:see_round", request.trust.slug, ref)
    messages.success(request, _said(kept))
    return redirect("measures:see_round", request.trust.slug, ref)


@requires("reading.record")
def paste_round(request: TrustRequest, ref: str) -> HttpResponse:
    """Read a pasted block or a file into the grid, where it is looked at before anything is kept."""
    found, owed = _to_give(request, ref)
    form = PasteForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = sheets.rows_given(
                text=form.cleaned_data["text"],
                content=file.read() if file else b"",
                name=file.name if file else "",
            )
        except ValueError as wrong:
            form.add_error(None, str(wrong))
        else:
            return _read(request, found, owed, form, rows)
    return show(request, "measures/pages/rounds/paste_round.html", round=found, form=form)


@requires("reading.record")
def round_sheet(request: TrustRequest, ref: str) -> HttpResponse:
    """Give the sheet that can be filled in a spreadsheet and brought back."""
    found, owed = _to_give(request, ref)
    answer = HttpResponse(sheets.sheet(owed), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(found.title)[:60] or "figures"}.csv"'
    return answer


@requires("measure.edit", somewhere=False)
def close_round(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.rounds_seen(request.reach), ref=ref)
    form = CloseRoundForm(request.POST or None, initial={"revision": found.revision})
    status = 200
    if form.is_valid():
        try:
            operations.close_round(found=found, by=request.user, drawn_from=form.cleaned_data["revision"])
        except Stale as stale:
            found, status = stale.row, CONFLICT
            form = CloseRoundForm(initial={"revision": found.revision})
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, f"{found.title} is closed. What it reported stays as it is.")
            return redirect("measures:see_round", request.trust.slug, ref)
    page = queries.round_page(request.reach, found, today=clock.today())
    return show(
        request, "measures/pages/rounds/close_round.html", status=status, round=found, form=form, page=page,
        is_stale=status == CONFLICT,
    )  # fmt: skip


# --- What several pages need


def _read(
    request: TrustRequest, found: Round, owed: list[Owed], form: PasteForm, rows: list[list[str]]
) -> HttpResponse:
    """Show the rows of a sheet in the grid, or ask what its columns and places are where it does not say it."""
    page, held = "measures/pages/rounds/paste_round.html", sheets.as_text(rows)
    may_be_told = columns.is_to_be_told(rows) and len(held) <= PasteForm.MOST
    also = places.told_before(request)
    block, columns_form = columns.read(request, owed, rows, also)
    places_form = places.ask(request, owed, block) if may_be_told else None
    if places_form and (told := places_form.told()):
        places.remember(request, told)
        block, columns_form = columns.read(request, owed, rows, also | told)
        places_form = None
    if block.cells and not columns_form.errors and "ask" not in request.POST:
        wanted = [one for one in owed if (one.measure.ref, one.school.ref, one.group) in block.cells]
        unread = [*_unread(block), *_bare(wanted, block)]
        return _grid(
            request,
            found,
            drawn(wanted, block.cells),
            StateForm(),
            unread=unread,
            held=held if may_be_told else "",
            places_form=places_form,
        )
    if places_form and not columns_form.is_bound and not block.says and "ask" not in request.POST:
        return show(request, page, round=found, places_form=places_form, held=held)
    is_asked = columns_form.is_bound or block.says or "ask" in request.POST
    if not (is_asked and may_be_told):
        form.add_error(None, block.says or "None of it is asked for in this round.")
        return show(request, page, round=found, form=form)
    if columns_form.is_bound and not columns_form.errors:
        columns_form.add_error(None, " ".join(["None of it is asked for in this round.", *_unread(block)]))
    return show(request, page, round=found, columns_form=columns_form, held=held)


def _to_give(request: TrustRequest, ref: str) -> tuple[Round, list[Owed]]:
    """Return a round with what the reader may give of it, narrowed as the address says; 404 where that is nothing."""
    found = find(queries.rounds_seen(request.reach), ref=ref)
    school, measure = request.GET.get("school", ""), request.GET.get("measure", "")

    def of(one: Measure, place: Any) -> bool:
        return school in {"", place.ref} and measure in {"", one.ref}

    owed = queries.figures_owed(request.reach, found, today=clock.today(), of=of) if found.is_open else []
    if not owed:
        raise Http404
    return found, owed


def _left(request: TrustRequest, owed: list[Owed]) -> list[Owed]:
    """Return what is still waited for; all of it where nothing is, or the address asks for all or for one place."""
    waited_for = [one for one in owed if one.came in {Came.WAITED_FOR, Came.OVERDUE}]
    return waited_for if waited_for and not request.GET.keys() & {"all", "school", "measure"} else owed


def _grid(
    request: TrustRequest, found: Round, rows: Sequence[GridRow], state: StateForm, *, status: int = 200,
    unread: Sequence[str] = (), count_in: int = 0, held: str = "", places_form: PlacesForm | None = None,
) -> HttpResponse:  # fmt: skip
    schools = {row.owed.school.ref for row in rows}
    measures = {row.owed.measure.ref for row in rows}
    return show(
        request, "measures/pages/rounds/fill_round.html", status=status, round=found, rows=rows, state_form=state,
        one_school=rows[0].owed.school if len(schools) == 1 else None,
        one_measure=rows[0].owed.measure if len(measures) == 1 and len(schools) > 1 else None,
        count_wrong=sum(bool(row.wrong or row.form.errors) for row in rows),
        count_asked=sum(bool(row.asked) for row in rows), unread=unread, count_in=count_in, held=held,
        places_form=places_form,
        period=Period.parse(found.period, _calendar(request)),
    )  # fmt: skip


def _mark(rows: Sequence[GridRow], not_taken: NotTaken) -> None:
    for row in rows:
        row.wrong = list(not_taken.wrong.get(row.owed.key, ()))
        row.asked = list(not_taken.asked.get(row.owed.key, ()))


def _unread(block: Any) -> list[str]:
    """Say what of a block was not recognised."""
    says: Mapping[str, Sequence[str]] = {"row": block.unknown_rows, "column": block.unknown_columns}
    return [
        f"Left out, for nothing of that name is asked for: the {one if len(names) == 1 else f'{one}s'} "
        + ", ".join(f"“{name[:40]}”" for name in names[:MOST_NAMED])
        + (f" and {len(names) - MOST_NAMED} more." if len(names) > MOST_NAMED else ".")
        for one, names in says.items()
        if names
    ]


def _bare(wanted: Sequence[Any], block: Any) -> list[str]:
    """Say which shares came as a figure alone: nothing can be pooled, or checked, without what it stands on."""
    bare = [
        one.measure.name for one in wanted
        if one.measure.is_share
        and (cell := block.cells[one.measure.ref, one.school.ref, one.group]).value
        and not cell.numerator
    ]  # fmt: skip
    if not bare:
        return []
    names = ", ".join(f"“{name}”" for name in dict.fromkeys(bare))
    says = f"Left out, for it came without how many of how many: {names}."
    return [f"{says} Write it as “930 of 1000”, or in two columns."]


def _said(kept: operations.Recorded) -> str:
    parts = [
        f"{count} {word}"
        for count, word in ((kept.added, "recorded"), (kept.revised, "corrected"), (kept.unchanged, "as before"))
        if count
    ]
    return f"Figures: {', '.join(parts)}." if parts else "Nothing was typed, and nothing is changed."


def _calendar(request: TrustRequest) -> TermCalendar:
    return TermCalendar.from_json(request.trust.calendar)


def _periods(request: TrustRequest) -> list[tuple[str, list[Period]]]:
    """Return the periods to choose from, by how often figures are read: the one under way, and those before it."""
    calendar = _calendar(request)
    kept = set(queries.measures_within(request.reach).values_list("frequency", flat=True))
    found = []
    for kind, label in Measure.Frequency.choices:
        if kind in kept:
            period = queries.last_due(kind, calendar, clock.today())
            found.append((label, [period.following(), period, period.previous()]))
    return found


def _period(request: TrustRequest) -> Period | None:
    asked = request.GET.get("period", "")
    try:
        return Period.parse(asked, _calendar(request)) if asked else None
    except ValueError as wrong:
        raise Http404 from wrong

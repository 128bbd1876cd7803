"""Opening and closing rounds, and asking for them on their day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Min

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.assurance.models import Check, Checklist, CheckRound
from goldenthread.features.assurance.operations.asking import ASKED, CONFIRM, Asking, ask_for, divide, follow_areas
from goldenthread.features.assurance.operations.writing import note, require
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.features.reviews.models import Duty
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision


@dataclass(frozen=True)
class When:
    """One round to come: what period it is for, what it is called, and its days."""

    period: str
    title: str
    opens_on: dt.date
    due_on: dt.date


@transaction.atomic
def open_rounds(
    *,
    checklist: Checklist,
    times: Sequence[When],
    by: Person | None,
    schools: Iterable[School] = (),
    units: Iterable[Unit] = (),
    post: Post | None = None,
) -> list[CheckRound]:
    """Open a checklist for places, once or for several months ahead; each is asked for on its day.

    What the checklist asks once for all gets one sheet, which `post` answers. Raises ValidationError.
    """
    shape, schools, units = checklist.shape, list(schools), list(units)
    require(checklist.retired_on is None, "That checklist has been put away.")
    require(shape.of != "one", "That checklist is gone through for one thing or newcomer at a time.", "checklist")
    require(times, "Say when it is to be done.", "period")
    require(shape.of != "schools" or schools, "Choose at least one school.", "schools")
    require(shape.of != "units" or units, "Choose at least one service.", "units")
    for when in times:
        require(when.due_on >= when.opens_on, "It would be due before it opens.", "due_on")
        require(
            when.opens_on.year >= 1990 and when.due_on.year <= 2100,
            "Those are not days that a plan speaks of.",
            "due_on",
        )
    taken = CheckRound.objects.filter(checklist=checklist, period__in=[when.period for when in times])
    require(not (held := taken.first()), f"There is a round for {held.period if held else ''} already.", "period")
    rounds = CheckRound.objects.bulk_create(
        CheckRound(
            trust=checklist.trust, checklist=checklist, title=when.title[:160], period=when.period[:20],
            document=checklist.document, edition=checklist.edition, opened_on=when.opens_on, due_on=when.due_on,
            looks=checklist.looks, by=by,
        )
        for when in times
    )  # fmt: skip
    asking = Asking(checklist.trust, shape, post)
    sheets = [check for row in rounds for check in _sheets(row, schools, units)]
    for sheet in sheets:
        sheet.post_id = asking.of_sheet(sheet)
    divide(Check.objects.bulk_create(sheets), asking)
    ask_for([row for row in rounds if row.opened_on <= clock.today()])
    for row in rounds:
        note(row.trust_id, "opened a round of checks", row, by, places=len(schools) + len(units), due=row.due_on)
    return rounds


def _sheets(row: CheckRound, schools: Iterable[School], units: Iterable[Unit]) -> Iterable[Check]:
    shape = row.shape
    if shape.of == "schools":
        yield from (Check(round=row, school=school) for school in schools)
    if shape.of == "units":
        yield from (Check(round=row, unit=unit) for unit in units)
    if shape.of == "trust" or shape.has_once_for_all:
        yield Check(round=row)


@transaction.atomic
def follow_checks(*, trust: Trust) -> int:
    """Open what the year's cycle opens, and ask for the rounds whose day has come; return how many sheets that is."""
    _open_by_cycle(trust)
    waiting = CheckRound.objects.filter(trust=trust, asked=False, closed_on=None, opened_on__lte=clock.today())
    return ask_for(list(waiting))


def _open_by_cycle(trust: Trust) -> None:
    """Open a round of each checklist whose duty has come round, for every school or service that is there today."""
    today = clock.today()
    led = Checklist.objects.filter(trust=trust, retired_on=None, duty__dropped_on=None).exclude(duty=None)
    led = led.exclude(document__of="one")
    for checklist in led.select_related("trust", "duty__post", "looks"):
        assert checklist.duty is not None, "those without one were left out"
        come = checklist.duty.occurrences.filter(opens_on__lte=today, due_on__gte=today, set_aside_on=None)
        days = come.order_by().values("name").annotate(opens=Min("opens_on"), due=Max("due_on"))
        held = set(checklist.rounds.values_list("period", flat=True))
        times = [
            When(each["name"][:20], f"{checklist.name}, {each['due']:%B %Y}", each["opens"], each["due"])
            for each in days if each["name"][:20] not in held
        ]  # fmt: skip
        schools = School.objects.here().filter(trust=trust)
        units = Unit.objects.filter(trust=trust).exclude(kind=Unit.Kind.HUB)
        of = checklist.shape.of
        if times and (of == "trust" or (schools if of == "schools" else units).exists()):
            open_rounds(
                checklist=checklist, times=times, by=None, schools=schools if of == "schools" else (),
                units=units if of == "units" else (), post=checklist.duty.post,
            )  # fmt: skip


@transaction.atomic
def arrange_checklist(
    *,
    checklist: Checklist,
    duty: Duty | None,
    looks: Post | None,
    by: Person | None,
    runs: Post | None = None,
    read_by: Body | None = None,
) -> Checklist:
    """Say with which duty of the year a checklist opens by itself, who confirms, who runs it, which body reads it."""
    require(duty is None or duty.trust_id == checklist.trust_id, "That duty belongs to another trust.", "duty")
    require(looks is None or looks.trust_id == checklist.trust_id, "That post belongs to another trust.", "looks")
    require(runs is None or runs.trust_id == checklist.trust_id, "That post belongs to another trust.", "runs")
    is_ours = read_by is None or read_by.trust_id == checklist.trust_id
    require(is_ours, "That body belongs to another trust.", "read_by")
    claim_revision(checklist, None)
    checklist.duty, checklist.looks, checklist.runs, checklist.read_by = duty, looks, runs, read_by
    checklist.save()
    CheckRound.objects.filter(checklist=checklist, closed_on=None).update(looks=looks)
    note(
        checklist.trust_id, "arranged a checklist", checklist, by, opens_with=duty.title if duty else "",
        confirmed_by=looks.title if looks else "", run_by=runs.title if runs else "",
        read_by=read_by.name if read_by else "",
    )  # fmt: skip
    return checklist


@transaction.atomic
def close_round(*, round_: CheckRound, by: Person | None, on: dt.date | None = None) -> CheckRound:
    """Close a round as it stands: what nobody checked stays not checked, and nobody is asked for it any more."""
    row = CheckRound.objects.select_for_update().get(pk=round_.pk)
    require(row.closed_on is None, "It is closed already.")
    row.closed_on = on or clock.today()
    row.save(update_fields=["closed_on"])
    refs = list(row.checks.values_list("ref", flat=True))
    for kind in (ASKED, CONFIRM):
        activity.ask_exactly(trust=row.trust, kind=kind, subject_kind="check", subjects=refs, wanted=[])
    follow_areas([row])
    note(row.trust_id, "closed a round of checks", row, by)
    return row

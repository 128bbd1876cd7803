"""Who sits on what, brought in from the table in which somebody kept it, and taken back as a whole."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.reading.seat_reading import Known, ReadSeat, ReadSeats, likeliest, read_seats
from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Body
from goldenthread.features.organisations.operations import SeatRow
from goldenthread.foundation import clock
from goldenthread.web.bodies.forms import DAY
from goldenthread.web.bodies.seating import people_known
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.form_fields import LEFT_OUT, meant_field
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.kit.tables_form import TablesForm

MOST_BODIES = 120

Rows = list[tuple[ReadSeat, Body | None]]


class SettleSeatsForm(forms.Form):
    """Which body each name of one in the file means, and since when those sit whose first day could not be read."""

    def __init__(self, *args: Any, found: ReadSeats, bodies: Sequence[Body], **rest: Any) -> None:
        super().__init__(*args, **rest)
        rows = Counter(seat.body for seat in found.seats)
        known = [_known(body) for body in bodies]
        called = [(body.ref, body.name) for body in bodies]
        self.named = {f"body_{at}": said for at, said in enumerate(found.bodies)}
        for name, said in self.named.items():
            people = f"{rows[said]} people" if rows[said] > 1 else "one person"
            only = bodies[0].ref if len(bodies) == 1 else ""
            self.fields[name] = meant_field(
                f"“{said}”, {people}" if said else f"Where no body is named, {people}", called,
                left_out="Leave these out", meant=likeliest(said, known) or only,
            )  # fmt: skip
        undated = sum(seat.from_on is None for seat in found.seats)
        if undated:
            whose = f"the {undated}" if undated > 1 else "the one"
            self.fields["since"] = forms.DateField(
                label=f"Since when, for {whose} whose first day could not be read", **DAY
            )

    def rows(self, seats: Iterable[ReadSeat], bodies: Iterable[Body]) -> Rows:
        """Return each seat with the body that is chosen for it, or proposed, if any; without those left out."""
        by_ref = {body.ref: body for body in bodies}
        chosen = {said: self._value(name) for name, said in self.named.items()}
        return [
            (seat, by_ref.get(chosen[seat.body])) for seat in seats if chosen.get(seat.body, LEFT_OUT) != LEFT_OUT
        ]

    def _value(self, name: str) -> str:
        return (self.cleaned_data.get(name) if self.is_bound else self.fields[name].initial) or ""


@requires("meeting.see")
def bring_seats(request: TrustRequest) -> HttpResponse:
    """Read a table of who sits on what, show what was understood, and take it in once a person says so."""
    bodies = _kept(request)
    form, page = TablesForm(request.POST or None, request.FILES or None), "bodies/pages/bring_seats.html"
    if not bodies or not form.is_valid():
        return show(request, page, form=form, is_bare=not bodies)
    found = read_seats(form.cleaned_data["tables"], clock.today())
    if not found.seats:
        form.add_error(None, " ".join(["Nobody was found in it.", *found.left_out[:3]]))
        return show(request, page, form=form)
    if len(found.bodies) > MOST_BODIES:
        form.add_error(None, f"It names more than {MOST_BODIES} bodies. Bring it in in parts.")
        return show(request, page, form=form)
    settling = SettleSeatsForm(request.POST if "settled" in request.POST else None, found=found, bodies=bodies)
    settled = settling.is_bound and settling.is_valid()
    named = settling.rows(found.seats, bodies)
    rows = _new(named, since=settling.cleaned_data.get("since") if settled else None)
    if settled and request.POST.get("deed") == "take in":
        batch: list[str] = []
        if saved(form, lambda: batch.append(operations.take_in_seats(
            trust=request.trust, rows=_as_rows(request, rows, settling), by=request.user
        ))):  # fmt: skip
            return redirect("bodies:seats_brought_in", request.trust.slug, batch[0])
    return show(
        request, page, form=form, found=found, bodies_form=settling, rows=rows, sitting=len(named) - len(rows),
        held=form.to_hold(),
    )  # fmt: skip


@requires("meeting.see")
def seats_brought_in(request: TrustRequest, batch: str) -> HttpResponse:
    """Show who came in with one table, and take them back as a whole."""
    bodies = _kept(request)
    seats = queries.memberships_within(request.reach).filter(body__in=bodies, batch=batch).exclude(batch="")
    find(seats[:1])
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: operations.take_back_seats(
        trust=request.trust, batch=batch, bodies=bodies, by=request.user
    )):  # fmt: skip
        messages.success(request, "Taken back.")
        return redirect("bodies:bodies", request.trust.slug)
    return show(request, "bodies/pages/seats_brought_in.html", seats=seats, form=form)


def _kept(request: TrustRequest) -> list[Body]:
    """Return the bodies of which the reader may say who sits on them."""
    rows = queries.bodies_within(request.reach).filter(dissolved_on=None).select_related("school")
    bodies = [body for body in rows.order_by("school__order", "name") if queries.may_keep(request.reach, body)]
    if not bodies and not request.reach.may_everywhere(queries.KEEP):
        raise Http404
    return bodies


def _known(body: Body) -> Known:
    school = (body.school.name, body.school.short_name) if body.school else ()
    return Known(body.ref, (body.name, *school), body.kind)


def _new(rows: Rows, *, since: dt.date | None) -> Rows:
    """Return the rows without those who sat there already on a day of the same time."""
    today = clock.today()
    there = queries.seated_by_name(list({body for _, body in rows if body}), today=today)

    def is_there(seat: ReadSeat, body: Body) -> bool:
        first, last = seat.from_on or since or today, seat.ended_on or seat.until_on
        return any(known.meets(first, last) for known in there.get((body.pk, seat.name.lower()), ()))

    return [(seat, body) for seat, body in rows if not (body and is_there(seat, body))]


def _as_rows(
    request: TrustRequest, rows: Rows, settling: SettleSeatsForm
) -> list[SeatRow]:  # fmt: skip
    known = list(people_known(request))
    names = Counter(person.name.lower() for person in known)
    people = {key: one for one in known if names[key := one.name.lower()] == 1}
    return [
        SeatRow(
            row=seat.row, body=body, name=seat.name, person=people.get(seat.name.lower()),
            from_on=seat.from_on or settling.cleaned_data["since"], until_on=seat.until_on, ended_on=seat.ended_on,
            category=seat.category, office=seat.office, appointed_by=seat.appointed_by, links=seat.links,
            is_member=not seat.attends,
        )
        for seat, body in rows
        if body
    ]  # fmt: skip

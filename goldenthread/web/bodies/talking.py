"""A volunteer's year: the talk with each member, the ways on, and the toolkit that they judge."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.board.seats import months_after
from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Talk
from goldenthread.features.members.queries.talks import BodyTalks, Spoken
from goldenthread.features.members.ways_on import way_on, ways_on
from goldenthread.foundation import clock
from goldenthread.web.bodies.days import year_begins
from goldenthread.web.bodies.forms import DAY
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show

AREA: dict[str, Any] = {"widget": forms.Textarea, "max_length": 4_000, "required": False}
SERVED = [("", "Not said"), ("1", "Not at all"), ("2", "A little"), ("3", "Well"), ("4", "Very well")]
# Ways on are looked back at over so many years, which is half a usual term of office.
LOOKED_BACK = 2


class TalkForm(forms.Form):
    """With whom, when, and what the two want to remember."""

    member = forms.ChoiceField(label="With whom")
    held_on = forms.DateField(label="When", **DAY)
    went_well = forms.CharField(label="What went well this year", **AREA)
    to_learn = forms.CharField(label="What to learn, or to do otherwise", **AREA)
    way = forms.ChoiceField(label="Where it may lead", required=False)

    def __init__(self, *args: Any, bodies: list[BodyTalks], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed: dict[str, tuple[BodyTalks, Spoken]] = {
            f"{one.body.ref}:{at}": (one, member) for one in bodies for at, member in enumerate(one.members)
        }
        self.fields["member"].choices = [  # type: ignore[attr-defined]
            (key, f"{member.name}, {one.body.name}") for key, (one, member) in self.listed.items()
        ]
        ways = [(way.key, way.title) for way in ways_on()]
        self.fields["way"].choices = [("", "Not spoken of"), *ways]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        one, member = self.listed[typed["member"]]
        return {
            "body": one.body, "name": member.name, "person": member.person, "held_on": typed["held_on"],
            "went_well": typed["went_well"], "to_learn": typed["to_learn"], "way": typed["way"],
        }  # fmt: skip


class ToolForm(forms.Form):
    title = forms.CharField(label="What it is called", max_length=160)
    says = forms.CharField(label="What it is for", required=False, max_length=400)
    address = forms.CharField(label="Where it is", required=False, max_length=400, help_text="An address.")


class RateForm(forms.Form):
    used = forms.IntegerField(label="How often you used it", min_value=0, max_value=366)
    served = forms.ChoiceField(label="How well it served you", choices=SERVED, required=False)
    said = forms.CharField(label="What would make it better", required=False, max_length=400)


@requires("meeting.see")
def talks(request: TrustRequest) -> HttpResponse:
    """Show with whom a talk was held this year, one's own talks, and the ways on."""
    today = clock.today()
    if request.method == "POST":
        try:
            operations.wish_for(
                trust=request.trust, person=request.user, way=request.POST.get("way", "")[:40],
                wanted=request.POST.get("deed") == "wish",
            )  # fmt: skip
        except ValidationError:
            raise Http404 from None
        return redirect("bodies:talks", request.trust.slug)
    since = year_begins(today)
    return show(
        request, "bodies/pages/talks.html", bodies=queries.talks_held(request.reach, since=since, today=today),
        mine=queries.talks_within(request.reach)[:30], ways=queries.ways(request.reach),
        went_on=queries.went_on(request.reach, since=months_after(today, -12 * LOOKED_BACK)),
        may_run=queries.may_run(request.reach),
    )  # fmt: skip


@requires("meeting.see")
def hold_talk(request: TrustRequest) -> HttpResponse:
    """Note a talk with a member: who chairs the body, or keeps the members."""
    today = clock.today()
    bodies = queries.talks_held(request.reach, since=year_begins(today), today=today)
    if not bodies:
        raise Http404
    form = TalkForm(
        request.POST or None, bodies=bodies, initial={"held_on": today, "member": request.GET.get("with", "")[:40]}
    )
    made: list[Talk] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.hold_talk(by=request.user, **form.facts()))):
        messages.success(request, "Kept. You and they read it, and nobody else.")
        return redirect("bodies:talk", request.trust.slug, made[0].ref)
    return show(request, "bodies/pages/hold_talk.html", form=form)


@requires("meeting.see")
def talk(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one talk to the two who held it."""
    row = find(queries.talks_within(request.reach), ref=ref)
    return show(request, "bodies/pages/talk.html", talk=row, way=way_on(row.way_on))


@requires("meeting.see")
def toolkit(request: TrustRequest) -> HttpResponse:
    """Show the members' tools with how they served this year; add one, rate one, take one out."""
    year, may_run = year_begins(clock.today()).year, queries.may_run(request.reach)
    deed = request.POST.get("deed", "")
    adding = ToolForm(request.POST if deed == "add" else None)
    rating = RateForm(request.POST if deed == "rate" else None)
    status = 200
    if request.method == "POST":
        if deed in ("add", "withdraw") and not may_run:
            raise Http404
        if _changed(request, deed, adding, rating, year):
            return redirect("bodies:toolkit", request.trust.slug)
        status = UNPROCESSABLE
    return show(
        request, "bodies/pages/toolkit.html", status=status, tools=queries.toolkit(request.reach, year=year),
        adding=adding, rating=rating, rated=request.POST.get("tool", ""), may_run=may_run, served=SERVED, year=year,
    )  # fmt: skip


def _changed(request: TrustRequest, deed: str, adding: ToolForm, rating: RateForm, year: int) -> bool:
    if deed == "add":
        return adding.is_valid() and saved(adding, lambda: operations.publish_tool(
            trust=request.trust, by=request.user, **adding.cleaned_data
        ))  # fmt: skip
    tool = find(queries.tools_within(request.reach), ref=request.POST.get("tool", "")[:12])
    if deed == "withdraw":
        operations.withdraw_tool(tool=tool, by=request.user)
        return True
    if not rating.is_valid():
        return False
    typed = rating.cleaned_data
    try:
        operations.rate_tool(
            tool=tool, person=request.user, year=year, used=typed["used"], said=typed["said"],
            served=int(typed["served"]) if typed["served"] else None,
        )  # fmt: skip
    except ValidationError as refused:
        put_right(rating, refused)
        return False
    messages.success(request, "Thank you. Nobody is named.")
    return True

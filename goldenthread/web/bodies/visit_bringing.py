"""A visit that was told of on a form of one's own: read, looked over, and kept."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from goldenthread.domain.reading.columns import shape_of
from goldenthread.domain.reading.forms import Answer, Form
from goldenthread.domain.reading.visit_reading.pieces import Paper, paper_of
from goldenthread.domain.reading.visit_reading.told import ReadVisit, visit_of
from goldenthread.domain.reading.visit_reading.words import LEAVE
from goldenthread.features.intake.operations import remember_headings
from goldenthread.features.intake.queries import headings_told
from goldenthread.features.intake.visit_files import visit_form_in, visit_form_pasted
from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Visit
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.web.bodies.visit_forms import NOWHERE, PlanVisitForm, TellVisitForm
from goldenthread.web.bodies.visit_pieces_form import ABOUT, ELSEWHERE, KIND, PiecesForm, held, unheld
from goldenthread.web.bodies.visiting import agreed, parts_to_visit
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.form_fields import need
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show

MOST_BYTES = 5_000_000
MOST_ROWS = 40
MOST_LISTED = 60
LONGEST_MET = 300


class VisitFileForm(forms.Form):
    """Where the form comes from."""

    file = forms.FileField(label="The form", required=False, help_text="Word, Excel or PDF, up to 5 MB.")
    pasted = forms.CharField(
        label="Or paste it", required=False, max_length=60_000, widget=forms.Textarea,
        help_text="With its headings, each on a line of its own.",
    )  # fmt: skip

    held = forms.CharField(required=False, max_length=200_000, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Read the form, from wherever it comes."""
        typed = super().clean() or {}
        file = typed.get("file")
        if file and file.size > MOST_BYTES:
            raise ValidationError({"file": "The file is larger than 5 MB."})
        if file:
            try:
                typed["form"], typed["listed"] = visit_form_in(file.read(), file.name, clock.today())
            except UnreadableDocument as refused:
                raise ValidationError({"file": str(refused)}) from refused
        elif typed.get("pasted"):
            try:
                typed["form"] = visit_form_pasted(typed["pasted"])
            except UnreadableDocument as refused:
                raise ValidationError({"pasted": str(refused)}) from refused
        elif typed.get("held"):
            typed["paper"] = unheld(typed["held"])
        elif not self.errors:
            raise ValidationError("Choose a file, or paste what it says.")
        if ("form" in typed and not typed["form"].parts) or ("paper" in typed and not typed["paper"].pieces):
            raise ValidationError("Nothing of a visit could be found in it.")
        return typed


@requires("visit.make")
def bring_visit(request: TrustRequest) -> HttpResponse:
    """Read a form, show every piece of it beside what it is about, and keep it as a visit."""
    if request.POST.get("deed") == "keep":
        return _keep(request)
    asking = VisitFileForm(request.POST, request.FILES) if request.method == "POST" else VisitFileForm()
    if not asking.is_valid():
        return show(request, "bodies/pages/bring_visit.html", form=asking, listed=[])
    if listed := asking.cleaned_data.get("listed", [])[:MOST_LISTED]:
        papers = [paper_of(one) for one in listed]
        rows = [(held(one), visit_of(one, clock.today())) for one in papers]
        return show(request, "bodies/pages/bring_visit.html", form=asking, listed=rows)
    paper = asking.cleaned_data.get("paper") or _as_known(request, asking.cleaned_data["form"])
    read = visit_of(paper, clock.today())
    plan, tell = _forms(request, _first(request, read), rows=len(read.wanted) + 1)
    return _look_over(request, (plan, tell, PiecesForm(paper=paper)), read)


def _as_known(request: TrustRequest, form: Form) -> Paper:
    """Return what a form tells, with what was said of its labels before."""
    answers = [part for part in form.parts if isinstance(part, Answer)]
    shapes = [shape_of([one.label]) for one in answers]
    known = headings_told(request.reach, KIND, shapes)
    told = {at: known[shape][0] for at, shape in enumerate(shapes) if known.get(shape)}
    return paper_of(form, {at: "" if about == LEAVE else about for at, about in told.items() if about in ABOUT})


def _keep(request: TrustRequest) -> HttpResponse:
    pieces = PiecesForm(request.POST, paper=unheld(request.POST.get("held", "")))
    read = visit_of(pieces.paper, clock.today())
    typed = _settled(request.POST, pieces, read) if pieces.is_valid() else request.POST.dict()
    plan, tell = _forms(request, typed=typed, rows=sum(name.startswith("do_") for name in typed))
    made: list[Visit] = []
    # All are asked, so that everything that is wrong is told at once.
    if all([pieces.is_valid(), plan.is_valid(), tell.is_valid()]) and saved(tell, lambda: made.append(
        operations.take_in_visit(
            agreed=agreed(request, plan), told=tell.facts(), wanted=tell.wanted(), comment=typed.get("comment", ""),
            by=request.user,
        )
    )):  # fmt: skip
        told = {shape_of([one.label]): [one.about] for one in pieces.moved() if one.label}
        remember_headings(trust=request.trust, kind=KIND, told=told, by=request.user)
        messages.success(request, "Kept. The school can add a comment.")
        return redirect("bodies:visit", request.trust.slug, made[0].ref)
    return _look_over(request, (plan, tell, pieces), read)


def _settled(posted: QueryDict, pieces: PiecesForm, was: ReadVisit) -> dict[str, Any]:
    """Return what was typed, with what the pieces tell as they were put right.

    What was typed over what was read stands, and what was moved to it stands behind it.
    """
    read = visit_of(pieces.chosen(), clock.today())
    typed: dict[str, Any] = {name: posted.get(name, "") for name in posted}
    moved = pieces.moved()
    for what in ("who", "lasts", "duty", "agreed_with"):
        says, drawn = typed.get(what, ""), was.facts.get(what, "")
        more = [one.says for one in moved if one.about == what and one.says.casefold() not in says.casefold()]
        typed[what] = (
            read.facts.get(what, "") if says.split() == drawn.split() else ", ".join(filter(None, [says, *more]))
        )
    typed |= {what: text for what, text in read.facts.items() if what not in ELSEWHERE}
    if len(typed.get("met_with", "")) > LONGEST_MET:
        typed["saw"] = "\n".join(filter(None, [typed.get("saw", ""), f"Whom we met: {typed.pop('met_with')}"]))
    gone = {one.says for one in was.wanted} - {one.says for one in read.wanted}
    rows = [
        (typed.pop(f"do_{at}"), typed.pop(f"by_{at}", ""), typed.pop(f"due_{at}", ""))
        for at in range(1, MOST_ROWS + 1) if f"do_{at}" in typed
    ]  # fmt: skip
    rows = [row for row in rows if row[0] not in gone]
    stands = {row[0] for row in rows} | {one.says for one in was.wanted}
    rows += [(one.says, "", str(one.due_on or "")) for one in read.wanted if one.says not in stands]
    for at, (do, by, due) in enumerate(rows, start=1):
        typed |= {f"do_{at}": do, f"by_{at}": by, f"due_{at}": due}
    return typed


_Forms = tuple[PlanVisitForm, TellVisitForm]


def _forms(
    request: TrustRequest, first: dict[str, Any] | None = None, *, typed: dict[str, Any] | None = None, rows: int
) -> _Forms:  # fmt: skip
    posts = Post.objects.filter(trust=request.trust).order_by("-school", "title")
    plan = PlanVisitForm(typed, reach=request.reach, parts=parts_to_visit(request), asks_where=True, initial=first)
    need(plan, "school")
    return (
        plan,
        TellVisitForm(typed, posts=posts, rows=min(max(1, rows), MOST_ROWS), initial=first),
    )


def _look_over(
    request: TrustRequest, drawn: tuple[PlanVisitForm, TellVisitForm, PiecesForm], read: ReadVisit
) -> HttpResponse:
    plan, tell, pieces = drawn
    wrong = next((one for one in drawn if one.errors), tell)
    return show(
        request, "bodies/pages/bring_visit.html", form=wrong, plan=plan, tell=tell, pieces_form=pieces, read=read,
        held=held(pieces.paper),
    )  # fmt: skip


def _first(request: TrustRequest, read: ReadVisit) -> dict[str, Any]:
    """Return what was read as the forms ask for it; a school is chosen only where its name stands there."""
    place = read.facts.get("place", "").casefold()
    schools = queries.schools_to_visit(request.reach)
    named = [one for one in schools if place and (one.name.casefold() in place or one.short_name.casefold() in place)]
    first = {
        "kind": _kind(read),
        "on": read.on or clock.today(),
        "school": named[0].ref if len(named) == 1 else NOWHERE,
    }
    for number, one in enumerate(read.wanted[:MOST_ROWS], start=1):
        first |= {f"do_{number}": one.says, f"due_{number}": one.due_on}
    return first | {what: read.facts.get(what, "") for what in ("who", "lasts", "duty", "agreed_with")}


def _kind(read: ReadVisit) -> str:
    about = f"{read.title} {read.facts.get('purpose', '')} {read.facts.get('duty', '')}".lower()
    return next((kind for word, kind in _KINDS if word in about), "Link visit")


_KINDS = (
    ("safeguard", "Safeguarding"), ("send", "SEND"), ("special", "SEND"), ("health and safety", "Health and safety"),
    ("learning walk", "Learning walk"), ("financ", "Finance"),
)  # fmt: skip

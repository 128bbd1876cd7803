"""The trust's checklists: which it has, what each asks, and new editions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.checklist_shapes import PILLARS, AreaShape, library_checklists
from goldenthread.features.assurance.models import Checklist
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.features.organisations.queries import role_permissions, role_titles
from goldenthread.features.reviews.models import Duty
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.assurance.checklist_forms import ChecklistForm, document_of, text_of
from goldenthread.web.assurance.overview import checklist_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, show

RUN = "check.run"


@requires("check.see")
def checklists(request: TrustRequest) -> HttpResponse:
    """Show the trust's checklists, and those of the library; take one."""
    may_run = request.reach.may_everywhere(RUN)
    status = 200
    if request.method == "POST" and may_run:
        try:
            made = operations.take_checklist(
                trust=request.trust, key=request.POST.get("key", "")[:60], by=request.user
            )
            messages.success(request, f"“{made.name}” is the trust’s own now, and can be changed.")
            return redirect("assurance:checklist", request.trust.slug, made.ref)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            status = UNPROCESSABLE
    own = list(queries.checklists_within(request.reach))
    keys = {row.key for row in own}
    ready = [shape for key, shape in library_checklists().items() if key not in keys]
    return show(
        request, "assurance/pages/checklists.html", status=status,
        own=[(row, newer(row), queries.may_run(request.reach, row)) for row in own],
        ready=ready, may_run=may_run,
    )  # fmt: skip


class ArrangeForm(forms.Form):
    """With what a checklist opens by itself, and who confirms what is handed in."""

    duty = forms.ChoiceField(label="It opens by itself with", required=False)
    looks = forms.ChoiceField(label="Who confirms what is handed in", required=False)
    runs = forms.ChoiceField(
        label="Who runs it", required=False,
        help_text="They open and close its rounds, and see every place’s sheet, as its health and safety lead may.",
    )  # fmt: skip

    read_by = forms.ChoiceField(
        label="Which body reads it side by side", required=False,
        help_text="It stands on that body’s page, as the table that the group answers for.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, duties: Iterable[Duty], posts: Iterable[Post], bodies: Iterable[Body], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.bodies = {one.ref: one for one in bodies}
        self.duties = {one.ref: one for one in duties}
        self.posts = {one.ref: one for one in posts}
        self.central = {one.ref: one for one in central(self.posts.values(), everywhere=True)}
        for name, none, rows in (
            ("duty", "Nothing: somebody opens it", {ref: one.title for ref, one in self.duties.items()}),
            ("looks", "Nobody in particular", {ref: one.title for ref, one in self.posts.items()}),
            ("runs", "Those who set up checklists", {ref: one.title for ref, one in self.central.items()}),
            ("read_by", "None in particular", {ref: one.name for ref, one in self.bodies.items()}),
        ):
            self.fields[name].choices = [("", none), *rows.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "duty": self.duties.get(typed["duty"]), "looks": self.posts.get(typed["looks"]),
            "runs": self.central.get(typed["runs"]), "read_by": self.bodies.get(typed["read_by"]),
        }  # fmt: skip


def central(posts: Iterable[Post], *, everywhere: bool = False) -> list[Post]:
    """Return those posts of the trust at large that see checks, of some place or everywhere."""
    seeing = {
        key for key, may in role_permissions().items()
        if queries.SEE in (may.everywhere if everywhere else may.everywhere | may.own)
    }  # fmt: skip
    return [post for post in posts if post.school_id is None and post.role in seeing]


class AreasForm(forms.Form):
    """Who answers each area of a checklist, where that is not who answers the sheet."""

    def __init__(self, *args: Any, row: Checklist, posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        seeing = {key for key, may in role_permissions().items() if queries.SEE in may.everywhere | may.own}
        choices = [
            ("", "Whoever answers the sheet"),
            ("In each place", [(f"role:{key}", says) for key, says in role_titles().items() if key in seeing]),
            ("In every place", [(f"post:{post.ref}", post.title) for post in central(posts)]),
        ]
        for area in row.shape.areas:
            self.fields[f"area_{area.key}"] = forms.ChoiceField(
                label=area.name, required=False, choices=choices, initial=area.asked
            )

    def asked(self) -> dict[str, str]:
        return {name.removeprefix("area_"): who for name, who in self.cleaned_data.items()}


def duties_to_follow(trust: Trust) -> Iterable[Duty]:
    """Return the duties of the year that a checklist can open with: those that anybody may know of."""
    return Duty.objects.filter(trust=trust, dropped_on=None, is_confidential=False, opens_round=False)


def newer(row: Checklist) -> str:
    """Return the edition of the library's that is newer than the trust's; empty where there is none."""
    shape = library_checklists().get(row.key)
    return shape.edition if shape and row.taken_edition and shape.edition > row.taken_edition else ""


def titles_of(row: Checklist, posts: Iterable[Post]) -> list[tuple[AreaShape, str]]:
    """Return each area of a checklist with who answers it; nothing where that is who answers the sheet."""
    every = {f"role:{key}": title for key, title in role_titles().items()}
    every |= {f"post:{post.ref}": post.title for post in posts}
    return [(area, every.get(area.asked, "")) for area in row.shape.areas]


@requires("check.see")
def checklist(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a checklist asks, its rounds, and where the library has a newer edition."""
    row, today = checklist_of(request, ref), clock.today()
    may_run = request.reach.may_everywhere(RUN)
    if request.method == "POST" and may_run:
        deed = request.POST.get("deed")
        if deed == "retire":
            operations.retire_checklist(checklist=row, by=request.user)
            messages.success(request, "Put away. What was found with it stays.")
            return redirect("assurance:checklists", request.trust.slug)
        if deed == "newer" and newer(row):
            operations.take_newer(checklist=row, by=request.user, drawn_from=None)
            messages.success(request, "The newer edition is taken. Rounds that were held keep their questions.")
            return redirect("assurance:checklist", request.trust.slug, row.ref)
    deed = request.POST.get("deed", "") if may_run else ""
    posts = list(Post.objects.filter(trust=request.trust).order_by("title"))
    areas = AreasForm(request.POST if deed == "areas" else None, row=row, posts=posts)
    if areas.is_valid() and saved(areas, lambda: operations.arrange_areas(
        checklist=row, asked=areas.asked(), by=request.user
    )):  # fmt: skip
        messages.success(request, "Kept. It holds for every sheet that is not handed in.")
        return redirect("assurance:checklist", request.trust.slug, row.ref)
    arranging = ArrangeForm(
        request.POST if deed == "arrange" else None, duties=duties_to_follow(request.trust), posts=posts,
        bodies=Body.objects.filter(trust=request.trust, school=None, dissolved_on=None).order_by("name"),
        initial={
            "duty": row.duty.ref if row.duty else "", "looks": row.looks.ref if row.looks else "",
            "runs": row.runs.ref if row.runs else "", "read_by": row.read_by.ref if row.read_by else "",
        },
    )  # fmt: skip
    if arranging.is_valid() and saved(arranging, lambda: operations.arrange_checklist(
        checklist=row, by=request.user, **arranging.facts()
    )):  # fmt: skip
        messages.success(request, "Kept.")
        return redirect("assurance:checklist", request.trust.slug, row.ref)
    rounds = queries.rounds_within(request.reach).filter(checklist=row).defer("document")
    return show(
        request, "assurance/pages/checklist.html", row=row, shape=row.shape, newer=newer(row), may_run=may_run,
        may_open=queries.may_run(request.reach, row), form=arranging,
        areas_form=areas, rounds=rounds, titles=titles_of(row, posts), pillars=PILLARS,
        is_not_yet=bool(row.shape.from_on and row.shape.from_on > today),
        is_over=bool(row.shape.until_on and row.shape.until_on < today),
    )  # fmt: skip


@requires(RUN, somewhere=False)
def write_checklist(request: TrustRequest) -> HttpResponse:
    """Write a checklist of the trust's own: a line for each question, under the name of its area."""
    form = ChecklistForm(request.POST or None)
    made: list[Checklist] = []
    if form.is_valid() and saved(
        form, lambda: made.append(
            operations.write_checklist(trust=request.trust, document=document_of(form), by=request.user)
        ),
    ):  # fmt: skip
        messages.success(request, "Written. A round of it can be opened.")
        return redirect("assurance:checklist", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/write_checklist.html", form=form)


@requires(RUN, somewhere=False)
def revise_checklist(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a checklist: a new edition, which leaves past rounds as they were."""
    row = checklist_of(request, ref)
    shape = row.shape
    form = ChecklistForm(request.POST or None, initial={
        "name": shape.name, "says": shape.says, "of": shape.of, "role": shape.role, "second": shape.second,
        "lines": text_of(shape), "revision": row.revision,
    })  # fmt: skip
    status = 200
    if form.is_valid():
        try:
            if saved(form, lambda: operations.revise_checklist(
                checklist=row, document=document_of(form, shape), by=request.user,
                drawn_from=form.cleaned_data["revision"],
            )):  # fmt: skip
                messages.success(request, f"Edition {row.edition} stands. Rounds that were opened keep theirs.")
                return redirect("assurance:checklist", request.trust.slug, row.ref)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(request, "assurance/pages/revise_checklist.html", status=status, form=form, row=row)

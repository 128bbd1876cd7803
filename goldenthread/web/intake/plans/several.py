"""Mending many parts of a plan that waits at once: those that were ticked, a whole level, or a column of all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.reading import staged_many, staged_plan
from goldenthread.domain.reading.staged_plan import Staged
from goldenthread.features.intake import operations, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans.models import Statement
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.paper_columns import PLAN_COLUMNS, PLAN_MEANINGS

TICKED = "ticked"
MOST_SHOWN = 120
Mend = Callable[[Staged], Staged]

DEEDS = (
    ("in", "Set in one level"), ("out", "Set out one level"), ("join", "Join each to the part above it"),
    ("lines", "Make each line of their text a part below"), ("aside", "Leave them out: no part of the plan"),
)  # fmt: skip
ONE = ("in", "out", "join", "aside")
AS_READ = ""


@dataclass(frozen=True)
class Column:
    """A column of a plan that waits, as a person is asked about it."""

    key: str
    heading: str
    count: int
    example: str
    said: str
    choices: list[tuple[str, str]]


def drawn_from(request: TrustRequest) -> int | None:
    """Return the revision from which the page was drawn."""
    drawn = request.POST.get("revision", "")
    return int(drawn) if drawn.isascii() and drawn.isdigit() and len(drawn) < 9 else None


def deeds(levels: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what may be done to several parts at once."""
    places = [(f"level:{depth}", f"Put them at level {depth}, {name}") for depth, name in enumerate(levels, start=1)]
    further = (f"level:{len(levels) + 1}", f"Put them at a new level {len(levels) + 1}, below {levels[-1]}")
    statements = [
        (f"statement:{key}", f"They state the plan’s {label.lower()}") for key, label in Statement.Kind.choices
    ]
    return [*places, further, *DEEDS, *statements]


def columns(waiting: PlanImport, staged: Staged, shared: Callable[[str], str]) -> list[Column]:
    """Return the columns of a plan that waits, each with what it is taken for."""
    vocabulary = plan_imports.vocabulary_of(waiting.trust).with_columns(waiting.made.get("columns", {}))
    named = PLAN_MEANINGS
    found = []
    for at, (heading, cells) in enumerate(staged_many.headings(staged.parts).items()):
        said = named.get(vocabulary.column(heading), "Words, kept as a column")
        choices = [(AS_READ, said), *(each for each in PLAN_COLUMNS.items() if each[1] != said)]
        words = " ".join(shared(cells[0]).split())
        shown = words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"
        found.append(Column(f"column:{at}", heading, len(cells), shown, said, choices))
    return found


def mend_several(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Do one deed to all parts that were ticked, or to a whole level."""
    deed, which = request.POST.get("deed", ""), request.POST.get("which", TICKED)
    ticked = request.POST.getlist("part")

    def mend(staged: Staged) -> Staged:
        if deed not in dict(deeds(staged.levels)):
            raise staged_plan.CannotMend("Choose what is to be done with them.")
        whole = staged_many.at_level(staged, int(which)) if which.isdecimal() and len(which) < 3 else ticked
        return _doing(deed, whole)(staged)

    operations.mend_plan(waiting=waiting, mend=mend, by=request.user, drawn_from=drawn_from(request))
    messages.success(request, "Done. Look at the outline, and take it back if it is not what you meant.")
    return redirect(f"{_page(request, waiting)}#parts")


def mend_one(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Do one deed to one part, and come back to where it stands or stood."""
    deed, _, part = request.POST.get("one", "").partition(" ")
    before = plan_imports.staged_of(waiting)
    if deed not in ONE:
        raise ValidationError("Choose what is to be done with it.")
    operations.mend_plan(
        waiting=waiting, mend=_doing(deed, [part]), by=request.user, drawn_from=drawn_from(request)
    )  # fmt: skip
    return redirect(f"{_page(request, waiting)}#part-{beside(waiting, part, before)}")


def beside(waiting: PlanImport, part: str, before: Staged) -> str:
    """Return a part or, where it went, the one that stood before it."""
    there = {each.id for each in plan_imports.staged_of(waiting).parts}
    names = [each.id for each in before.parts]
    at = names.index(part) if part in names else 0
    return next((name for name in reversed(names[: at + 1]) if name in there), names[0] if names else "")


def _doing(deed: str, chosen: list[str]) -> Mend:
    name, _, said = deed.partition(":")
    match name:
        case "level":
            return partial(staged_many.set_at, chosen=chosen, depth=int(said))
        case "in" | "out":
            return partial(staged_many.shifted, chosen=chosen, by=1 if name == "in" else -1)
        case "join":
            return partial(staged_many.each_in_turn, chosen=chosen, deed=staged_plan.join_up)
        case "lines":
            return partial(staged_many.lines_as_parts, chosen=chosen)
    kind = said or "furniture"
    return partial(
        staged_many.each_in_turn, chosen=chosen, deed=lambda staged, part: staged_plan.put_aside(staged, part, kind)
    )


def take_back(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Put the parts back as they stood before the last mend."""
    operations.take_back_mend(waiting=waiting, by=request.user, drawn_from=drawn_from(request))
    messages.success(request, "The last mend is taken back. Take it back again to have it after all.")
    return redirect(f"{_page(request, waiting)}#parts")


def tell_columns(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Take what the columns say, once for the whole document."""
    staged = plan_imports.staged_of(waiting)
    told = {
        each.heading: said for each in columns(waiting, staged, str)
        if (said := request.POST.get(each.key, AS_READ)) in PLAN_COLUMNS
    }  # fmt: skip
    if not told:
        raise ValidationError("Choose for one column at least what it says.")
    operations.tell_columns(waiting=waiting, said=told, by=request.user, drawn_from=drawn_from(request))
    messages.success(request, "What the columns say is kept.")
    return redirect(f"{_page(request, waiting)}#parts")


def _page(request: TrustRequest, waiting: PlanImport) -> str:
    return reverse("intake:review_plan", args=[request.trust.slug, waiting.ref])

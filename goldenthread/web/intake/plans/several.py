"""Saying what lines of a plan that waits are: those that were ticked, all that are written alike, a whole level."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.reading.mending.lines import landing
from goldenthread.domain.reading.mending.many import at_level, headings
from goldenthread.domain.reading.mending.staged_plan import Staged
from goldenthread.features.intake import operations, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans.models import Statement
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.paper_columns import PLAN_COLUMNS, PLAN_MEANINGS

TICKED = "ticked"
MOST_SHOWN = 120
MOST_NAMED = 60
MOST_HEADINGS = 500
# What lines may be said to be: the deed, its key, and what it is called.
DEEDS = (
    ("in", "→", "Set in"), ("out", "←", "Set out"), ("text", "T", "Text"), ("join", "J", "Goes on above"),
    ("column", "C", "Column heading"), ("aside", "N", "No part"),
)  # fmt: skip
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


@dataclass(frozen=True)
class Offer:
    """That what was done last may be done to others, which are written alike: some by name, and how many in all."""

    count: int
    near: int
    named: list[tuple[str, str]]
    like: str

    @property
    def more(self) -> int:
        """Return how many are not named."""
        return self.count - len(self.named)


def offer_of(waiting: PlanImport, shared: Callable[[str], str]) -> Offer | None:
    """Return what may be done to others too, in the words of the plan before the last mend."""
    offer = waiting.staged.get(plan_imports.OFFER)
    if not offer:
        return None
    named = [(line, _short(shared(words))) for line, words in offer["alike"][:MOST_NAMED]]
    return Offer(len(offer["alike"]), len(offer["near"]), named, _short(shared(offer["like"])))


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= MOST_SHOWN else f"{plain[:MOST_SHOWN]}…"


def drawn_from(request: TrustRequest) -> int | None:
    """Return the revision from which the page was drawn."""
    drawn = request.POST.get("revision", "")
    return int(drawn) if drawn.isascii() and drawn.isdigit() and len(drawn) < 9 else None


def columns(waiting: PlanImport, staged: Staged, shared: Callable[[str], str]) -> list[Column]:
    """Return the columns of a plan that waits, each with what it is taken for."""
    vocabulary = plan_imports.vocabulary_of(waiting.trust).with_columns(waiting.made.get("columns", {}))
    named = PLAN_MEANINGS
    found = []
    for at, (heading, cells) in enumerate(headings(staged.parts).items()):
        said = named.get(vocabulary.column(heading), "Words, kept as a column")
        choices = [(AS_READ, said), *(each for each in PLAN_COLUMNS.items() if each[1] != said)]
        found.append(Column(f"column:{at}", heading, len(cells), _short(shared(cells[0])), said, choices))
    return found


def mend_lines(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Say of the lines that were ticked, or of a whole level, what they are, and come back to where they stand."""
    deed, which = request.POST.get("deed", ""), request.POST.get("which", TICKED)
    before = plan_imports.settled(waiting).staged
    chosen = request.POST.getlist("line")
    if which.isdecimal() and len(which) < 3:
        chosen = at_level(before, int(which))
    if deed == "statement":
        kind = request.POST.get("kind", "")
        deed = f"statement:{kind if kind in Statement.Kind.values else Statement.Kind.CONTEXT}"
    if deed == "columns":
        deed = f"columns:{request.POST.get('headings', '')[:MOST_HEADINGS]}"
    if deed == "move":
        moving = urlencode({"moving": chosen, "at": request.GET.get("at", "")}, doseq=True)
        return redirect(f"{_page(request, waiting)}?{moving}#parts")
    operations.mend_lines(
        waiting=waiting, deed=deed, chosen=chosen, by=request.user, drawn_from=drawn_from(request)
    )  # fmt: skip
    return redirect(_back(request, waiting, before, chosen))


def mend_alike(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Do what was done last to what is written alike."""
    offer = waiting.staged.get(plan_imports.OFFER) or {"alike": [], "chosen": []}
    kept = set(request.POST.getlist("also"))
    leaving = [line for line, _ in offer["alike"][:MOST_NAMED] if line not in kept]
    near = request.POST.get("decision") == "same near"
    before = plan_imports.settled(waiting).staged
    operations.mend_alike(
        waiting=waiting, near=near, leaving=leaving, by=request.user, drawn_from=drawn_from(request)
    )  # fmt: skip
    return redirect(_back(request, waiting, before, offer["chosen"]))


def take_back(request: TrustRequest, waiting: PlanImport) -> HttpResponse:
    """Put the parts back as they stood before the last mend."""
    before = plan_imports.settled(waiting).staged
    operations.take_back_mend(waiting=waiting, by=request.user, drawn_from=drawn_from(request))
    messages.success(request, "The last mend is taken back. Take it back again to have it after all.")
    return redirect(_back(request, waiting, before, [request.GET.get("at", "")]))


def _back(request: TrustRequest, waiting: PlanImport, before: Staged, chosen: Sequence[str]) -> str:
    """Return the page at the part where something was mended."""
    return there(request, waiting, landing(before, plan_imports.settled(waiting).staged, chosen))


def there(request: TrustRequest, waiting: PlanImport, part: str) -> str:
    """Return the page at a part."""
    return f"{_page(request, waiting)}?{urlencode({'at': part})}#part-{part}"


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

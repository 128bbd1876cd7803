"""What is done on the outline: words saved line by line, parts placed, added, taken out, and the last change undone.

Everything is posted to the outline's own address. What was typed in any line is saved first, then the one deed
that was asked is done. A browser that runs the page's scripts posts one line at a time and is answered with what
changed; any other posts the whole page and is sent back to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.plans.editing.outlining import Typed, mark_of

TITLE, NUMBER, DRAWN = "title-", "number-", "drawn-"


@dataclass
class Done:
    """What came of a post: lines saved, those that could not be, and the part that the deed was about."""

    saved: list[Element] = field(default_factory=list)
    typed: dict[str, Typed] = field(default_factory=dict)
    at: Element | None = None
    gone: str = ""
    is_new: bool = False
    refused: str = ""
    says: str = ""

    @property
    def is_conflict(self) -> bool:
        return any(typed.stands for typed in self.typed.values())

    @property
    def status(self) -> int:
        return 409 if self.is_conflict else 422 if self.typed or self.refused else 200


def do(request: TrustRequest, plan: Plan) -> Done:
    """Save what was typed, then do what was asked; what is refused is said and nothing typed is lost."""
    done = Done()
    for key in request.POST:
        ref = key.removeprefix(TITLE)[:12]
        if key.startswith(TITLE) and ref not in ("new", request.POST.get("theirs")):
            _save_line(request, plan, ref, done)
    asked = next((name for name in DEEDS if request.POST.get(name)), None)
    if asked and not done.typed:
        try:
            DEEDS[asked](request, plan, request.POST[asked][:40], done)
        except ValidationError as refused:
            done.refused = " ".join(refused.messages)
    return done


def changes_shape(posted: QueryDict) -> bool:
    """Say whether a post can change more lines than those whose words it carries."""
    return any(posted.get(name) for name in DEEDS)


def part_of(plan: Plan, ref: str) -> Element:
    """Return a part of a plan that the reader may change; one that was taken out is refused in words."""
    element = Element.objects.select_related("plan__trust", "parent").filter(plan=plan, ref=ref).first()
    if element is None:
        raise ValidationError("This plan has no such part.")
    if element.removed_at is not None:
        raise ValidationError(
            f"“{element}” was taken out of the plan since you opened this page. It can be brought back from the foot "
            "of the page."
        )
    return element


def _save_line(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
    number = " ".join(request.POST.get(NUMBER + ref, "").split())
    title = " ".join(request.POST.get(TITLE + ref, "").split())
    drawn = request.POST.get(DRAWN + ref, "")
    if mark_of(number, title) == drawn:
        return
    try:
        element = part_of(plan, ref)
        if (element.number, element.title) == (number, title):
            done.saved.append(element)
        elif mark_of(element.number, element.title) == drawn:
            done.saved.append(_revise(request, element, number, title))
        else:
            done.typed[ref] = Typed(number, title, "", stands=element)
    except Stale as stale:
        done.typed[ref] = Typed(number, title, "", stands=stale.row)
    except ValidationError as refused:
        done.typed[ref] = Typed(number, title, " ".join(refused.messages))


def _revise(request: TrustRequest, element: Element, number: str, title: str) -> Element:
    return operations.revise_element(
        element=element, number=number, title=title, drawn_from=element.revision, by=request.user
    )


def _step(steps: int) -> Callable[[TrustRequest, Plan, str, Done], None]:
    def step(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
        done.at = operations.move_element(element=part_of(plan, ref), steps=steps, by=request.user)

    return step


def _move_in(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
    """Place a part under the neighbour before it."""
    element = part_of(plan, ref)
    above = editing.neighbour_before(element)
    if above is None:
        raise ValidationError("Nothing stands before it at its level, so it cannot go beneath.")
    done.at = operations.move_element(element=element, under=above, by=request.user)


def _move_out(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
    """Place a part right after the one that it stands under."""
    element = part_of(plan, ref)
    if element.parent is None:
        raise ValidationError("It stands at the top of the plan already.")
    done.at = operations.move_element(element=element, after=element.parent, by=request.user)


def _place(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
    """Place a part where it was dropped: after or before a neighbour, or under a part."""
    element = part_of(plan, ref)
    where: dict[str, Any] = {
        name: part_of(plan, request.POST[f"place_{name}"][:12])
        for name in ("after", "before", "under")
        if request.POST.get(f"place_{name}")
    }  # fmt: skip
    done.at = operations.move_element(element=element, by=request.user, **where)


def _add(request: TrustRequest, plan: Plan, where: str, done: Done) -> None:
    """Add a part: after:REF, under:REF, or under: for the top of the plan."""
    how, _, ref = where.partition(":")
    beside = part_of(plan, ref) if ref else None
    place = {"after": beside} if how == "after" else {"under": beside}
    title = " ".join(request.POST.get("title-new", "").split())
    done.at = operations.add_element(plan=plan, title=title, by=request.user, **place)
    done.is_new = True


def _take_out(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
    element = part_of(plan, ref)
    operations.remove_element(element=element, by=request.user)
    done.gone, done.says = ref, f"{element} is taken out."


def _undo(request: TrustRequest, plan: Plan, ref: str, done: Done) -> None:
    reversible = editing.reversible(plan, request.user, ref)
    if reversible is None:
        raise ValidationError("That was undone already.")
    done.at = operations.undo(reversible=reversible, by=request.user)
    done.says = f"Undone: {reversible.says}."


DEEDS: dict[str, Callable[[TrustRequest, Plan, str, Done], None]] = {
    "up": _step(-1),
    "down": _step(1),
    "in": _move_in,
    "out": _move_out,
    "place": _place,
    "add": _add,
    "take_out": _take_out,
    "undo": _undo,
}

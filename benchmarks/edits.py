"""Edits in a plan of 2,000 parts as the outline's own scripts send them, held against a bare view of the plan."""

from collections.abc import Callable, Iterator
from itertools import count

from benchmarks.server import Visitor
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Element
from goldenthread.web.plans.editing.outlining import mark_of

TIMES = 3
Deed = Callable[[], float]


def deeds(trust: Trust, visitor: Visitor) -> Iterator[tuple[str, Deed, str]]:
    """Yield each edit's name, the deed that makes it and returns its milliseconds, and its bare view."""
    plan = trust.plans.get(kind="trust")
    address, bare = f"/{trust.slug}/plan/{plan.ref}/edit/", f"/{trust.slug}/bare-plan/"
    aims = list(Element.objects.filter(plan=plan, depth=2).order_by("order", "pk")[:2])
    turn = count()

    def change_words() -> float:
        was = Element.objects.get(pk=aims[0].pk)
        typed = {
            f"title-{was.ref}": f"Changed {next(turn)}", f"number-{was.ref}": was.number,
            f"drawn-{was.ref}": mark_of(was.number, was.title),
        }  # fmt: skip
        return visitor.milliseconds_to_post(address, typed)

    def move() -> float:
        return visitor.milliseconds_to_post(address, {"down" if next(turn) % 2 else "up": aims[1].ref})

    yield "words changed in a plan of 2,000 parts", change_words, bare
    yield "a part moved in a plan of 2,000 parts", move, bare

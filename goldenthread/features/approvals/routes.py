"""The order in which kinds of thing are agreed: library/routes, or the trust's own in its place."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.features.approvals.models import OwnRoute
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.words import in_own_words
from goldenthread.foundation import library

OTHER = "other"


class Step(BaseModel):
    """One yes: its key, what is done at it, how it is said, and the decision of the scheme that says who may."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern=r"^[a-z0-9-]{1,20}$")
    verb: str
    says: str
    decision: str


class Route(BaseModel):
    """The steps of one kind of thing, first to last. `review_months`: when it is looked at next, once agreed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(max_length=40)
    title: str
    review_months: int = 0
    steps: list[Step] = Field(min_length=1)

    @property
    def keys(self) -> list[str]:
        return [step.key for step in self.steps]


class _Routes(BaseModel):
    model_config = ConfigDict(extra="forbid")

    of: str
    routes: list[Route]


@cache
def library_routes() -> dict[str, dict[str, Route]]:
    """Return every route of the library, by the kind of subject and its key."""
    found: dict[str, dict[str, Route]] = {}
    for file in sorted(Path(library.folder(), "routes").glob("*.yaml")):
        held = library.read_as(f"routes/{file.name}", _Routes)
        found.setdefault(held.of, {}).update({route.key: route for route in held.routes})
    return found


def route_for(trust: Trust, of: str, key: str) -> Route:
    """Return the order that applies in a trust, in its own words: one query."""
    own = OwnRoute.objects.filter(trust=trust, of=of, key__in=(key, OTHER))
    return chosen(trust, of, key, {(of, one.key): one.steps for one in own})


def routes_of(trust: Trust) -> list[tuple[str, Route, bool]]:
    """Return every order that applies in a trust, each with its kind of subject and whether it is the trust's own."""
    own = {(one.of, one.key): one.steps for one in OwnRoute.objects.filter(trust=trust)}
    return [
        (of, chosen(trust, of, key, own), (of, key) in own)
        for of, routes in library_routes().items()
        for key in routes
    ]


def chosen(trust: Trust, of: str, key: str, own: Mapping[tuple[str, str], Iterable[Any]]) -> Route:
    """Return the route of a key, or that of all others, with the trust's own steps where it has some."""
    routes = library_routes()[of]
    key = key if key in routes else OTHER if OTHER in routes else next(iter(routes))
    route = routes[key]
    steps = [Step.model_validate(step) for step in own[(of, key)]] if (of, key) in own else route.steps
    return route.model_copy(update={"steps": [in_words(trust, step) for step in steps]})


def in_words(trust: Trust, step: Step) -> Step:
    """Return a step as the trust says it."""
    return step.model_copy(update={"says": in_own_words(trust, step.says)})


def steps_to_choose(of: str, key: str) -> list[Step]:
    """Return the steps by which a trust makes an order of its own: the kind's own first, then what others have."""
    routes = library_routes()[of]
    found: dict[str, Step] = {}
    for route in (routes[key], *routes.values()):
        for step in route.steps:
            found.setdefault(step.says, step)
    return list(found.values())

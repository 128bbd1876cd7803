"""The actions that were made of things found elsewhere, as a reader may see them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Action, Status
from goldenthread.features.plans.queries.visible import actions

Pointer = tuple[str, str]


class Made(NamedTuple):
    """An action that was made of something, with its part and its plan, and how it stands today."""

    action: Action
    stands: str

    @property
    def is_given_up(self) -> bool:
        return self.action.status in (Status.MOVED, Status.DROPPED)


def made_of(reach: Reach, pointers: Iterable[Pointer], today: dt.date) -> Mapping[Pointer, Sequence[Made]]:
    """Return, by kind and reference, the actions within sight that were made of some things: one query."""
    refs: dict[str, set[str]] = defaultdict(set)
    for kind, ref in pointers:
        refs[kind].add(ref)
    asked = Q(pk__in=[])
    for kind, named in refs.items():
        asked |= Q(source_kind=kind, source_ref__in=named)
    rows = (
        actions(reach)
        .filter(asked)
        .select_related("element__plan__school", "element__plan__unit", "element__parent", "post", "verifier")
    )
    found: dict[Pointer, list[Made]] = defaultdict(list)
    for action in rows.order_by("pk"):
        found[action.source_kind, action.source_ref].append(Made(action, action.standing(today)))
    return found

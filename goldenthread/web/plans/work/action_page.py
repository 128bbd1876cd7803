"""One action as its page places it: how it stands, the dates that it had, what it arose from."""

from functools import cached_property

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import action_status
from goldenthread.features.plans.models import Action, Occurrence, Redating
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Subject


class ActionPage:
    """An action with its history."""

    def __init__(self, reach: Reach, action: Action) -> None:
        self.reach = reach
        self.action = action

    @property
    def stands(self) -> str:
        return self.action.standing(clock.today())

    @property
    def moved(self) -> str:
        return action_status.moved_words(self.action.times_moved)

    @cached_property
    def redatings(self) -> list[Redating]:
        return list(self.action.redatings.select_related("by"))

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        return list(self.action.occurrences.select_related("by")[:24])

    @cached_property
    def source(self) -> Subject | None:
        """What it arose from, where the reader may see that."""
        pointer = (self.action.source_kind, self.action.source_ref)
        return subjects.find(self.reach, [pointer]).get(pointer) if pointer[0] else None

"""How counts of children are laid out: school by school in one round, and round by round in one place."""

from collections.abc import Sequence

from goldenthread.features.assurance.queries.children import Counts
from goldenthread.features.organisations.models import School
from goldenthread.web.assurance.presenters import in_words


class CountsPage:
    """A round of counts, the newest first of those given, and what the same counts were before."""

    def __init__(self, counts: Sequence[Counts], asked: str, *, of_trust: bool) -> None:
        self.now, self.times, self.of_trust = counts[0], list(reversed(counts)), of_trust
        self.schools = self.now.schools
        first = None if of_trust else next(iter(self.schools), None)
        self.place: School | None = next((one for one in self.schools if one.ref == asked), first)

    @property
    def rows(self) -> list[tuple[str, list[str], str]]:
        """Each count by school, and in the trust."""
        return [
            (row.question.asks, [row.by_school.get(school.pk, "") for school in self.schools], row.trust)
            for row in self.now.rows
        ]

    @property
    def columns(self) -> list[str]:
        return [in_words(one.round.period) for one in self.times]

    @property
    def over_time(self) -> list[tuple[str, list[str]]]:
        """Each count in one place over the rounds; empty where a round did not ask for it."""
        told = [{row.question.key: self._of(row.by_school, row.trust) for row in one.rows} for one in self.times]
        return [(row.question.asks, [time.get(row.question.key, "") for time in told]) for row in self.now.rows]

    def _of(self, by_school: dict[int, str], trust: str) -> str:
        return by_school.get(self.place.pk, "") if self.place else trust

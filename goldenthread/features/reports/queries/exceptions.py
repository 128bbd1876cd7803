"""What stands out, measure by measure: those that are off track for the whole trust first, then in its schools."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries.asking import Question

SERIOUS = ("off track", "at risk")


@dataclass(frozen=True)
class Exceptional:
    """A measure that is off track or at risk somewhere."""

    measure: Measure
    trust: Cell | None
    schools: Sequence[tuple[School, Cell]]

    def at(self, status: str) -> list[School]:
        return [school for school, cell in self.schools if cell.status == status]

    @property
    def is_the_trusts(self) -> bool:
        return self.trust is not None and self.trust.status in SERIOUS

    @property
    def worst(self) -> tuple[School | None, Cell]:
        """Return the cell that tells most: the trust's where it is serious, else the worst school's."""
        if self.trust is not None and self.trust.status in SERIOUS:
            return None, self.trust
        return min(self.schools, key=lambda each: SERIOUS.index(each[1].status))

    @property
    def seriousness(self) -> tuple[int, int, int, int]:
        at_large = SERIOUS.index(self.trust.status) if self.trust and self.is_the_trusts else len(SERIOUS)
        return at_large, -len(self.at("off track")), -len(self.at("at risk")), self.measure.order


def exceptional(asked: Question) -> list[Exceptional]:
    """Return the measures that are off track or at risk somewhere, the most serious first."""
    found = []
    for measure in asked.measures:
        places = asked.cells.get(measure.pk, {})
        schools = [
            (school, cell) for school in asked.schools if (cell := places.get(school.pk)) and cell.status in SERIOUS
        ]
        one = Exceptional(measure, places.get(None), schools)
        if one.is_the_trusts or schools:
            found.append(one)
    return sorted(found, key=lambda one: one.seriousness)

"""Bodies and their people, shaped for a page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from goldenthread.domain.plans.frozen_plan import FrozenPart, FrozenStatement
from goldenthread.features.members.queries import BodyResult, Line
from goldenthread.features.organisations.models import Body
from goldenthread.features.organisations.queries import BodyStanding, Sitting
from goldenthread.features.plans.models import Statement, Version

SAYS_WHAT_FOR = (Statement.Kind.VISION, Statement.Kind.MISSION)


class BodyPage:
    """What one body lacks, said in sentences; and who came how often, where that is known."""

    def __init__(
        self, standing: BodyStanding, came: Mapping[tuple[int, str, str], tuple[int, int]] | None = None
    ) -> None:
        self.standing, self.body, self.came = standing, standing.body, came or {}

    @property
    def members(self) -> list[tuple[Sitting, int, int]]:
        """Return who sits on it, to how many meetings of the last year each came, and of how many."""
        return [(one, *self._came(one)) for one in self.standing.members]

    def _came(self, one: Sitting) -> tuple[int, int]:
        return self.came.get((self.body.pk, one.key, one.name), (0, 0))

    @property
    def organisations(self) -> list[tuple[str, int, int]]:
        """Return from where people came in the last year: how often, of how many times that they were called."""
        sums: dict[str, tuple[int, int]] = {}
        for one in self.standing.everybody:
            came, called = self._came(one)
            whence = (one.membership.organisation if one.membership else "") or (
                one.school.short_name if one.school else ""
            )
            if called and whence:
                before = sums.get(whence, (0, 0))
                sums[whence] = before[0] + came, before[1] + called
        return sorted(((name, *both) for name, both in sums.items()), key=lambda row: (-row[1], row[0]))

    @property
    def amiss(self) -> list[str]:
        found = self.standing.stands
        said = [_vacancy(sort, number) for sort, number in found.vacancies]
        if found.too_many:
            said.append(f"{found.members} sit on it, and {self.body.size_most} is the most.")
        said += [f"{number} too many {sort.lower()} members." for sort, number in found.crowded]
        said += [f"Nobody watches over {link}.{_why(self.body, link)}" for link in found.missing_links]
        if found.inexperienced:
            wanted = f" ({self.body.experience})" if self.body.experience else ""
            said.append(f"Members with experience{wanted}: it wants {self.body.experienced_least} "
                        f"and lacks {found.inexperienced}.")  # fmt: skip
        if self.standing.unrepresented:
            names = ", ".join(school.short_name for school in self.standing.unrepresented)
            said.append(f"Nobody is in it from {names}.")
        said += [
            f"Nobody speaks for {', '.join(names)} of {school.short_name}." for school, names in self.standing.unheard
        ]
        if self.standing.is_late:
            said.append("Its last day has passed, and nobody has said what came of it.")
        return said

    @property
    def composition(self) -> str:
        """Return how many it asks for, in words."""
        least, most = self.body.size_least, self.body.size_most
        if least is None and most is None:
            return ""
        if most is None:
            return f"at least {least}"
        if least is None or least == 0:
            return f"at most {most}"
        return f"{least}" if least == most else f"{least} to {most}"

    @property
    def headline(self) -> str:
        stands, number = self.standing, self.standing.stands.members
        if stands.is_over:
            return f"{self.body.name} was dissolved"
        people = "nobody sits" if not number else "one sits" if number == 1 else f"{number} sit"
        vacant = stands.vacant
        short = f", and {vacant} {'seat is' if vacant == 1 else 'seats are'} vacant" if vacant else ""
        return f"{self.body.name}: {people} on it{short}"


class BodiesPage:
    """Every body, under the sort that it is of, with what wants doing first."""

    def __init__(self, found: Sequence[BodyStanding], today: dt.date) -> None:
        self.today = today
        self.present = [one for one in found if not one.is_over]
        self.over = sorted((one for one in found if one.is_over), key=_dissolved, reverse=True)

    @property
    def vacant(self) -> int:
        return sum(one.vacant for one in self.present)

    @property
    def ending(self) -> list[tuple[BodyStanding, Sitting]]:
        soon = [(one, seat) for one in self.present for seat in one.ending]
        return sorted(soon, key=lambda pair: pair[1].seat.last_on or self.today)

    @property
    def run_out(self) -> list[tuple[BodyStanding, Sitting]]:
        return [(one, seat) for one in self.present for seat in one.run_out]

    @property
    def by_kind(self) -> list[tuple[str, str, list[tuple[BodyStanding, BodyPage]]]]:
        kinds = [(kind, label, [one for one in self.present if one.body.kind == kind]) for kind, label in LABELS]
        return [(kind, label, [(one, BodyPage(one)) for one in rows]) for kind, label, rows in kinds if rows]

    @property
    def headline(self) -> str:
        ends = len(self.ending)
        vacant = f"{self.vacant or 'No'} {'seat is' if self.vacant == 1 else 'seats are'} vacant"
        terms = f"{ends or 'no'} {'term ends' if ends == 1 else 'terms end'} in the next six months"
        return f"{vacant}, and {terms}"


class Matrix(NamedTuple):
    """Skills by body: the bodies, and group by group each skill with how many of each body have it."""

    bodies: list[Body]
    groups: list[tuple[str, list[tuple[Line, list[tuple[Line, str]]]]]]


def skills_matrix(results: Sequence[BodyResult]) -> Matrix | None:
    """Return the skills of all bodies side by side; nothing where no body's are shown, or it asks of no skills."""
    shown = [one for one in results if one.is_shown and any(line.have for line in one.lines)]
    if not shown:
        return None
    groups = []
    for at, (name, lines) in enumerate(shown[0].groups):
        across = [[result.groups[at][1][place] for result in shown] for place in range(len(lines))]
        groups.append((name, [(row[0], [(line, _met(line)) for line in row]) for row in across]))
    return Matrix([one.body for one in shown], groups)


def _met(line: Line) -> str:
    if line.have is None or line.have.answered == 0:
        return "no data"
    if not line.have.short:
        return "met"
    return "at risk" if line.have.have else "off track"


LABELS = (
    (Body.Kind.MEMBERS, "Members"), (Body.Kind.BOARD, "The board"), (Body.Kind.COMMITTEE, "Committees"),
    (Body.Kind.LOCAL_BODY, ""), (Body.Kind.GROUP, "Groups"),
)  # fmt: skip


def _vacancy(sort: str, number: int) -> str:
    what = f"{sort.lower()} " if sort else ""
    return f"One {what}seat is vacant." if number == 1 else f"{number} {what}seats are vacant."


def _why(body: Body, link: str) -> str:
    said = next((one.get("why", "") for one in body.links if one["name"] == link), "")
    return f" {said}" if said else ""


def _dissolved(one: BodyStanding) -> dt.date:
    return one.body.dissolved_on or dt.date.min


class Adopted:
    """A plan as a body adopted it: what it says that the place is for, and what comes first."""

    def __init__(self, version: Version) -> None:
        self.version, self.document = version, version.document

    @property
    def states(self) -> list[FrozenStatement]:
        return [one for one in self.document.statements if one.kind in SAYS_WHAT_FOR and not one.part]

    @property
    def first(self) -> list[FrozenPart]:
        return [part for part in self.document.parts if part.depth == 1]

    @property
    def first_called(self) -> str:
        return self.document.level(1).many

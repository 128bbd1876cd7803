"""What a school decides for itself in its phase, by the scheme as it holds there, and what the trust holds for it."""

import datetime as dt
from dataclasses import dataclass

from goldenthread.features.delegation.models import Party
from goldenthread.features.delegation.queries import Answer, answers_in, scheme_on, whole
from goldenthread.features.improvement.ladder_shapes import PhaseShape
from goldenthread.features.organisations.freedoms import Freedom, freedoms
from goldenthread.features.organisations.models import School


@dataclass(frozen=True)
class Holds:
    """One freedom: whose it is now and since when, and what the phase says of it, and whose it would be by that."""

    key: str
    freedom: Freedom
    held: dict[str, str] | None
    phase_says: str
    by_phase: str = ""
    began: dt.date | None = None

    @property
    def since(self) -> dt.date | None:
        return dt.date.fromisoformat(self.held["since"]) if self.held else None

    @property
    def differs(self) -> bool:
        """Say whether the phase would give it to another than has it."""
        return bool(self.by_phase) and (self.by_phase == "trust") != bool(self.held)

    @property
    def is_left(self) -> bool:
        """Say whether it was taken in an earlier phase, and the phase does not say whose it is now."""
        return bool(not self.by_phase and self.since and self.began and self.since < self.began)


@dataclass(frozen=True)
class Decides:
    """The decisions of a school: those of its local body, of its head, and those that its phase or a grant moved."""

    body: list[Answer]
    head: list[Answer]
    moved: list[Answer]


def held_of(school: School, phase: PhaseShape | None, began: dt.date | None) -> list[Holds]:
    """Return each freedom as it stands at a school, whose phase began on a day."""
    said = phase.autonomy if phase else ()
    found = []
    for key, each in freedoms().items():
        one = next((one for one in said if any(word in one.what.casefold() for word in each.words)), None)
        held = school.held_back.get(key)
        found.append(Holds(key, each, held, one.held if one else "", one.by if one else "", began))
    return found


def decided_by_school(school: School, day: dt.date) -> Decides | None:
    """Return what a school decides on a day, by the scheme in force; None where there is none."""
    scheme = scheme_on(school.trust, day)
    if scheme is None:
        return None
    held = whole(scheme)
    topics = list(dict.fromkeys(line.row.topic for line in held.lines))
    answers = answers_in(held, school.trust, topics, on=day, school=school)
    found = Decides([], [], [answer for answer in answers if answer.variance is not None])
    for answer in answers:
        deciding = [acting.party for acting in (*answer.deciders, *answer.subject_to)]
        deciding += [acting.party for band in answer.bands for acting in band.deciders]
        local = [party for party in deciding if party.level == Party.Level.LOCAL]
        if any(not party.role and not party.post_id for party in local):
            found.body.append(answer)
        elif local:
            found.head.append(answer)
    return found

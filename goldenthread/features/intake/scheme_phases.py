"""What a scheme that was brought in says of phases: who decides there, and whether that holds already."""

from dataclasses import dataclass

from django.utils.text import slugify

from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import InPhase
from goldenthread.features.delegation.models import Variance
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.intake.models import SchemeImport


@dataclass(frozen=True)
class PhaseOfScheme:
    """A column of the file: the phase of a ladder of the trust that is called so, if any, and what differs there."""

    name: str
    key: str
    told: tuple[InPhase, ...]
    standing: frozenset[str] = frozenset()

    @property
    def to_come(self) -> tuple[InPhase, ...]:
        """What would hold there and does not yet."""
        return tuple(each for each in self.told if self.key and each.topic not in self.standing)


def key_of(words: str) -> str:
    """Return the key that a decision or a party of a file gets from its words."""
    return slugify(words)[:50] or "line"


def phases_of(waiting: SchemeImport) -> list[PhaseOfScheme]:
    """Return what differs in each phase that the file has a column for, in the order of its columns."""
    read = scheme_reading.from_json(waiting.reading)
    if not read.phases:
        return []
    ladders = Ladder.objects.filter(trust=waiting.trust, retired_on=None, adopted_on__isnull=False)
    keys = {name.casefold(): key for ladder in ladders for key, name in ladder.shape.names.items()}
    standing: dict[str, set[str]] = {}
    for phase, topic in Variance.objects.filter(
        trust=waiting.trust, school=None, until_on=None, needs_grant=False
    ).values_list("phase", "topic"):  # fmt: skip
        standing.setdefault(phase, set()).add(topic)
    told: dict[str, list[InPhase]] = {}
    for each in scheme_reading.said_of_phases(read, waiting.answers, key_of):
        told.setdefault(each.phase, []).append(each)
    called = {name: keys.get(name.strip().casefold(), "") for name in told}
    return [
        PhaseOfScheme(name, called[name], tuple(each), frozenset(standing.get(called[name], ())))
        for name, each in told.items()
    ]

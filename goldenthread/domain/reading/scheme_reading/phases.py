"""What a scheme with a column for each phase says of each: who decides there, where that is another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.domain.deciding.delegation import Line
from goldenthread.domain.reading.scheme_reading.kept import ReadLine, ReadScheme
from goldenthread.domain.reading.scheme_reading.settling import COLUMN, in_column, left_key, party_keys, topics_of


@dataclass(frozen=True)
class InPhase:
    """A decision that others take in one phase: its lines there, and who is named in them."""

    phase: str
    topic: str
    title: str
    lines: tuple[Line, ...]
    names: tuple[str, ...]


def said_of_phases(
    read: ReadScheme, answers: Mapping[str, str], key_of: Callable[[str], str]
) -> Iterator[InPhase]:  # fmt: skip
    """Yield what differs in each phase from the column that holds outside every phase, phase by phase."""
    keys, topics = party_keys(read, key_of), topics_of(read, key_of)
    chosen = answers.get(COLUMN, "")
    kin: dict[str, list[ReadLine]] = {}
    for place, (topic, line) in enumerate(zip(topics, in_column(read, answers).lines, strict=True)):
        if answers.get(left_key(place)):
            continue
        kin.setdefault(topic, []).append(line)
    for phase in read.phases:
        for topic, lines in kin.items():
            if phase == chosen or all(_there(line, phase) == line.marks for line in lines):
                continue
            held = tuple(
                Line(
                    topic, {keys[party]: frozenset(verbs) for party, verbs in _there(line, phase)},
                    line.band.above, line.band.up_to, jointly=len(_there(line, phase)) > 1,
                )
                for line in lines
            )  # fmt: skip
            names = dict.fromkeys(party for line in lines for party, _ in _there(line, phase))
            yield InPhase(phase, topic, lines[0].band.words or lines[0].title, held, tuple(names))


def _there(line: ReadLine, phase: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return dict(line.by_phase).get(phase, ())

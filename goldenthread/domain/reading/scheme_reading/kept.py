"""What was read of a scheme, and how that is kept while it waits for answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from goldenthread.domain.reading.columns import Told
from goldenthread.domain.reading.scheme_reading.bands import Found

Marks = tuple[tuple[str, tuple[str, ...]], ...]
TURNED, ACROSS = "turned", "across"


@dataclass(frozen=True)
class ReadLine:
    """A decision as it was read: its words, its limit, and the marks under each party.

    `by_phase` holds such marks for each column that tells of a phase, where the table has these.
    """

    section: str
    title: str
    number: str = ""
    band: Found = field(default_factory=lambda: Found(""))
    marks: Marks = ()
    condition: str = ""
    by_phase: tuple[tuple[str, Marks], ...] = ()


@dataclass(frozen=True)
class ReadScheme:
    """What was read: the parties as they are called, the lines, and what the table's own key says.

    `notes` are those at the foot that belong to no line; `columns` what each column of a table was taken for; `ways`
    how a table was read whose columns are none of these: TURNED, or ACROSS.
    """

    parties: tuple[str, ...]
    lines: tuple[ReadLine, ...]
    said: dict[str, str] = field(default_factory=dict, hash=False)
    flaws: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    columns: dict[int, Told] = field(default_factory=dict, hash=False)
    ways: dict[int, str] = field(default_factory=dict, hash=False)

    @property
    def phases(self) -> tuple[str, ...]:
        """The columns that tell of phases, in their order."""
        return tuple(dict.fromkeys(name for line in self.lines for name, _ in line.by_phase))


def as_json(read: ReadScheme) -> dict[str, Any]:
    """Return what was read as it is kept while it waits for answers."""
    return {
        "parties": list(read.parties), "said": read.said, "flaws": list(read.flaws),
        "notes": list(read.notes),
        "columns": {str(place): [told.row, list(told.means)] for place, told in read.columns.items()},
        "ways": {str(place): way for place, way in read.ways.items()},
        "lines": [
            {
                "section": line.section, "title": line.title, "number": line.number, "condition": line.condition,
                "words": line.band.words, "unit": line.band.unit, "above": _plain_amount(line.band.above),
                "up_to": _plain_amount(line.band.up_to), "marks": _marks_kept(line.marks),
                "by_phase": [[phase, _marks_kept(each)] for phase, each in line.by_phase],
            }
            for line in read.lines
        ],
    }  # fmt: skip


def from_json(kept: Mapping[str, Any]) -> ReadScheme:
    """Return what was read as it was kept."""
    lines = tuple(
        ReadLine(
            line["section"], line["title"], line["number"],
            Found(line["words"], line["unit"], _amount_of(line["above"]), _amount_of(line["up_to"])),
            _marks_of(line["marks"]), line["condition"],
            tuple((phase, _marks_of(each)) for phase, each in line.get("by_phase", ())),
        )
        for line in kept.get("lines", ())
    )  # fmt: skip
    flaws, notes = (tuple(kept.get(name, ())) for name in ("flaws", "notes"))
    columns = {int(place): Told(row, tuple(means)) for place, (row, means) in kept.get("columns", {}).items()}
    ways = {int(place): way for place, way in kept.get("ways", {}).items()}
    return ReadScheme(tuple(kept.get("parties", ())), lines, dict(kept.get("said", {})), flaws, notes, columns, ways)


def _marks_kept(marks: Marks) -> list[list[Any]]:
    return [[party, list(has)] for party, has in marks]


def _marks_of(kept: Iterable[Any]) -> Marks:
    return tuple((party, tuple(has)) for party, has in kept)


def _plain_amount(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _amount_of(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)

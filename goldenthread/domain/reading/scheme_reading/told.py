"""What a person says of the columns of a scheme, and what was understood of them, in the same words."""

from collections.abc import Sequence

from goldenthread.domain.deciding.delegation import VERBS
from goldenthread.domain.reading.columns import Told, width
from goldenthread.domain.reading.scheme_reading.columns import Grid, Head, name_of

DECISION, REF, SECTION, NOTE, LIMIT, PARTY, PHASE, KIND = (
    "decision", "ref", "section", "note", "limit", "party", "phase", "kind",
)  # fmt: skip


def codes_of(head: Head, grid: Grid) -> Told:
    """Return what each column was taken for; an empty word where nothing was."""
    single = {
        head.decision: DECISION, head.ref: REF, head.section: SECTION, head.limit: LIMIT, head.kind: KIND,
    }  # fmt: skip
    found = {place: code for place, code in single.items() if place is not None}
    found |= dict.fromkeys(head.notes, NOTE) | dict.fromkeys(head.phases, PHASE) | dict.fromkeys(head.parties, PARTY)
    found |= head.verbs
    return Told(head.row, tuple(found.get(place, "") for place in range(width(grid))))


def head_told(grid: Grid, told: Told) -> Head:
    """Return the columns as a person told them. What names nobody above it is called by its place."""
    above = [*(grid[told.row - 1] if told.row else ()), *[""] * width(grid)]
    # Of two storeys of headings the lower may leave to the upper what it does not say.
    names = [own or over for own, over in zip([*grid[told.row], *[""] * width(grid)], above, strict=False)]
    at = {code: [place for place, said in enumerate(told.means) if said == code] for code in set(told.means)}

    def one(code: str) -> int | None:
        return next(iter(at.get(code, ())), None)

    def called(places: Sequence[int]) -> dict[int, str]:
        return {place: name_of(names[place]) or f"Column {place + 1}" for place in places}

    return Head(
        told.row, one(DECISION) or 0, one(REF), one(SECTION), at.get(NOTE, []), one(LIMIT),
        parties=called(at.get(PARTY, ())), phases=called(at.get(PHASE, ())), kind=one(KIND),
        verbs={place: said for place, said in enumerate(told.means) if said in VERBS},
    )  # fmt: skip

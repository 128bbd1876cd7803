"""A whole ladder out of what was read, each row in the role that a person confirmed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.domain.reading.ladder_reading.bounds import (
    due_of,
    is_test,
    is_tested,
    key_of,
    lasts_of,
    settled,
    test_under,
    tests_of,
)
from goldenthread.domain.reading.ladder_reading.grid import ReadLadder, Row

Measures = Mapping[str, Iterable[str]]
ROUNDS = {
    "daily": "week", "each day": "week", "every day": "week", "fortnight": "fortnight", "monthly": "month",
    "every month": "month", "each month": "month", "each week": "week", "each half term": "half term",
    "each year": "year", "weekly": "week", "every week": "week",
    "half-term": "half term", "half term": "half term", "termly": "term",
    "every term": "term", "each term": "term", "annual": "year", "yearly": "year", "every year": "year",
}  # fmt: skip


def document_of(
    found: ReadLadder, roles: Mapping[int, str], *, key: str, name: str, ages: tuple[int, int], measures: Measures,
    from_strongest: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Return what was read as a ladder is kept: its phases from the most help to the most freedom."""
    laid = _Laid(found, measures)
    for at, row in enumerate(found.rows):
        laid.lay(at, row, roles.get(at, row.role))
    for phase, criteria in zip(laid.phases, settled([phase["criteria"] for phase in laid.phases]), strict=True):
        phase["criteria"] = criteria
    phases = laid.phases[::-1] if from_strongest else laid.phases
    return {
        "key": key,
        "name": name,
        "ages": list(ages),
        "areas": laid.areas,
        "judged": laid.judged,
        "phases": phases,
    }


class _Laid:
    """Phases that rows are laid into, one after another."""

    def __init__(self, found: ReadLadder, measures: Measures) -> None:
        self.measures = measures
        self.areas: list[dict[str, str]] = []
        self.judged: list[dict[str, Any]] = []
        self._taken: set[str] = set()
        keys: set[str] = set()
        self.phases: list[dict[str, Any]] = [
            {"key": _fresh(phase, keys), "name": phase, "criteria": [], "autonomy": [], "descriptors": [],
             "qualities": [], "items": []}
            for phase in found.phases
        ]  # fmt: skip

    def lay(self, at: int, row: Row, role: str) -> None:
        """Put a row into each phase that it speaks of, as its role asks."""
        key = f"{at}-{key_of(row.label)}"[:60]
        if role == "work":
            self.areas.append({"key": key, "name": row.label[:80]})
        if role == "judged":
            said = {self.phases[n]["key"]: " ".join(lines)[:400] for n, lines in row.cells.items()}
            self.judged.append({"key": key, "name": row.label[:80], "says": said})
        for n, lines in row.cells.items():
            self._lay(self.phases[n], role, row.label, lines, key)

    def _lay(self, phase: dict[str, Any], role: str, label: str, lines: Sequence[str], area: str) -> None:
        if role == "lasts":
            phase["lasts"] = lasts_of(" ".join(lines))
        elif role == "criteria":
            phase["criteria"] += [test for line in lines for test in test_under(line, label, self.measures)]
        elif role in {"says", "central_team"}:
            phase[role] = " ".join([phase.get(role, ""), *lines]).strip()[:600]
        elif role == "held":
            phase["autonomy"].append({"what": label[:80], "held": " ".join(lines)[:400]})
        elif role in {"descriptors", "qualities"}:
            # A figure that can be tested is tested, though it stands among what people judge.
            told = {line: tests_of(line, self.measures) for line in lines if is_test(line)}
            tested = {line: tests for line, tests in told.items() if all(map(is_tested, tests))}
            phase["criteria"] += [test for tests in tested.values() for test in tests]
            lines = [line for line in lines if line not in tested]
            phase[role] += [{"key": _fresh(line, self._taken), "says": line[:300]} for line in lines]
        elif role == "work":
            phase["items"] += [
                {"key": _fresh(line, self._taken), "area": area, "says": line[:300], **_kind(line)}
                for whole in lines
                for line in re.split(r";\s+", whole)
                if line.strip()
            ]


def _kind(line: str) -> dict[str, str]:
    """Tell what comes round from what is done once, by its own words."""
    low = line.casefold()
    for word, every in ROUNDS.items():
        if word in low:
            return {"kind": "repeated", "every": every}
    if due := due_of(line):
        return {"due": due}
    return {"kind": "standing"} if re.search(r"\b(ongoing|continu|always|embedded|maintain)", low) else {}


def _fresh(line: str, taken: set[str]) -> str:
    stem = key_of(line)
    key = next(one for one in [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))] if one not in taken)
    taken.add(key)
    return key

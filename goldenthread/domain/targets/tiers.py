"""How far a machine can go with a statement: decide, decide after a setting, ask for sign-off, or nothing.

1 a machine decides once the figures are there (number, benchmark, count or category, change);
2 after one setting by the trust (direction: what counts as changed; opinion: which question, what cut-off);
3 a person signs off with evidence (deliverable); 4 not checkable as written (bare measure, not checkable).
"""

from __future__ import annotations

OF_CLASS = {"N": 1, "B": 1, "C": 1, "R": 1, "T": 2, "S": 2, "D": 3, "M": 4, "V": 4}


def tier_of(class_: str) -> int:
    """Return the tier that goes with a class."""
    return OF_CLASS[class_]

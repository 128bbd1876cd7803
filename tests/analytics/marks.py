"""Generated register marks, for tests and for the bench: the same for the same seed."""

import random

MARKS = ("/", "\\", "L", "V", "I", "M", "C2", "O", "U", "N", "#", "Y4")
WEIGHTS = (46, 46, 2, 1, 4, 1, 1, 2, 1, 1, 2, 1)
CLASSES = {
    "/": "present", "\\": "present", "L": "present", "V": "approved activity", "I": "authorised", "M": "authorised",
    "C2": "authorised", "O": "unauthorised", "U": "unauthorised", "N": "unauthorised", "#": "not possible",
    "Y4": "not possible",
}  # fmt: skip


def rows(pupils: int, sessions: int, seed: int = 5) -> list[dict[str, str]]:
    """Return marks of so many pupils; every ninth is away as often as there, every thirtieth nowhere to be."""
    chance = random.Random(seed)
    found = []
    for pupil in range(pupils):
        facts = {
            "school": f"school {pupil % 3}", "group": "disadvantaged" if pupil % 4 == 0 else "not disadvantaged",
            "pupil": f"p{pupil}",
        }  # fmt: skip
        for session in range(sessions):
            mark = chance.choices(MARKS, WEIGHTS)[0]
            mark = "#" if pupil % 30 == 29 else "I" if pupil % 9 == 0 and session % 2 else mark
            found.append({**facts, "period": "autumn" if session < sessions // 2 else "spring", "mark": mark})
    return found

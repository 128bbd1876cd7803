"""A rubric: what is judged down the side, its levels across, and in each square what that level looks like.

It is laid out as a list of questions: each is answered by a level, and its guidance says what each level looks like.
"""

import re
from collections.abc import Sequence

# Words that levels are called by. Two of them in one row of headings, and it heads a rubric.
_A_LEVEL = re.compile(
    r"^(?:(?:level|stage|grade|step|band)\s*)?\d$|\b(?:emerging|beginning|developing|establish\w+|embed\w+|secure|leading|"
    r"exemplary|mature|advanced|basic|foundation\w*|enhanc\w+|exceptional|strong|expected|attention|urgent|outstanding|good|"
    r"requires improvement|inadequate|weak|fair|excellent|mastery|expert|novice|focusing|sustaining)\b",
    re.IGNORECASE,
)
# How a worst level is called that stands over the first column.
_WORST = re.compile(r"(?:does |do |is )?not\b|no\b|below|inadequate|weak|minimum|red\b|none\b", re.IGNORECASE)
_LEAST_LEVELS, _DEEPEST, _LONGEST_LEVEL = 3, 8, 40


def as_questions(rows: Sequence[Sequence[str]], title: str = "") -> list[list[str]] | None:
    """Return a rubric as a table of questions with their guidance and their levels; None where it is no rubric.

    Where its levels begin in the first column, what is judged is what stands over it.
    """
    for at, heads in enumerate(rows[:_DEEPEST]):
        levels, body = _levels(heads), rows[at + 1 :]
        if levels and levels[0] == 1 and title and _WORST.match(heads[0]):
            return as_questions([["", *heads], *(_judged(row, title) for row in body)])
        body = [row for row in body if any(row[: levels[0]])] if levels else []
        if body and _is_told(body, levels):
            points = " / ".join(heads[place] for place in levels)
            return [["Question", "Guidance", "Answer"], *(_question(row, heads, levels, points) for row in body)]
    return None


def _judged(row: Sequence[str], title: str) -> list[str]:
    """Return a row that only says how each level looks with what is judged by it; a lone line asks for itself."""
    filled = [cell for cell in row if cell]
    return [title, *row] if len(filled) > 1 else filled


def _levels(heads: Sequence[str]) -> list[int]:
    """Return where the levels stand: headings side by side, two of them or more in the words of levels."""
    known = [place for place, head in enumerate(heads) if place and _is_level(head)]
    if len(known) < 2:
        return []
    first = next((place for place in range(1, known[0]) if _WORST.match(heads[place])), known[0])
    levels = list(range(first, known[-1] + 1))
    are_named = all(heads[place] and len(heads[place]) <= _LONGEST_LEVEL for place in levels)
    return levels if are_named and len(levels) >= _LEAST_LEVELS else []


def _is_level(head: str) -> bool:
    return len(head) <= _LONGEST_LEVEL and bool(_A_LEVEL.search(head))


def _is_told(body: Sequence[Sequence[str]], levels: Sequence[int]) -> bool:
    """Say whether the squares hold words: empty ones are ticked, and are answers of a form."""
    rows = [row for row in body if len(row) > 1]
    squares = [row[place] if place < len(row) else "" for row in rows for place in levels]
    return sum(" " in square for square in squares) * 2 > len(squares)


def _question(row: Sequence[str], heads: Sequence[str], levels: Sequence[int], points: str) -> list[str]:
    asks = max(row[: levels[0]], key=len)
    squares = ((heads[place], row[place]) for place in levels if place < len(row) and row[place])
    return [asks, " ".join(f"{head}: {says.rstrip('.')}." for head, says in squares), points]

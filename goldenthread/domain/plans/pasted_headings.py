"""What the columns of pasted rows hold: by their headings, or without any by how they are filled."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

LEVEL, NUMBER, DATE, CELL = "level", "number", "date", "cell"
TITLES = {"title", "name", "part"}
_IS_NUMBER = re.compile(r"^[A-Za-z]{0,4}\s?\d{1,3}(?:\.\d{1,3})*\.?$|^\(?[a-z]\)$")
# So many columns that are known make a row one of headings; so many where none of them names the parts.
_HEADED, _HEADED_WITHOUT_TITLE = 2, 3

Row = Sequence[str]
Meaning = Callable[[str], str]


class Role(NamedTuple):
    """What a column holds, under which heading, and for a level how far below the top."""

    kind: str
    heading: str
    rank: int = 0


def is_number(words: str) -> bool:
    """Say whether a cell is a number of a part: 1, 1.2, T1, a)."""
    return bool(_IS_NUMBER.match(words))


def roles_of(headings: Row, levels: Sequence[str], columns: Sequence[str], meaning: Meaning) -> list[Role] | None:
    """Return what each column holds by its heading; None where the row is no row of headings.

    `levels` are the plan's own words for parts, top first, `columns` its own headings. `meaning` says what any
    other heading usually means: level, number, date, or what else a column holds.
    """
    own = {column.lower() for column in columns}
    roles = [_role(heading, levels, own, meaning) for heading in headings]
    sure = sum(kind != CELL or heading.lower() in own for kind, heading, _ in roles)
    meant = sum(kind != CELL or heading.lower() in own or bool(meaning(heading)) for kind, heading, _ in roles)
    if any(kind == LEVEL for kind, _, _ in roles):
        is_headed = meant >= _HEADED
    else:
        is_headed = sure >= _HEADED or meant >= _HEADED_WITHOUT_TITLE
        unknown = (at for at, (kind, heading, _) in enumerate(roles) if kind == CELL and heading.lower() not in own)
        at = min(unknown, key=lambda at: (not headings[at], bool(meaning(headings[at])), at), default=None)
        if at is None:
            return None
        roles[at] = Role(LEVEL, headings[at])
    return _once(roles, len(levels)) if is_headed else None


def _role(heading: str, levels: Sequence[str], own: set[str], meaning: Meaning) -> Role:
    heading = " ".join(heading.split())
    word = heading.lower()
    for rank, level in enumerate(levels):
        if word in (level.lower(), f"{level}s".lower(), f"our {level}".lower()):
            return Role(LEVEL, heading, rank)
    if word in own:
        return Role(CELL, heading)
    kind = LEVEL if word in TITLES else meaning(heading)
    return Role(kind, heading, -1) if kind == LEVEL else Role(kind if kind in (NUMBER, DATE) else CELL, heading)


def _once(roles: Sequence[Role], depth: int) -> list[Role]:
    """Give each rank, the number and the date to one column; any other of their kind keeps its own heading.

    Words that are not the plan's own name the level below the column before them, as long as the plan has one.
    """
    taken = {rank for kind, _, rank in roles if kind == LEVEL and rank >= 0}
    ends = [role for role in roles if role.kind == DATE and "start" not in role.heading.lower()]
    held: dict[str, Role] = {}
    last, found = -1, []
    for role in roles:
        now = role
        if role.kind == LEVEL:
            rank = role.rank if role.rank >= 0 else last + 1
            is_own = role.rank >= 0 or (rank not in taken and rank < max(1, depth))
            is_free = is_own and f"{LEVEL} {rank}" not in held
            now = Role(LEVEL, role.heading, rank) if is_free else Role(CELL, role.heading)
            last = rank if is_free else last
        elif (role.kind == DATE and ends and role is not ends[0]) or (role.kind != CELL and role.kind in held):
            now = Role(CELL, role.heading)
        held[f"{LEVEL} {now.rank}" if now.kind == LEVEL else now.kind] = now
        found.append(now)
    return found


def roles_without_headings(rows: Sequence[Row], levels: Sequence[str], columns: Sequence[str]) -> list[Role]:
    """Return what each column holds where none says so: a number, the title, and the plan's columns in their order.

    A column that is left empty beside a filled one stands above it, as long as the plan has a level for it.
    """
    width = max(len(row) for row in rows)
    firsts = [row[0] for row in rows if row[0]]
    has_number = width > 1 and bool(firsts) and all(is_number(first) for first in firsts)
    roles = [Role(NUMBER, "")] if has_number else []
    roles.append(Role(LEVEL, ""))
    while len(roles) < width and roles[-1].rank + 1 < len(levels) and _stands_above(rows, len(roles) - 1):
        roles.append(Role(LEVEL, "", roles[-1].rank + 1))
    spare = (f"Column {n}" for n in range(len(columns) + len(roles) + 1, 1_000))
    names = iter(columns)
    while len(roles) < width:
        roles.append(Role(CELL, next(names, "") or next(spare)))
    return roles


def _stands_above(rows: Sequence[Row], at: int) -> bool:
    beside = [row[at] for row in rows if row[at + 1 : at + 2] not in ([], [""])]
    return bool(beside and beside[0]) and not all(beside)

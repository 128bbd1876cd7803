"""Lists that lost their depth: points that head others stand as far in as those, and only their look tells them.

Such are points in bold among plain ones, and short ones among points that all begin with “To …”.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.taken_in.items import ENDS, Item, Line

_LEAST_HEADS, _MOST_WORDS = 2, 6
_AIMS = ("To ", "to ")


def with_depth(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, the points below such a head set further in than it is."""
    for key, run in itertools.groupby(list(_levelled(items)), key=_list_of):
        held = list(run)
        lines = [item for item in held if isinstance(item, Line)]
        if key is not None and (is_head := _heads_of(lines)):
            yield from (line if is_head(line) else replace(line, indent=line.indent + 1) for line in lines)
        else:
            yield from held


def _levelled(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, those of a list that comes to stand further out than it began all that far out."""
    for is_list, run in itertools.groupby(items, key=_is_in_list):
        held = list(run)
        indents = [line.indent for line in held if isinstance(line, Line) and line.mark.sort == "bullet"]
        if not is_list or not indents or indents[0] <= min(indents):
            yield from held
            continue
        for item in held:
            is_first = isinstance(item, Line) and item.mark.sort == "bullet" and item.indent <= indents[0]
            yield replace(item, indent=min(indents)) if is_first and isinstance(item, Line) else item


def _is_in_list(item: Item) -> bool:
    """Say whether an item is a point, or goes on with one."""
    goes_on = isinstance(item, Line) and not item.mark.sort and item.text[:1].islower()
    return isinstance(item, Line) and not item.heading and (item.mark.sort == "bullet" or goes_on)


def _list_of(item: Item) -> int | None:
    """Return how far in a point stands; nothing for what is none."""
    return item.indent if isinstance(item, Line) and item.mark.sort == "bullet" and not item.heading else None


def _heads_of(lines: Sequence[Line]) -> Callable[[Line], bool] | None:
    """Return what tells the heads of a list from the points below them, where it has any."""
    for is_head in (_is_bold, _is_no_aim):
        heads = [is_head(line) for line in lines]
        over = [first and not second for first, second in itertools.pairwise([*heads, True])]
        stand = heads[0] and heads.count(True) >= _LEAST_HEADS and over.count(True) == heads.count(True)
        if stand and all(_is_name(line) for line, head in zip(lines, heads, strict=True) if head):
            return is_head
    return None


def _is_bold(line: Line) -> bool:
    return line.is_bold


def _is_no_aim(line: Line) -> bool:
    return not line.body.startswith(_AIMS)


def _is_name(line: Line) -> bool:
    return len(line.body.split()) <= _MOST_WORDS and not line.body.endswith(ENDS[:3])

"""Whose the areas of sheets are, where somebody else answers them than the rest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import Task
from goldenthread.features.assurance.models import AreaAsked, Check, CheckRound
from goldenthread.features.organisations.models import Post


def areas_asked(checks: Iterable[Check]) -> dict[int, dict[str, Post]]:
    """Return who answers single areas of sheets, by the sheet and the area."""
    found: dict[int, dict[str, Post]] = defaultdict(dict)
    for one in AreaAsked.objects.filter(check_sheet__in=list(checks)).select_related("post__school", "post__trust"):
        found[one.check_sheet_id][one.area] = one.post
    return found


@dataclass(frozen=True)
class Shared:
    """An area of a round that one post answers, and on how many sheets."""

    area: str
    post: Post
    sheets: int


def shared_out(round_: CheckRound, checks: Iterable[Check]) -> list[Shared]:
    """Return which areas of a round are answered by others, in the order of the areas."""
    counted: dict[str, dict[Post, int]] = defaultdict(lambda: defaultdict(int))
    for held in areas_asked(checks).values():
        for area, post in held.items():
            counted[area][post] += 1
    return [Shared(area.name, *each) for area in round_.shape.areas for each in counted[area.key].items()]


def my_areas(reach: Reach) -> list[Task]:
    """Return what is asked of the reader's posts of areas, the nearest day first."""
    asked = Task.objects.filter(trust=reach.trust, post__in=reach.posts, kind="answer area", closed_at=None)
    return list(asked.order_by("due_on", "pk"))

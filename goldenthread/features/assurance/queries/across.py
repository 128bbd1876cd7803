"""A round as one person answers it for many places at once, an area at a time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.checklist_shapes import AreaShape
from goldenthread.features.assurance.models import Answer, CheckRound
from goldenthread.features.assurance.queries.areas import areas_asked
from goldenthread.features.assurance.queries.carrying import proposals_of
from goldenthread.features.assurance.queries.children import hidden_answers
from goldenthread.features.assurance.queries.standing import Sheet
from goldenthread.features.assurance.queries.visible import checks_within, may_answer
from goldenthread.features.organisations.models import Post


@dataclass(frozen=True)
class Across:
    """The sheets of a round that the reader may answer: those still open, and how many are handed in.

    `asked` says who answers single areas of each; of a sheet in `parted` only those are the reader's that are asked
    of a post in `posts`.
    """

    round: CheckRound
    sheets: Sequence[Sheet]
    earlier: Mapping[int, Mapping[str, Answer]]
    handed_in: int
    asked: Mapping[int, Mapping[str, Post]]
    parted: frozenset[int]
    posts: frozenset[int]

    @property
    def is_mine(self) -> bool:
        return bool(self.sheets) or self.handed_in > 0

    @property
    def whole(self) -> Sequence[Sheet]:
        """The sheets of which all is the reader's, and on which nothing is left open."""
        return [sheet for sheet in self.sheets if sheet.check.pk not in self.parted and not sheet.tally.unchecked]

    def asked_of(self, sheet: Sheet, area: str) -> Post | None:
        """Return who answers an area of a sheet, where that is somebody else than who answers the rest."""
        return self.asked.get(sheet.check.pk, {}).get(area)

    def of_area(self, area: str) -> list[Sheet]:
        """Return the sheets of which the reader may answer this area."""
        return [sheet for sheet in self.sheets if area in sheet.by_area and self._is_mine(sheet, area)]

    def _is_mine(self, sheet: Sheet, area: str) -> bool:
        post = self.asked_of(sheet, area)
        return sheet.check.pk not in self.parted or (post is not None and post.pk in self.posts)

    def name_for(self, sheet: Sheet, area: str, else_: Post | None) -> Post | None:
        """Return in whose name the reader answers an area of a sheet: the post that is asked, else another."""
        for post in (self.asked_of(sheet, area), sheet.check.post):
            if post is not None and post.pk in self.posts:
                return post
        return else_

    @property
    def areas(self) -> list[tuple[AreaShape, rules.Tally]]:
        """Each area that is asked of these sheets, with its answers counted."""
        return [
            (area, rules.together(sheet.by_area[area.key] for sheet in sheets))
            for area in self.round.shape.areas
            if (sheets := self.of_area(area.key))
        ]

    def next_open(self, after: str = "") -> str:
        """Return the key of the next area with something left open, going round; empty where nothing is."""
        keys = [area.key for area, _ in self.areas]
        start = keys.index(after) + 1 if after in keys else 0
        left = {area.key for area, tally in self.areas if tally.unchecked}
        return next((key for key in keys[start:] + keys[:start] if key in left), "")


def across(reach: Reach, round_: CheckRound, today: dt.date) -> Across:
    """Return what the reader may answer of a round; a sheet that counts what they may not see is left out."""
    seen = list(checks_within(reach).filter(round=round_))
    asked = areas_asked(seen)
    whole = {row.pk for row in seen if may_answer(reach, row)}
    parted = {row.pk for row in seen if row.pk not in whole and any(
        post.pk in reach.posts for post in asked[row.pk].values()
    )}  # fmt: skip
    rows = [row for row in seen if row.pk in whole | parted]
    hidden = {sheet for sheet, _ in hidden_answers(reach, rows)}
    is_open = round_.closed_on is None and round_.opened_on <= today
    mine = [row for row in rows if row.pk not in hidden]
    left = [row for row in mine if row.handed_in_on is None] if is_open else []
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for answer in Answer.objects.filter(check_sheet__in=left, is_current=True).select_related("by", "post"):
        answers[answer.check_sheet_id][answer.question] = answer
    for row in left:
        row.round = round_
    return Across(
        round_, [Sheet(row, answers[row.pk], today) for row in left], proposals_of(round_, left),
        sum(row.handed_in_on is not None for row in mine), asked, frozenset(parted), reach.posts,
    )  # fmt: skip

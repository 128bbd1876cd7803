"""What was found and where its following up is: across everything that finds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.board import following_up as rules
from goldenthread.features.assurance.models import Check, Finding, Recommendation
from goldenthread.features.assurance.queries.visible import findings_within, recommendations_within
from goldenthread.features.organisations.models import here_on


@dataclass(frozen=True)
class Followed:
    """One recommendation, and where it is today."""

    row: Recommendation
    stage: str

    @property
    def is_open(self) -> bool:
        return self.stage in rules.OPEN


def followed(rows: Iterable[Recommendation], today: dt.date) -> list[Followed]:
    return [Followed(row, rules.stage(row.facts, today)) for row in rows]


def recommendations(reach: Reach, today: dt.date) -> list[Followed]:
    """Return every recommendation that the reader may see: overdue first, closed last."""
    found = followed(recommendations_within(reach).filter(here_on(today, at="finding__school__")), today)
    return sorted(
        found, key=lambda each: (rules.STAGES.index(each.stage), each.row.due_on or dt.date.max, each.row.pk)
    )


def stages(found: Iterable[Followed]) -> Counter[str]:
    return Counter(each.stage for each in found)


@dataclass(frozen=True)
class Found:
    """A finding with what came of it, and how long it took to act on."""

    row: Finding
    followed: Sequence[Followed]
    today: dt.date

    @property
    def days(self) -> int:
        done = [each.row.done_on for each in self.followed if each.row.done_on]
        return rules.days_until_acted_on(self.row.found_on, min(done, default=None), self.today)

    @property
    def is_acted_on(self) -> bool:
        return any(each.row.done_on for each in self.followed)

    @property
    def stands(self) -> str:
        """Where the following up is: the stage of what is furthest from closed; empty where nothing is asked for."""
        return min((each.stage for each in self.followed), key=rules.STAGES.index, default="")

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is open of it any more."""
        return bool(self.followed) and all(each.stage in (rules.CLOSED, rules.DECLINED) for each in self.followed)


def found_about(reach: Reach, check: Check, today: dt.date) -> dict[str, Found]:
    """Return, by question, what was found of it on a sheet, or on an earlier one of the place and is not settled."""
    rows = findings_within(reach).filter(
        check_sheet__round__checklist=check.round.checklist_id, school=check.school_id, unit=check.unit_id,
        check_sheet__round__opened_on__lte=check.round.opened_on,
    ).exclude(question="")  # fmt: skip
    every = findings(reach, today, rows.order_by("found_on", "pk"))
    return {one.row.question: one for one in every if one.row.check_sheet_id == check.pk or not one.is_settled}


def findings(reach: Reach, today: dt.date, rows: Iterable[Finding] | None = None) -> list[Found]:
    """Return findings with what came of each: two questions, however many."""
    every = list(findings_within(reach) if rows is None else rows)
    kept: dict[int, list[Followed]] = {row.pk: [] for row in every}
    recommended = Recommendation.objects.filter(finding__in=every)
    people = ("post", "done_post", "done_by", "confirmed_post", "confirmed_by")
    for each in followed(recommended.select_related(*people), today):
        kept[each.row.finding_id].append(each)
    return [Found(row, kept[row.pk], today) for row in every]

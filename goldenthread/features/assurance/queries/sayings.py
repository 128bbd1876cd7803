"""What people from outside wrote of the trust's schools, theme by theme and year by year, in their own words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.assurance.checklist_shapes import INSPECTED, PILLARS
from goldenthread.features.assurance.models import Finding, Review
from goldenthread.features.assurance.queries.visible import findings_within

INSPECTION = Review.Kind.INSPECTION
FROM_OUTSIDE = (INSPECTION, Review.Kind.EXTERNAL, Review.Kind.PEER, Review.Kind.AUDIT)
NO_THEME = "Without a theme"
PRAISE, REMARK, CONCERN = "praise", "remark", "concern"
_TONES = {Finding.Severity.STRENGTH: PRAISE, Finding.Severity.NOTE: REMARK}


@dataclass(frozen=True)
class Saying:
    """One thing that a report says, with how it is meant."""

    finding: Finding
    theme: str
    tone: str
    on: dt.date

    @property
    def year(self) -> str:
        return academic_year_of(self.on)


@dataclass(frozen=True)
class Theme:
    """What reports say of one theme, the newest first, and how often each way in each academic year."""

    name: str
    sayings: Sequence[Saying]

    @property
    def by_year(self) -> list[tuple[str, Counter[str]]]:
        years = dict.fromkeys(one.year for one in self.sayings)
        return [(year, Counter(one.tone for one in self.sayings if one.year == year)) for year in years]


def sayings(reach: Reach, *, kinds: Iterable[str] = FROM_OUTSIDE) -> list[Saying]:
    """Return what reports of these kinds say within the reader's sight, the newest first, in one query."""
    found = findings_within(reach).filter(review__kind__in=list(kinds), is_confidential=False).order_by("-pk")
    return sorted((_saying(row) for row in found), key=lambda one: one.on, reverse=True)


def by_theme(every: Iterable[Saying]) -> list[Theme]:
    """Return sayings by theme: the theme of which most is said comes first, those without one last."""
    rows: dict[str, list[Saying]] = {}
    for one in every:
        rows.setdefault(one.theme, []).append(one)
    themes = [Theme(name, said) for name, said in rows.items()]
    return sorted(themes, key=lambda theme: (theme.name == NO_THEME, -len(theme.sayings), theme.name))


def _saying(row: Finding) -> Saying:
    theme = row.area or PILLARS.get(row.pillar) or INSPECTED.get(row.pillar) or NO_THEME
    return Saying(row, theme, _TONES.get(Finding.Severity(row.severity), CONCERN), _day(row))


def _day(row: Finding) -> dt.date:
    """Return when it was said: on the day of the report, and of the finding where the report has none."""
    return (row.review.reported_on or row.review.held_on if row.review else None) or row.found_on

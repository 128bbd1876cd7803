"""Where figures head: what a projection of each says of its target, as it was kept with the standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.measures.confidence import worth_asking
from goldenthread.domain.measures.forecast import Outlook
from goldenthread.features.measures.models import Measure, Standing
from goldenthread.features.measures.queries.cells import standings_seen
from goldenthread.features.measures.queries.judging import Broken
from goldenthread.features.organisations.models import School, here_on


@dataclass(frozen=True)
class Heading:
    """Where a measure heads in a place (no school: the trust), in a word and in sentences."""

    measure: Measure
    school: School | None
    outlook: str
    says: str
    status: str
    confidence: str = ""
    confidence_says: str = ""

    @property
    def asks(self) -> str:
        """Return what the owner's word raises beside the figures, where the two point apart."""
        return worth_asking(self.confidence, self.status, self.outlook)


@dataclass(frozen=True)
class Headings:
    """The places likely to miss their target, and how many head where."""

    warnings: Sequence[Heading]
    count: Mapping[str, int]


def heading_of(reach: Reach, measure: Measure, school: School | None) -> tuple[Heading | None, list[Broken]]:
    """Return where a measure heads in one place, how sure its owner is, and where its definition changed.

    One query; nothing where neither is known of what may be shown.
    """
    rows = standings_seen(reach).filter(measure=measure, school=school).order_by("measure__breaks__starts_on")
    found = list(rows.values_list("outlook", "outlook_says", "status", *SURE, "is_hidden", *BROKEN))
    breaks = [Broken(*row[6:]) for row in found if row[7] is not None]
    if not found or found[0][5] or not (found[0][0] or found[0][3]):
        return None, breaks
    return Heading(measure, school, *found[0][:5]), breaks


SURE = ("confidence", "confidence_says")
BROKEN = tuple(f"measure__breaks__{name}" for name in Broken._fields)


def headings(reach: Reach) -> Headings:
    """Return every place in sight where a measure is likely to miss its target, in one query."""
    found = [_heading(row) for row in _told(reach).order_by("measure__order", "measure__name", "school__order")]
    count = {word.value: sum(one.outlook == word for one in found) for word in Outlook}
    return Headings([one for one in found if one.outlook == Outlook.WARNING], count)


def _told(reach: Reach) -> QuerySet[Standing]:
    rows = standings_seen(reach).filter(here_on(at="school__"), measure__retired_on=None)
    return rows.filter(is_hidden=False).exclude(outlook="").select_related("measure", "school")


def _heading(row: Standing) -> Heading:
    says = (row.outlook, row.outlook_says, row.status, row.confidence, row.confidence_says)
    return Heading(row.measure, row.school, *says)

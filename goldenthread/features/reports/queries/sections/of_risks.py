"""The section of risks: the greatest that are open, how they moved, and which are above the trust’s appetite."""

from django.db.models import Q

from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.wording import day
from goldenthread.features.risks.queries import register
from goldenthread.features.risks.queries.register import Line

MOST = 10
WAYS = {"up": "worse", "down": "better"}


def risks(asked: Drawing) -> list[Block]:
    """The ten greatest open risks; none that is confidential, for a report has more readers than a register.

    Of a day that is past there are none: the register says how things stand now.
    """
    if asked.is_past:
        return []
    here = Q(school=asked.school) if asked.school else Q()
    found = register(asked.reach, today=asked.today, since=asked.span.from_on, only=here & Q(is_confidential=False))
    rows = [_line(one) for one in found.lines[:MOST]]
    return [blocks.lines(rows)] if rows else [blocks.nothing("No open risk is on the register.")]


def _line(one: Line) -> dict[str, object]:
    risk = one.risk
    small = [f"Answers for it: {risk.owner.title}" if risk.owner else "Nobody answers for it"]
    small += ["review is late" if one.is_late else ""]
    small += [f"next looked at {day(risk.next_review_on)}" if risk.next_review_on and not one.is_late else ""]
    return blocks.line(
        risk.title, key=f"k-{risk.ref}", number=str(risk.number), of=one.where,
        shown=one.level.name if one.level else "not scored", status="off track" if one.is_above else "",
        says="Above the trust’s appetite." if one.is_above else "", way=WAYS.get(one.moved, ""),
        small=" · ".join(words for words in small if words), leads=blocks.link("risk", risk.ref),
    )  # fmt: skip

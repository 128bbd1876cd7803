"""Saying by name and with a reason that a measure stands otherwise than the rule has it.

Both are shown, the person's word and the rule's. It holds for the one figure that it was said of: with the next
period's figure the rule speaks again. What no figure can tell is not overridden into being met.
"""

from dataclasses import dataclass, replace

from goldenthread.domain.measures.standing import Standing, Status

MAY_SAY = (Status.MET, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
# Without a figure, or with one too old, there is nothing to put otherwise.
NOTHING_TO_SAY = frozenset({Status.NO_DATA, Status.STALE})


@dataclass(frozen=True)
class Said:
    """What a person said: how it stands, why, who they are, and of which period's figure."""

    status: Status
    reason: str
    who: str
    period: str


def put_otherwise(judged: Standing, said: Said | None, *, period: str) -> tuple[Standing, Status | None]:
    """Return the standing to show, and the rule's own word where a person's stands in its place."""
    if said is None or said.period != period or judged.status in NOTHING_TO_SAY or said.status == judged.status:
        return judged, None
    says = f"{said.who} says it is {said.status}: {_sentence(said.reason)}"
    why = f"{says} By the figures it is {judged.status}. {judged.why}"
    return replace(judged, status=said.status, why=why), judged.status


def _sentence(reason: str) -> str:
    text = reason.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."

"""How sure the owner of a measure is that its target will be reached, kept apart from what its figures say.

It is a person's word, of a day and with words, and no standing is ever worked out from it. Where it and the figures
point apart, that is worth a question, and the page asks it; nobody's word is put right for them.
"""

from enum import StrEnum

from goldenthread.domain.measures.forecast import Outlook
from goldenthread.domain.measures.standing import Status


class Confidence(StrEnum):
    """How sure somebody is."""

    SURE = "confident"
    DOUBT = "some doubt"
    UNSURE = "not confident"


def worth_asking(said: str, status: str, outlook: str = "") -> str:
    """Return the question that an owner's word raises beside the figures and where they head; nothing where none."""
    if said == Confidence.SURE and status == Status.OFF_TRACK:
        return "The owner is confident, and the figures are off track: what do they know that the figures do not?"
    if said == Confidence.SURE and outlook == Outlook.WARNING:
        return "The owner is confident, and the figures head past the target: what will change their course?"
    if said == Confidence.UNSURE and status in {Status.ON_TRACK, Status.MET}:
        return "The figures are where they should be, and the owner is not confident: what do they see coming?"
    return ""

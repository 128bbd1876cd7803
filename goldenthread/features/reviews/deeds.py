"""Deeds by which a duty is done: somebody does them elsewhere in the product, and the duty need not be said done.

Others only lead to the page where it is done, and a person says that it is.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from goldenthread.features.measures.audiences import audiences


class Deed(NamedTuple):
    """One deed: what it is called, what the button says that leads there, and whether it is found by itself."""

    title: str
    says: str
    is_found: bool = False


COMMENTS, FINAL_COMMENTS, PLAN_SENT = "comments", "final-comments", "plan-sent"
SIGN_OFF, TRUST_GUIDE, OWN_GUIDE, CHECKS = "sign-off", "trust-guide", "own-guide", "checks"
WEIGHED, STAFF_REMINDED, APPRAISALS_TIED = "weighed", "staff-reminded", "appraisals-tied"
GUIDE_WRITTEN = "guide-written"
# Of each audience that a survey asks there is one, by the audience's key.
SURVEY = "survey-"

_DEEDS = {
    COMMENTS: Deed("Comments on the trust's plan are asked for", "Ask for comments", is_found=True),
    FINAL_COMMENTS: Deed("Final comments on the trust's plan are asked for", "Ask for final comments", is_found=True),
    PLAN_SENT: Deed("The place's plan is sent to be agreed", "Go to the plan", is_found=True),
    SIGN_OFF: Deed("Local plans are signed off", "See how the plans stand"),
    TRUST_GUIDE: Deed("The trust's pocket guide goes out", "Send the pocket guide", is_found=True),
    OWN_GUIDE: Deed("The place's own pocket guide goes out", "Send the pocket guide", is_found=True),
    GUIDE_WRITTEN: Deed("A pocket guide is written for the place", "Open the pocket guide"),
    STAFF_REMINDED: Deed(
        "Staff are reminded of the plan by its pocket guide", "Remind them with the pocket guide", is_found=True
    ),
    APPRAISALS_TIED: Deed(
        "What each post is appraised by is tied to a part of a plan", "Tie them to the plan", is_found=True
    ),
    WEIGHED: Deed("What the year showed is weighed for the next plan", "Weigh what the year showed"),
    CHECKS: Deed("Checklists are answered", "Go to the checks"),
}


@cache
def deeds() -> Mapping[str, Deed]:
    """Return every deed by its key: those named here, and a survey of each audience brought in."""
    surveys = {
        f"{SURVEY}{key}": Deed(f"A survey of {facts['they']} is brought in", "Bring in the survey", is_found=True)
        for key, facts in audiences().items()
    }
    return _DEEDS | surveys

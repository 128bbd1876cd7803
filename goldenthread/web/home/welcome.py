"""What somebody who has just joined can do here: three lines, by the role of each post that they hold."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.queries import first_deeds
from goldenthread.web.kit import words
from goldenthread.web.kit.access import TrustRequest

# An invitation is open for a fortnight, and somebody who joins on its last day is new for a fortnight still.
NEW_FOR = dt.timedelta(days=28)
LINES = 3


class Deed(NamedTuple):
    """What can be done, the page where, and the right that it takes."""

    says: str
    opens: str
    permission: str


class Line(NamedTuple):
    says: str
    address: str


# The keys of `first` in library/roles.yaml. {trust}, {school}: the trust's own words.
DEEDS = {
    "read plan": Deed("Read the {trust}’s plan, and follow it down to each {school}", "plans:plans", "plan.see"),
    "write plan": Deed("Write the {trust}’s plan, and see how far it has come", "plans:plans", "plan.edit"),
    "own plan": Deed("Write your {school}’s own plan", "plans:local_plans", "plan.edit"),
    "progress": Deed("Say how your part of the plan stands", "plans:my_work", "progress.give"),
    "see figures": Deed("See the figures, and where they miss what was aimed at", "measures:heat_map", "measure.see"),
    "record": Deed("Record figures, where you answer for them", "measures:heat_map", "reading.record"),
    "measures": Deed("Say what is measured, and what is aimed at", "measures:measures", "measure.edit"),
    "files": Deed("Bring in figures from your files, and look them over before they are kept",
                  "intake:bring_in", "files.load"),
    "answer checks": Deed("Answer the checks that are asked of you", "assurance:my_checks", "check.answer"),
    "run checks": Deed("Ask every {school} to answer a checklist", "assurance:assurance", "check.run"),
    "papers": Deed("Read the papers before a meeting, and ask about them", "governance:governance", "meeting.see"),
    "meetings": Deed("Call meetings, bind their packs and take their minutes",
                     "governance:governance", "meeting.keep"),
    "seats": Deed("Say who sits on which body, and for how long", "bodies:bodies", "seat.keep"),
    "ask scheme": Deed("Ask who decides what", "delegation:who_decides", "scheme.see"),
    "schools": Deed("See each {school} on a page", "schools:schools", "school.see"),
    "own school": Deed("See your {school} on a page", "schools:schools", "school.see"),
    "phases": Deed("Say in which phase of improvement a {school} is", "improvement:overview", "phase.assess"),
    "risks": Deed("Keep the risk register", "risks:risks", "risk.edit"),
    "decide": Deed("Decide what is sent to you to agree", "approvals:decisions", "plan.see"),
    "people": Deed("Invite people to their posts", "settings:people", "people.manage"),
    "reports": Deed("Draw up reports, and issue them", "reports:reports", "report.issue"),
    "write report": Deed("Write your report when it is due", "plans:my_work", "report.write"),
}  # fmt: skip


def lines_for(request: TrustRequest, now: dt.datetime) -> list[Line]:
    """Return what a newcomer's posts let them do first; nothing for whoever knows their way."""
    person = request.user
    if not isinstance(person, Person) or person.is_demonstration or now - person.joined_at > NEW_FOR:
        return []
    said = {
        "trust": words.word(request.trust, "trust"),
        "school": words.word(request.trust, "school"),
        "schools": words.word(request.trust, "school", "many"),
    }
    return [
        Line(deed.says.format(**said), reverse(deed.opens, args=[request.trust.slug]))
        for deed in dict.fromkeys(_deeds(request))
    ][:LINES]


def _deeds(request: TrustRequest) -> Iterator[Deed]:
    for role in sorted(request.reach.roles):
        for key in first_deeds().get(role, ()):
            if request.reach.may_somewhere(DEEDS[key].permission):
                yield DEEDS[key]

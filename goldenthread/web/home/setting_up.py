"""Setting up: what a trust that begins has done, what is next, and the page where it is done."""

from typing import NamedTuple

from django.http import HttpResponse
from django.urls import reverse

from goldenthread.domain import setting_up as rules
from goldenthread.features.intake.setting_up import steps_done
from goldenthread.features.organisations.queries import role_permissions, role_titles
from goldenthread.web.kit import words
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

SETS_UP = "organisation.edit"


class Deed(NamedTuple):
    """How a step is done: what it is called, what comes of it, its page, the words on the button, and the right."""

    title: str
    says: str
    opens: str
    button: str
    permission: str


# {school}, {schools}, {bodies}: the trust's own words.
DEEDS = {
    "schools": Deed("Your {schools}", "From the register of schools by your Group UID, or one by one under Settings.",
                    "intake:bring_in", "Bring them in", "files.load"),
    "calendar": Deed("Your term dates", "So that “by Autumn” is a day, and what comes round falls in term.",
                     "settings:calendar", "Set them", SETS_UP),
    "bodies": Deed("Your bodies", "The board, its committees, the {bodies}: who meets, and who agrees things.",
                   "settings:places", "Add them", SETS_UP),
    "posts": Deed("Your posts", "Work is given to posts, whoever holds them: of the trust, and of each {school}.",
                  "settings:add_post", "Add one", SETS_UP),
    "people": Deed("Your people", "Each is invited to a post by a link, which you can also hand on yourself.",
                   "settings:invite", "Invite somebody", "people.manage"),
    "plan": Deed("Your plan", "From the document that you have, from a starter pack, or from an empty page.",
                 "intake:bring_plan", "Bring your plan", "plan.edit"),
    "measures": Deed("Your measures", "Those of your plan’s targets, and ready-made ones from the catalogue.",
                     "measures:choose_measures", "Choose them", "measure.edit"),
    "adopted": Deed("The plan in force", "Read the draft through, and adopt it: from then on it is what all go by.",
                    "plans:plans", "To the draft", "plan.edit"),
    "figures": Deed("Your figures", "From published files, or from those of your own systems.",
                    "intake:bring_in", "Bring them in", "files.load"),
    "scheme": Deed("Who decides what", "Your scheme of delegation, from its document. It is in force once adopted.",
                   "intake:bring_scheme", "Bring it in", "scheme.edit"),
    "year": Deed("What comes round in the year", "Rounds, reports and duties, from a ready-made year or your own.",
                 "year:cycle", "Lay out the year", "cycle.edit"),
    "drawn down": Deed("Each {school}’s own plan", "What it does about the trust’s plan. You or its head begin it.",
                       "plans:local_plans", "Begin one", "plan.edit"),
    "risks": Deed("The risk register", "From the workbook that you keep, or risk by risk.",
                  "risks:bring_in", "Bring it in", "risk.edit"),
    "checks": Deed("Checks", "A checklist, ready-made or your own, that every {school} answers by a day.",
                   "assurance:assurance", "Choose one", "check.run"),
    "documents": Deed("Policies", "What every trust is expected to have: who keeps it, and who has read it.",
                      "documents:expected", "See what is expected", "document.edit"),
    "meetings": Deed("Meetings of the year", "Call the first; its agenda is filled from the schedule of business.",
                     "governance:governance", "Call one", "meeting.keep"),
}  # fmt: skip


class Row(NamedTuple):
    """One step on the page. Whoever may not do it is told which posts may."""

    title: str
    says: str
    stands: str
    button: str
    address: str
    done_by: str


class SettingUp(NamedTuple):
    """How far a trust has come."""

    next: list[Row]
    later: list[Row]
    done: list[Row]

    @property
    def all_told(self) -> int:
        return len(self.next) + len(self.later) + len(self.done)

    @property
    def is_done(self) -> bool:
        return not (self.next or self.later)


@requires(SETS_UP, somewhere=False)
def setting_up(request: TrustRequest) -> HttpResponse:
    """Show what is done, what is next, and lead there."""
    return show(request, "home/pages/setting_up.html", steps=how_far(request))


def how_far(request: TrustRequest) -> SettingUp:
    stands: dict[str, list[Row]] = {rules.NEXT: [], rules.LATER: [], rules.DONE: []}
    for step in rules.steps(steps_done(request.reach)):
        stands[step.stands].append(_row(request, step))
    return SettingUp(*stands.values())


def _row(request: TrustRequest, step: rules.Step) -> Row:
    deed = DEEDS[step.key]
    may = request.reach.may_everywhere(deed.permission)
    said = {
        "school": words.word(request.trust, "school"),
        "schools": words.word(request.trust, "school", "many"),
        "bodies": words.word(request.trust, "local_body", "many"),
    }
    return Row(
        deed.title.format(**said), deed.says.format(**said), step.stands, deed.button,
        reverse(deed.opens, args=[request.trust.slug]) if may else "", "" if may else _done_by(deed.permission),
    )  # fmt: skip


def _done_by(permission: str) -> str:
    titles = role_titles()
    return ", ".join(titles[key] for key, role in role_permissions().items() if permission in role.everywhere)

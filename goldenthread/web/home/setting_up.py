"""Setting up: what a trust that begins has done, what is next, and the page where it is done."""

import datetime as dt
from typing import NamedTuple

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldenthread.domain import setting_up as rules
from goldenthread.features.intake.setting_up import Progress, progress
from goldenthread.features.organisations.queries import role_permissions, role_titles
from goldenthread.web.kit import words
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

SETS_UP = "organisation.edit"
NEW_FOR = dt.timedelta(days=120)
# The trust that somebody is setting up, as the kit's layout asks for it.
IN_SESSION = "setting_up"


class Deed(NamedTuple):
    """How a step is done: what it is called, what comes of it, its form, the words on the button, and the right.

    `looks` is the page on which what was done stands, where that is not the form.
    """

    title: str
    says: str
    opens: str
    button: str
    permission: str
    looks: str = ""


# {school}, {schools}, {bodies}: the trust's own words.
DEEDS = {
    "schools": Deed("Your {schools}", "From the register of schools by your Group UID, or one by one under Settings.",
                    "intake:bring_in", "Bring them in", "files.load", "settings:places"),
    "calendar": Deed("Your term dates", "So that “by Autumn” is a day, and what comes round falls in term.",
                     "settings:calendar", "Set them", SETS_UP),
    "bodies": Deed("Your bodies", "The board, its committees, the {bodies}: who meets, and who agrees things.",
                   "settings:add_place body", "Add one", SETS_UP, "settings:places"),
    "posts": Deed("Your posts", "Work is given to posts, whoever holds them: of the trust, and of each {school}.",
                  "settings:add_post", "Add one", SETS_UP, "settings:people"),
    "people": Deed("Your people", "Each is invited to a post by a link, which you can also hand on yourself.",
                   "settings:invite", "Invite somebody", "people.manage", "settings:people"),
    "seats": Deed("Who sits on your bodies", "With terms and offices: from the table on your website, or one by one.",
                  "bodies:bring_seats", "Bring them in", "seat.keep", "bodies:bodies"),
    "plan": Deed("Your plan", "From the document that you have, from a starter pack, or from an empty page.",
                 "intake:bring_plan", "Bring your plan", "plan.edit", "plans:plans"),
    "measures": Deed("Your measures", "Those of your plan’s targets, and ready-made ones from the catalogue.",
                     "measures:choose_measures", "Choose them", "measure.edit", "measures:heat_map"),
    "adopted": Deed("The plan in force", "Read the draft through, and adopt it: from then on it is what all go by.",
                    "plans:plans", "To the draft", "plan.edit", "plans:plans"),
    "figures": Deed("Your figures", "From published files, or from those of your own systems.",
                    "intake:bring_in", "Bring them in", "files.load", "measures:heat_map"),
    "scheme": Deed("Who decides what", "From the document that you have, or from a ready-made one.",
                   "delegation:versions", "Begin", "scheme.edit", "delegation:who_decides"),
    "year": Deed("What comes round in the year", "Rounds, reports and duties, from a ready-made year or your own.",
                 "year:cycle", "Lay out the year", "cycle.edit"),
    "drawn down": Deed("Each {school}’s own plan", "What it does about the trust’s plan. You or its head begin it.",
                       "plans:begin_local_plan", "Begin one", "plan.edit", "plans:local_plans"),
    "risks": Deed("The risk register", "From the workbook that you keep, or risk by risk.",
                  "risks:bring_in", "Bring it in", "risk.edit", "risks:risks"),
    "checks": Deed("Checks", "A checklist, ready-made or your own, that every {school} answers by a day.",
                   "assurance:checklists", "Choose one", "check.run", "assurance:assurance"),
    "documents": Deed("Policies", "What every trust is expected to have: who keeps it, and who has read it.",
                      "documents:expected", "See what is expected", "document.edit", "documents:documents"),
    "meetings": Deed("Meetings of the year", "Call the first; its agenda is filled from the schedule of business.",
                     "governance:call_meeting", "Call one", "meeting.keep", "governance:governance"),
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
    # Something else calls for its reader first.
    is_aside: bool = False

    @property
    def all_told(self) -> int:
        return len(self.next) + len(self.later) + len(self.done)

    @property
    def is_done(self) -> bool:
        return not (self.next or self.later)


@requires(SETS_UP, somewhere=False)
def setting_up(request: TrustRequest) -> HttpResponse:
    """Show what is done, what is next, and lead there."""
    steps = how_far(request)
    lead_back(request, steps)
    return show(request, "home/pages/setting_up.html", steps=steps)


def steps_on_home(request: TrustRequest, *, has_plan: bool, is_busy: bool) -> SettingUp | None:
    """Return how far the trust has come, for whoever sets it up.

    Nothing once it has a plan and is no longer new; aside, once it has one and something else calls for its reader.
    """
    is_new = not request.trust.is_demonstration and timezone.now() - request.trust.created_at < NEW_FOR
    if not request.reach.may_everywhere(SETS_UP) or (has_plan and not is_new):
        return None
    steps = how_far(request)
    lead_back(request, steps)
    return None if steps.is_done else steps._replace(is_aside=has_plan and is_busy)


def lead_back(request: TrustRequest, steps: SettingUp) -> None:
    """Let every page of a trust that is being set up lead back to what comes next."""
    if steps.is_done:
        request.session.pop(IN_SESSION, None)
    elif request.session.get(IN_SESSION) != request.trust.slug:
        request.session[IN_SESSION] = request.trust.slug


def how_far(request: TrustRequest) -> SettingUp:
    stands: dict[str, list[Row]] = {rules.NEXT: [], rules.LATER: [], rules.DONE: []}
    come = progress(request.reach)
    for step in rules.steps(come.done):
        stands[step.stands].append(_row(request, step, come))
    mine_first = sorted(stands[rules.NEXT], key=lambda row: not row.address)
    return SettingUp(mine_first, stands[rules.LATER], stands[rules.DONE])


def _row(request: TrustRequest, step: rules.Step, come: Progress) -> Row:
    deed = DEEDS[step.key]
    may = request.reach.may_everywhere(deed.permission)
    said = {
        "school": words.word(request.trust, "school"),
        "schools": words.word(request.trust, "school", "many"),
        "bodies": words.word(request.trust, "local_body", "many"),
    }
    return Row(
        deed.title.format(**said), _says(step.key, deed, come).format(**said), step.stands,
        _button(step.key, deed, come),
        _address(request.trust.slug, step, deed, come) if may else "", "" if may else _done_by(deed.permission),
    )  # fmt: skip


def _says(key: str, deed: Deed, come: Progress) -> str:
    if key == "measures" and come.targets:
        return f"Of the {come.targets} targets in your plan that a figure can settle, {come.measured} have a measure."
    if key == "meetings" and not come.has_business:
        return "Take the ready-made schedule of business first, so that their agendas fill themselves; then call one."
    if key == "scheme" and come.scheme:
        return "A draft stands. Look it through, and adopt it: until then nobody is asked to decide by it."
    return deed.says


def _button(key: str, deed: Deed, come: Progress) -> str:
    if key == "meetings" and not come.has_business:
        return "To the schedule"
    return "Check and adopt" if key == "scheme" and come.scheme else deed.button


def _address(slug: str, step: rules.Step, deed: Deed, come: Progress) -> str:
    """Return where a step is done: its form, or what of the plan waits; of a step that is done, where that stands."""
    if step.stands == rules.DONE:
        return reverse(deed.looks or deed.opens, args=[slug])
    if step.key == "scheme" and come.scheme:
        return reverse("delegation:adopt", args=[slug, come.scheme])
    if step.key == "meetings" and not come.has_business:
        return reverse("governance:business", args=[slug])
    if step.key == "adopted" and come.draft:
        return reverse("plans:outline", args=[slug, come.draft])
    if step.key == "measures" and come.targets > come.measured:
        return reverse("plans:measure_targets", args=[slug, come.plan])
    name, *kind = deed.opens.split()
    return reverse(name, args=[slug, *kind])


def _done_by(permission: str) -> str:
    titles = role_titles()
    return ", ".join(titles[key] for key, role in role_permissions().items() if permission in role.everywhere)

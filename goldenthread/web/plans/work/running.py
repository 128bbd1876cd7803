"""How a part is run, on one page: what has to hold, what it waits for, options, stages, money, reminders."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Action, Element, Reminder
from goldenthread.features.plans.operations.work import working
from goldenthread.features.plans.queries.visible import actions, elements
from goldenthread.features.plans.queries.work import runners, running, ties
from goldenthread.features.plans.queries.work.challenges import may_raise
from goldenthread.foundation import clock, library
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.work import forms

Says = str


class RunPage:
    """A part in the round, with a form for each thing that can be kept."""

    def __init__(self, request: TrustRequest, element: Element) -> None:
        self.request = request
        self.element = element
        self.today = clock.today()
        self.sent = (request.POST.get("deed", ""), request.POST.get("what", "")[:12])
        self.refused: dict[str, ValidationError] = {}
        self.made: dict[tuple[str, str], Any] = {}

    @cached_property
    def work(self) -> running.Work:
        return running.work(self.request.reach, self.element, self.today)

    @cached_property
    def may_keep_money(self) -> bool:
        return runners.may_keep_money(self.request.reach, self.element)

    @cached_property
    def things(self) -> forms.Groups:
        return runners.things_to_tie(self.request.reach, self.element)

    @cached_property
    def places(self) -> list[School | Unit]:
        return runners.places_of_money(self.request.reach, self.element)

    def form(self, deed: str, what: str = "") -> Any:
        """Return the form of a deed on the whole part, or on the one thing that is named; bound where it was sent."""
        if (deed, what) not in self.made:
            data = self.request.POST if self.sent == (deed, what) else None
            self.made[deed, what] = FORMS[deed](self, data, f"{deed}-{what}-%s" if what else f"{deed}-%s")
        return self.made[deed, what]

    # What the template places: each thing with the form that is about it.

    @property
    def adding(self) -> dict[str, Any]:
        return {deed: self.form(deed) for deed in ADDINGS}

    @property
    def factors(self) -> list[tuple[running.Factor, Any]]:
        return [(one, self.form("rate", one.ref)) for one in self.work.weakest]

    @property
    def options(self) -> list[tuple[running.Way, Any]]:
        return [(one, self.form("choose", one.ref)) for one in self.work.options]

    @property
    def stages(self) -> list[tuple[running.Step, Any]]:
        found = [(one, self.form("pass", one.ref)) for one in self.work.stages]
        for one, form in found:
            form.fields["lessons"].required = one.wants_lessons
        return found

    @property
    def money(self) -> list[tuple[running.Money, Any]]:
        return [(one, self.form("so_far", one.ref)) for one in self.work.money]

    @property
    def kept(self) -> list[tuple[str, list[tuple[running.Kept, Any]]]]:
        """Reminders by kind, those still open first."""
        found = []
        for kind, label in Reminder.Kind.choices:
            of_kind = sorted(self.work.of(kind), key=lambda one: one.settled_on is not None)
            if of_kind:
                found.append((str(label), [(one, self.form("settle", one.ref)) for one in of_kind]))
        return found

    @property
    def ties(self) -> list[tuple[str, list[ties.Tie]]]:
        return [
            ("It is tied to", list(self.work.waits_for)),
            ("Tied to it", list(self.work.waited_for_by)),
        ]

    @cached_property
    def printed(self) -> dict[str, list[str]]:
        """Lines that stand in the plan's own columns and could be worked with here, by what the column means."""
        columns = self.element.plan.levels.filter(depth=self.element.depth, columns__meaning__in=TAKEN)
        found: dict[str, list[str]] = {}
        for meaning, key in columns.values_list("columns__meaning", "columns__key"):
            lines = [line.strip() for line in self.element.cells.get(key, "").splitlines() if line.strip()]
            known = {one.text for one in self.work.factors} | {one.text for one in self.work.kept}
            if fresh := [line[:300] for line in lines if line[:300] not in known]:
                found[meaning] = fresh
        return found


TAKEN = ("factors", "risks")
Maker = Callable[[RunPage, Any, str], Any]
FORMS: dict[str, Maker] = {
    "factors": lambda _, data, ids: forms.FactorsForm(data, auto_id=ids),
    "depend": lambda page, data, ids: forms.DependencyForm(data, things=page.things, auto_id=ids),
    "share": lambda page, data, ids: forms.ShareForm(data, things=page.things, auto_id=ids),
    "option": lambda _, data, ids: forms.OptionForm(data, auto_id=ids),
    "stage": lambda _, data, ids: forms.StageForm(data, auto_id=ids),
    "money": lambda page, data, ids: forms.MoneyForm(
        data, places=page.places, years=runners.years_of(page.element.plan, page.today), auto_id=ids,
        benefits=page.element.reminders.filter(kind=Reminder.Kind.BENEFIT),
    ),
    "remind": lambda _, data, ids: forms.ReminderForm(data, auto_id=ids),
    "rate": lambda _, data, ids: forms.RateForm(data, auto_id=ids),
    "choose": lambda _, data, ids: forms.ChooseForm(data, auto_id=ids),
    "pass": lambda _, data, ids: forms.PassForm(data, auto_id=ids),
    "so_far": lambda _, data, ids: forms.SoFarForm(data, auto_id=ids),
    "settle": lambda _, data, ids: forms.SettleForm(data, auto_id=ids),
}  # fmt: skip


@requires("plan.see")
def run(request: TrustRequest, ref: str) -> HttpResponse:
    """Run a part of a plan: whoever leads or reviews it may, and those who may speak of it or change it."""
    element = find(runners.elements_to_run(request.reach), ref=ref)
    page = RunPage(request, element)
    if request.method == "POST":
        says, section = _do(page)
        if says:
            messages.success(request, says)
            return redirect(f"{reverse('plans:run', args=[request.trust.slug, ref])}#{section}")
    return show(
        request, "plans/pages/doing/run.html", status=UNPROCESSABLE if request.method == "POST" else 200,
        plan=element.plan, element=element, page=page,
        may_edit=queries.may_edit(request.reach, element.plan), may_challenge=may_raise(request.reach),
    )  # fmt: skip


def _do(page: RunPage) -> tuple[Says, str]:
    """Do what was asked and say it; nothing where a form came back wrong."""
    deed, what = page.sent
    if deed in PRESSED:
        section, act = PRESSED[deed]
        return act(page, what), section
    if deed not in FORMS or (deed in OF_MONEY and not page.may_keep_money):
        raise Http404
    form = page.form(deed, what)
    if not form.is_valid():
        return "", ""
    section, act_on = (ADDINGS if deed in ADDINGS else ROWS)[deed]
    try:
        return act_on(page, form.cleaned_data, what), section
    except ValidationError as refused:
        put_right(form, refused)
        return "", ""


# --- Keeping something new

Facts = dict[str, Any]


def _factors(page: RunPage, facts: Facts, _: str) -> Says:
    made = operations.add_factors(element=page.element, lines=facts["text"], by=page.request.user)
    return "Kept. Rate them when you have something to say." if made else "They are all named already."


def _depend(page: RunPage, facts: Facts, _: str) -> Says:
    kind, _, ref = facts["on"].partition(":")
    on: Element | Action | None = None
    if ref:
        reach = page.request.reach
        on = find(actions(reach), ref=ref) if kind == "action" else find(elements(reach), ref=ref)
    tie = operations.depend(
        element=page.element, kind=facts["kind"], on=on, outside=facts["outside"], due_words=facts["due_words"],
        note=facts["note"], by=page.request.user,
    )  # fmt: skip
    return f"Kept: it {tie.get_kind_display().lower()} {working.on_words(tie)}."


def _share(page: RunPage, facts: Facts, _: str) -> Says:
    action = find(actions(page.request.reach), ref=facts["action"].partition(":")[2])
    operations.share_action(action=action, element=page.element, by=page.request.user)
    return f"“{action}” stands here as well now: done once, done for both."


def _option(page: RunPage, facts: Facts, _: str) -> Says:
    return f"Kept: {operations.add_option(element=page.element, by=page.request.user, **facts).title}"


def _stage(page: RunPage, facts: Facts, _: str) -> Says:
    return f"Added: {operations.add_stage(element=page.element, by=page.request.user, **facts).title}"


def _money(page: RunPage, facts: Facts, _: str) -> Says:
    return f"Added: {operations.add_budget_line(element=page.element, by=page.request.user, **facts).title}"


def _remind(page: RunPage, facts: Facts, _: str) -> Says:
    return f"Kept: {operations.remind(element=page.element, by=page.request.user, **facts).text}"


# --- Saying how one of them stands


def _rate(page: RunPage, facts: Facts, what: str) -> Says:
    factor = find(page.element.factors.select_related("element__plan"), ref=what)
    post = queries.speaking_post(page.request.reach, page.element)
    made = operations.rate_factor(factor=factor, post=post, by=page.request.user, **facts)
    return f"{factor.text}: {made.get_rating_display().lower()}."


def _choose(page: RunPage, facts: Facts, what: str) -> Says:
    option = find(page.element.options.select_related("element__plan"), ref=what)
    operations.choose_option(option=option, by=page.request.user, **facts)
    return f"Chosen: {option.title}"


def _pass(page: RunPage, facts: Facts, what: str) -> Says:
    stage = find(page.element.stages.select_related("element__plan"), ref=what)
    operations.pass_gate(stage=stage, by=page.request.user, **facts)
    return f"Passed: {stage.title}"


def _so_far(page: RunPage, facts: Facts, what: str) -> Says:
    line = find(page.element.budget_lines.select_related("element__plan"), ref=what)
    operations.say_so_far(line=line, by=page.request.user, **facts)
    return f"Kept: {line.title}"


def _settle(page: RunPage, facts: Facts, what: str) -> Says:
    reminder = find(page.element.reminders.select_related("element__plan"), ref=what)
    operations.settle_reminder(reminder=reminder, by=page.request.user, **facts)
    return f"Settled: {reminder.text}"


ADDINGS: dict[str, tuple[str, Callable[[RunPage, Facts, str], Says]]] = {
    "factors": ("factors", _factors), "depend": ("ties", _depend), "share": ("ties", _share),
    "option": ("options", _option), "stage": ("stages", _stage), "money": ("money", _money),
    "remind": ("kept", _remind),
}  # fmt: skip
ROWS: dict[str, tuple[str, Callable[[RunPage, Facts, str], Says]]] = {
    "rate": ("factors", _rate), "choose": ("options", _choose), "pass": ("stages", _pass),
    "so_far": ("money", _so_far), "settle": ("kept", _settle),
}  # fmt: skip


OF_MONEY = {"money", "so_far"}

# --- What one press does


def _usual_stages(page: RunPage, _: str) -> Says:
    for stage in library.read("stages.yaml")["usual"]:
        operations.add_stage(element=page.element, by=page.request.user, **stage)
    return "The usual stages are there, to be changed as you like."


def _take_lines(page: RunPage, meaning: str) -> Says:
    lines = page.printed.get(meaning)
    if not lines:
        raise Http404
    if meaning == "factors":
        operations.add_factors(element=page.element, lines=lines, by=page.request.user)
    else:
        for line in lines:
            operations.remind(element=page.element, kind=Reminder.Kind.RISK, text=line, by=page.request.user)
    return "Taken from the plan’s own words."


def _arrived(page: RunPage, what: str) -> Says:
    tie = find(page.element.dependencies.exclude(outside="").select_related("element__plan"), ref=what)
    operations.has_arrived(dependency=tie, by=page.request.user)
    return f"It is there: {tie.outside}"


def _unshare(page: RunPage, what: str) -> Says:
    shared = find(page.element.shared_actions.select_related("action", "element__plan"), action__ref=what)
    operations.unshare_action(shared=shared, by=page.request.user)
    return f"Not shared any more: {shared.action}"


def _take_away(related: str) -> Callable[[RunPage, str], Says]:
    def take_away(page: RunPage, what: str) -> Says:
        thing = find(getattr(page.element, related).select_related("element__plan"), ref=what)
        says = working.in_words(thing)
        operations.take_away(thing=thing, by=page.request.user)
        return f"Taken away: {says}"

    return take_away


PRESSED: dict[str, tuple[str, Callable[[RunPage, str], Says]]] = {
    "usual_stages": ("stages", _usual_stages), "take_lines": ("factors", _take_lines), "arrived": ("ties", _arrived),
    "unshare": ("ties", _unshare),
    "drop_factor": ("factors", _take_away("factors")), "drop_tie": ("ties", _take_away("dependencies")),
    "drop_option": ("options", _take_away("options")), "drop_stage": ("stages", _take_away("stages")),
    "drop_money": ("money", _take_away("budget_lines")), "drop_kept": ("kept", _take_away("reminders")),
}  # fmt: skip

"""What is typed about a plan as a whole, checked for shape. Nothing is decided or saved here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.date_words import read_context
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans.models import Plan, Statement
from goldenthread.features.plans.queries.outline.editing import Part
from goldenthread.features.plans.shapes import shapes
from goldenthread.web.plans.editing.conflicts import DrawnForm
from goldenthread.web.plans.editing.element_forms import part_choices
from goldenthread.web.plans.editing.saving import span_of

OWN_LEVELS = "own"
MOST_LINES, MOST_LINE = 40, 500
# What the words are taken to mean is fetched as soon as they are typed, and is on the page without a script too.
READ_AT_ONCE = {
    "hx-get": "", "hx-trigger": "change", "hx-target": ".period-meaning", "hx-select": ".period-meaning",
    "hx-swap": "outerHTML", "autocomplete": "off",
}  # fmt: skip


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """Return a field for a day, drawn as the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, help_text=help_text, widget=widget)


def period_field() -> forms.CharField:
    return forms.CharField(
        label="Which years it is for", required=False, max_length=80,
        help_text="As you would print it: 2026/27, 2025-30, or September 2026 to July 2027.",
        widget=forms.TextInput(attrs=READ_AT_ONCE),
    )  # fmt: skip


def period_meaning(words: str, calendar: TermCalendar) -> str:
    """Say which days the words of a period are taken to cover; nothing where there are no words."""
    if not words.strip():
        return ""
    context = read_context(words[:80], calendar=calendar)
    if span := span_of(context.start_on, context.end_on):
        return f"“{words}” is read as {span}."
    return f"We cannot tell yet which days “{words}” covers."


def period_of(plan: Plan) -> str:
    """Say which days a plan runs, however they were said; nothing where none stand."""
    span = span_of(plan.starts_on, plan.ends_on)
    return f"Its years: {span}." if span else ""


def meaning_for(plan: Plan, words: str, calendar: TermCalendar) -> str:
    """Say what the words mean, or that the days of the plan stand although its words would be read otherwise."""
    span, read = span_of(plan.starts_on, plan.ends_on), period_meaning(words, calendar)
    if not span or words != plan.period_words or span in read:
        return read
    return f"The days below stand: {span}. {read}"


class PeriodForm(forms.Form):
    """Words for a period, beside the days that they mean: read from the words, unless somebody says the days."""

    calendar: TermCalendar

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        words = facts.get("period_words", "")
        says_days = facts.get("starts_on") or facts.get("ends_on")
        only_words_changed = "period_words" in self.changed_data and not self._days_changed()
        if not self.errors and words and (not says_days or only_words_changed):
            self._read(words, facts)
        return facts

    def _read(self, words: str, facts: dict[str, Any]) -> None:
        context = read_context(words, calendar=self.calendar)
        facts["starts_on"], facts["ends_on"] = context.start_on, context.end_on
        if context.start_on is None:
            known = f" Its last day is read as {span_of(None, context.end_on)[3:]}." if context.end_on else ""
            self.add_error(
                "period_words",
                f"We cannot tell when “{words}” begins.{known} Write it another way, or give the first day below.",
            )

    @property
    def period_changed(self) -> bool:
        return "period_words" in self.changed_data or self._days_changed()

    def _days_changed(self) -> bool:
        return bool({"starts_on", "ends_on"} & set(self.changed_data))


class BeginPlanForm(PeriodForm):
    """A plan of the whole trust to be begun."""

    title = forms.CharField(label="What it is called", max_length=160)
    kind = forms.ChoiceField(label="What kind of plan", widget=forms.RadioSelect)
    period_words = period_field()
    starts_on = day_field("First day", "Only where the words alone do not say it.")
    ends_on = day_field("Last day")
    shape = forms.ChoiceField(label="How it is built", widget=forms.RadioSelect)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], calendar: TermCalendar, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.calendar = calendar
        offered = list(kinds)
        own = (OWN_LEVELS, "Something else. I name the levels myself, on the next page.")
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]
        self.fields["shape"].choices = [  # type: ignore[attr-defined]
            *((one.key, f"{one.title}. {one.says}") for one in shapes().values()), own,
        ]  # fmt: skip
        self.initial = {"kind": offered[0][0], "shape": next(iter(shapes()))} | dict(self.initial)


def places_to_choose(schools: Iterable[School], units: Iterable[Unit]) -> list[tuple[str, str]]:
    """Return whose plan it can be, as choices."""
    return [
        *((f"school:{school.ref}", school.name) for school in schools),
        *((f"unit:{unit.ref}", unit.name) for unit in units),
    ]


class PlanForm(PeriodForm, DrawnForm):
    """What a plan says about itself."""

    title = forms.CharField(label="What it is called", max_length=160)
    period_words = period_field()
    starts_on = day_field("First day", "Read from the words, unless you say it here.")
    ends_on = day_field("Last day")
    adopted_on = day_field("Adopted on")
    next_review_on = day_field("Next review")
    rolling_years = forms.IntegerField(
        label="It rolls on by so many years", required=False, min_value=1, max_value=20,
        help_text="For a plan that is always the next five years, say. Left empty, its years are fixed.",
    )  # fmt: skip
    control = forms.CharField(
        label="How it was agreed", required=False, widget=forms.Textarea, max_length=8_000,
        help_text="One a line, a heading, a colon and what it says. Approved by: Trust Board",
    )  # fmt: skip
    flags = forms.CharField(
        label="Marks and what they mean", required=False, widget=forms.Textarea, max_length=4_000,
        help_text="One a line, the mark, a colon and its meaning. L: Learning. "
        "Where nobody knows what a mark means, write the mark alone.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        super().__init__(data, facts=_facts_of(plan))
        self.plan = plan
        self.calendar = TermCalendar.from_json(plan.trust.calendar)
        self.seal()

    def clean_control(self) -> dict[str, str]:
        lines = _pairs(self.cleaned_data["control"])
        for heading, text in lines:
            if not text or not heading:
                raise forms.ValidationError(f"“{(heading or text)[:40]}” needs a heading, a colon and what it says.")
        return dict(lines)

    def clean_flags(self) -> list[dict[str, str]]:
        keys = {flag["name"]: flag.get("key", flag["name"]) for flag in self.plan.flags}
        pairs = _pairs(self.cleaned_data["flags"])
        names = [name for name, _ in pairs]
        for name, _ in pairs:
            if not name or len(name) > 40:
                raise forms.ValidationError(f"“{name[:40]}” is no mark: a mark has between 1 and 40 characters.")
            if names.count(name) > 1:
                raise forms.ValidationError(f"The mark {name} stands here twice.")
        return [{"key": keys.get(name, name), "name": name, "meaning": meaning} for name, meaning in pairs]

    def words(self) -> dict[str, Any]:
        """Return what the plan is to say."""
        return {name: value for name, value in self.cleaned_data.items() if name not in DrawnForm.base_fields}


class StateForm(forms.Form):
    """Where a plan is on its way."""

    state = forms.ChoiceField(label="Where it is on its way", widget=forms.RadioSelect, choices=[
        (Plan.State.DRAFT, "A draft. Only those who may change it see it."),
        (Plan.State.LIVE, "Live. Everybody who may see plans here sees it, and its leads are asked how it stands."),
        (Plan.State.ENDED, "Ended. It stays to be read; nothing more is asked about it."),
    ])  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


STATEMENT_WORDS = ("kind", "title", "text", "source", "year", "base", "quotation")


class StatementForm(DrawnForm):
    """What a plan says before it says what to do."""

    kind = forms.ChoiceField(label="What it is", choices=Statement.Kind.choices)
    title = forms.CharField(
        label="Its short name", required=False, max_length=120,
        help_text="For a value or a principle, such as Kindness; the words below then say what it means.",
    )  # fmt: skip
    text = forms.CharField(label="The words", widget=forms.Textarea, max_length=20_000)
    source = forms.CharField(
        label="Where it comes from", required=False, max_length=200,
        help_text="Of a fact, who counted. Of a quotation, who said it.",
    )  # fmt: skip
    year = forms.CharField(
        label="The year that it speaks of", required=False, max_length=20, help_text="For a fact: 2023, or 2022/23."
    )
    base = forms.CharField(
        label="Of what it is counted", required=False, max_length=120,
        help_text="For a fact: of all families, or of children aged 5 to 19. Two figures of different bases cannot "
        "be set against each other.",
    )  # fmt: skip
    quotation = forms.CharField(
        label="A quotation beside it", required=False, widget=forms.Textarea, max_length=2_000,
        help_text="For a story: one sentence that somebody said.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, statement: Statement | None = None, parts: Sequence[Part] = (),
        facts_beside: Sequence[Statement] = (),
    ) -> None:  # fmt: skip
        facts = {name: getattr(statement, name) for name in (*STATEMENT_WORDS, "revision")} if statement else {}
        super().__init__(data, facts={"kind": Statement.Kind.VISION, "revision": 0} | facts)
        if parts:
            of_a_part = part_choices(parts)
            self.fields["part"] = forms.ChoiceField(
                label="What it speaks for", required=False, choices=[("", "The whole plan"), *of_a_part]
            )
        if statement is not None and facts_beside:
            self.fields["clashes_with"] = forms.ChoiceField(
                label="It clashes with", required=False,
                choices=[("", "Nothing"), *((one.ref, one.text[:100]) for one in facts_beside)],
                help_text="Another fact that speaks of the same and says another figure, or of another whole.",
            )  # fmt: skip
            self.initial["clashes_with"] = statement.clashes_with.ref if statement.clashes_with else ""
        self.seal()

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in STATEMENT_WORDS}

    def more(self) -> list[BoundField]:
        """Return the fields that most statements do without."""
        return [self[name] for name in ("source", "year", "base", "quotation", "clashes_with") if name in self.fields]


def _facts_of(plan: Plan) -> dict[str, Any]:
    same = ("title", "period_words", "starts_on", "ends_on", "adopted_on", "next_review_on", "rolling_years")
    return {name: getattr(plan, name) for name in (*same, "revision")} | {
        "control": "\n".join(f"{heading}: {text}" for heading, text in plan.control.items()),
        "flags": "\n".join(_flag_line(flag) for flag in plan.flags),
    }


def _flag_line(flag: dict[str, str]) -> str:
    return f"{flag['name']}: {flag['meaning']}" if flag.get("meaning") else flag["name"]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Read lines of “heading: text”, which stay few and short."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(f"These are {len(lines)} lines; {MOST_LINES} is the most.")
    for line in lines:
        if len(line) > MOST_LINE:
            raise forms.ValidationError(f"“{line[:40]}…” is longer than {MOST_LINE} characters.")
    parted = (line.partition(":") for line in lines)
    return [(name.strip(), text.strip()) for name, _, text in parted]

"""What is typed about one part of a plan, checked for shape. Nothing is decided or saved here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.outline.editing import Part
from goldenthread.features.plans.queries.outline.trees import LevelFrame
from goldenthread.web.plans.editing.conflicts import DrawnForm

MOST_CELL = 20_000
MOST_TAGS = 12
AT_THE_TOP = "top"
EM_SPACE = "\u2003"
READ_AT_ONCE = {
    "hx-get": "", "hx-trigger": "change", "hx-target": ".due-meaning", "hx-select": ".due-meaning",
    "hx-swap": "outerHTML", "autocomplete": "off",
}  # fmt: skip


def due_field() -> forms.CharField:
    return forms.CharField(
        label="By when, in your own words", required=False, max_length=160,
        help_text="By Easter 2027, autumn term 2026, every half term. Your words stay as they are.",
        widget=forms.TextInput(attrs=READ_AT_ONCE),
    )  # fmt: skip


class AddElementForm(forms.Form):
    """A part to be added, in its few most needed words."""

    title = forms.CharField(label="Short title", max_length=300)
    number = forms.CharField(
        label="Number", required=False, max_length=30, help_text="As you print it. Left empty, it is counted."
    )
    text = forms.CharField(
        label="Full wording", required=False, widget=forms.Textarea, max_length=MOST_CELL,
        help_text="Only where it says more than the short title.",
    )  # fmt: skip
    due_words = due_field()


class AddLinesForm(forms.Form):
    """Many parts at once, one a line."""

    text = forms.CharField(
        label="One part a line", widget=forms.Textarea(attrs={"rows": "12"}), max_length=60_000, strip=False,
        help_text="Set a line further in to place it beneath the line above. Numbers in front are kept as numbers. "
        "Rows from a spreadsheet may be pasted with their headings.",
    )  # fmt: skip
    html = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2_000_000)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError("There is no line here to add.")
        return text


class ElementForm(DrawnForm):
    """All the words of one part: its own, those in the columns of its level, and one year's milestone."""

    number = forms.CharField(label="Number, as it is printed", required=False, max_length=30)
    title = forms.CharField(label="Short title", max_length=300)
    text = forms.CharField(
        label="Full wording", required=False, widget=forms.Textarea, max_length=MOST_CELL,
        help_text="Where the plan says it at greater length. It may be empty.",
    )  # fmt: skip
    due_words = due_field()
    milestone = forms.CharField(
        label="This year’s milestone", required=False, widget=forms.Textarea, max_length=2_000,
        help_text="What stands in the pocket guide for that year.",
    )  # fmt: skip
    flags = forms.MultipleChoiceField(label="Marks", required=False, widget=forms.CheckboxSelectMultiple)
    theme = forms.CharField(label="Theme", required=False, max_length=200, help_text="Such as this year’s theme.")
    tags = forms.CharField(
        label="Tags", required=False, max_length=600,
        help_text="Words to find it by, with commas between them. “Summary” takes it into the printed summary.",
    )  # fmt: skip
    grid = forms.CharField(
        label="Wording on the one-page grid", required=False, max_length=300,
        help_text="Only where it differs from the short title.",
    )  # fmt: skip
    only_on_grid = forms.BooleanField(label="It stands on the one-page grid alone", required=False)
    repair = forms.CharField(
        label="Text to repair", required=False, max_length=300,
        help_text="What is damaged or missing in the printed plan, for whoever mends it.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, element: Element, plan: Plan, level: LevelFrame, computed: str, year: str,
        years: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(data, facts=_facts_of(element, year))
        self.year = year
        self.other_years = [one for one in years if one != year]
        self.element = element
        self.headings = headings_of(element, level)
        for key, heading in self.headings.items():
            self.fields[f"cell_{key}"] = forms.CharField(
                label=heading, required=False, widget=forms.Textarea, max_length=MOST_CELL
            )
            self.initial[f"cell_{key}"] = element.cells.get(key, "")
        self.fields["milestone"].label = f"Milestone for {year}"
        if computed:
            self.fields["number"].help_text = f"Counted, it is {computed}. Left empty, that is what shows."
        marks = _marks(element, plan)
        if marks:
            self.fields["flags"].choices = marks  # type: ignore[attr-defined]
        else:
            del self.fields["flags"]
        self.seal()

    def clean_tags(self) -> list[str]:
        tags = list(dict.fromkeys(tag.strip() for tag in self.cleaned_data["tags"].split(",") if tag.strip()))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(f"These are {len(tags)} tags; {MOST_TAGS} is the most.")
        return tags

    def cells(self) -> list[BoundField]:
        """Return the fields of the level's columns, in the order in which they print."""
        return [self[f"cell_{key}"] for key in self.headings]

    def more(self) -> list[BoundField]:
        """Return the fields that most parts do without."""
        return [self[name] for name in ("theme", "tags", "grid", "only_on_grid", "repair")]

    def has_more(self) -> bool:
        return any(bound.value() or bound.errors for bound in self.more())

    def words(self) -> dict[str, Any]:
        """Return what the part is to say. Milestones of other years stay as they are."""
        facts = self.cleaned_data
        plain = ("number", "title", "text", "due_words", "theme", "tags", "grid", "only_on_grid", "repair")
        words = {name: facts[name] for name in plain}
        if "flags" in self.fields:
            words["flags"] = facts["flags"]
        # A column that stays empty is no news: it is left as it was, with its key or without.
        cells = {key: "\n".join(facts[f"cell_{key}"].splitlines()) for key in self.headings}
        kept = {key: text for key, text in cells.items() if text or key in self.element.cells}
        years = {year: text for year, text in self.element.year_milestones.items() if year != self.year}
        milestone = {self.year: facts["milestone"]} if facts["milestone"] else {}
        return words | {"cells": self.element.cells | kept, "year_milestones": years | milestone}


class MoveElementForm(forms.Form):
    """Where a part is to stand."""

    under = forms.ChoiceField(label="Place it under")
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, places: Sequence[Part], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["under"].choices = [  # type: ignore[attr-defined]
            (AT_THE_TOP, "Nothing: at the top of the plan"),
            *part_choices(places),
        ]


class RemoveElementForm(forms.Form):
    """A part to be taken out, as it was when that was asked."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def part_choices(parts: Iterable[Part]) -> list[tuple[str, str]]:
    """Return parts as a list to choose from, in reading order, each set in by its level."""
    return [
        (part.element.ref, f"{EM_SPACE * (part.depth - 1)}{part.called} {part.element.title}"[:140]) for part in parts
    ]


def headings_of(element: Element, level: LevelFrame) -> dict[str, str]:
    """Return the columns of a part's level, and after them those that only the part still holds."""
    headings = dict(level.columns) | {key: f"{heading}, kept and not printed here" for key, heading in level.behind}
    return headings | {key: key.replace("_", " ").capitalize() for key in element.cells if key not in headings}


def _marks(element: Element, plan: Plan) -> list[tuple[str, str]]:
    known = {flag.get("key", flag["name"]): _mark_label(flag) for flag in plan.flags}
    return list((known | {key: key for key in element.flags if key not in known}).items())


def _mark_label(flag: Mapping[str, str]) -> str:
    return f"{flag['name']}, {flag.get('meaning') or 'nobody has said what it means'}"


def _facts_of(element: Element, year: str) -> dict[str, Any]:
    same = ("number", "title", "text", "due_words", "theme", "grid", "only_on_grid", "repair", "revision")
    facts = {name: getattr(element, name) for name in same}
    return facts | {
        "flags": list(element.flags),
        "tags": ", ".join(str(tag) for tag in element.tags),
        "milestone": element.year_milestones.get(year, ""),
    }

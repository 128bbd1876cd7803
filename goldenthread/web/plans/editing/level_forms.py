"""A plan's levels as one form: the words of each, how it is numbered, and its columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.text import slugify

from goldenthread.domain.plans.numbering import Numbered, computed_numbers, pattern_flaw
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations import ColumnWords, LevelWords
from goldenthread.features.plans.operations.whole.plans import MOST_LEVELS, OwnColumns
from goldenthread.features.plans.queries.outline.editing import Skeleton
from goldenthread.features.plans.queries.outline.trees import LevelFrame
from goldenthread.web.plans.editing.conflicts import DrawnForm

NUMBERS = [
    ("", "No number"), ("{n}", "1, 2, 3"), ("{parent}.{n}", "1.1, 1.2, with the number above it"),
    ("{a})", "a), b), c)"), ("{i})", "i), ii), iii)"),
]  # fmt: skip
MEANINGS = [
    ("", "Just text"), ("targets", "What success looks like"), ("activities", "Activities"),
    ("factors", "Success factors"), ("leads", "Who leads"), ("dependencies", "What it depends on"),
    ("risks", "Risks"), ("progress", "Progress"), ("dates", "Dates"),
]  # fmt: skip
MOST_COLUMNS, SPARE_COLUMNS = 20, 2
OWN = "own"
RUN_HELP = "With milestones, conditions, stages and money. Leads are told what is empty; nothing has to be filled."
OWN_HELP = "{n} counts 1, 2, 3; {a} counts a, b, c; {parent} is the number above. TSP{n} gives TSP1."


class ColumnFields(NamedTuple):
    """One column as it is drawn."""

    key: BoundField
    name: BoundField
    meaning: BoundField


class LevelFields(NamedTuple):
    """One level as it is drawn. `holds` counts the parts at it and beneath it; a new one has depth but no words."""

    depth: int
    is_new: bool
    example: str
    holds: int
    one: BoundField
    many: BoundField
    number: BoundField
    own: BoundField
    run: BoundField
    most: BoundField
    remove: BoundField | None
    columns: list[ColumnFields]


class LevelsForm(DrawnForm):
    """All the levels of a plan, and room for one more beneath them."""

    def __init__(self, data: Any = None, *, plan: Plan, skeleton: Skeleton) -> None:
        super().__init__(data, facts={"revision": plan.revision})
        frame = skeleton.frame
        self.run = set(plan.levels.filter(is_run=True).values_list("depth", flat=True))
        self.skeleton = skeleton
        self.frame = frame
        self.holds = {depth: skeleton.count_from(depth) for depth in frame}
        self.count = len(frame)
        self.most = dict(plan.levels.values_list("depth", "most"))
        for depth in range(1, min(self.count + 1, MOST_LEVELS) + 1):
            self._add_level(depth, frame.get(depth))
        self.seal()

    def _add_level(self, depth: int, level: LevelFrame | None) -> None:
        pattern = level.number if level else ""
        known = [key for key, _ in NUMBERS]
        fields: dict[str, tuple[forms.Field, Any]] = {
            "one": (_word_field("One is called"), level and level.one),
            "many": (_word_field("Several are called"), level and level.many),
            "number": (
                forms.ChoiceField(
                    label="Numbered", choices=[*NUMBERS, (OWN, "In our own way, as below")], required=False
                ),
                pattern if pattern in known else OWN,
            ),
            "own": (
                forms.CharField(
                    label="Our own way of numbering", max_length=40, required=False,
                    help_text=OWN_HELP,
                ),
                "" if pattern in known else pattern,
            ),
            "run": (forms.BooleanField(label="Its parts are run as initiatives", required=False, help_text=RUN_HELP),
                    depth in self.run),
        }  # fmt: skip
        fields["most"] = (
            forms.IntegerField(
                label="So many are enough", required=False, min_value=1, max_value=5_000,
                help_text="More are warned of, never refused.",
            ),
            self.most.get(depth),
        )  # fmt: skip
        if level is not None and self.count > 1:
            fields["remove"] = (forms.BooleanField(label="Remove this level", required=False), False)
        for name, (field, initial) in fields.items():
            self.fields[f"{name}_{depth}"] = field
            self.initial[f"{name}_{depth}"] = initial or ""
        columns = level.columns if level else ()
        for at in range(min(len(columns) + SPARE_COLUMNS, MOST_COLUMNS)):
            key, name = columns[at] if at < len(columns) else ("", "")
            self._add_column(f"{depth}_{at}", key, name, level.meanings.get(key, "") if level else "")

    def _add_column(self, place: str, key: str, name: str, meaning: str) -> None:
        offered = MEANINGS if meaning in dict(MEANINGS) else [*MEANINGS, (meaning, meaning.capitalize())]
        self.fields[f"key_{place}"] = forms.SlugField(widget=forms.HiddenInput, required=False, max_length=40)
        self.fields[f"column_{place}"] = forms.CharField(label="Heading", required=False, max_length=120)
        self.fields[f"meaning_{place}"] = forms.ChoiceField(label="Holds", required=False, choices=offered)
        self.initial = dict(self.initial) | {
            f"key_{place}": key,
            f"column_{place}": name,
            f"meaning_{place}": meaning,
        }

    def levels(self) -> Iterator[LevelFields]:
        """Yield the fields level by level."""
        examples = example_numbers([self._shown_pattern(depth) for depth in self._depths()])
        for depth, example in zip(self._depths(), examples, strict=True):
            remove = f"remove_{depth}"
            yield LevelFields(
                depth=depth, is_new=depth > self.count, example=example, holds=self.holds.get(depth, 0),
                one=self[f"one_{depth}"], many=self[f"many_{depth}"], number=self[f"number_{depth}"],
                own=self[f"own_{depth}"], run=self[f"run_{depth}"], most=self[f"most_{depth}"],
                remove=self[remove] if remove in self.fields else None,
                columns=[
                    ColumnFields(self[f"key_{place}"], self[f"column_{place}"], self[f"meaning_{place}"])
                    for place in self._places(depth)
                ],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for depth in self._depths():
            self._check_level(depth, facts)
        if not self.errors and not self.words():
            self.add_error(None, "A plan has at least one level.")
        return facts

    def _check_level(self, depth: int, facts: Mapping[str, Any]) -> None:
        is_removed, called = facts.get(f"remove_{depth}"), facts.get(f"one_{depth}")
        if is_removed and self.holds.get(depth):
            parts = self.holds[depth]
            held = "1 part stands" if parts == 1 else f"{parts:,} parts stand"
            self.add_error(f"remove_{depth}", f"{held} here or beneath. Move or remove them first.")
        if depth <= self.count and not is_removed and not called:
            self.add_error(f"one_{depth}", "Say what this level is called.")
        if facts.get(f"number_{depth}") == OWN:
            own = facts.get(f"own_{depth}", "")
            if flaw := pattern_flaw(own):
                self.add_error(f"own_{depth}", flaw)

    def words(self) -> list[LevelWords]:
        """Return the levels as they are to be, top first."""
        facts = self.cleaned_data
        kept = [depth for depth in self._depths() if facts.get(f"one_{depth}") and not facts.get(f"remove_{depth}")]
        return [
            LevelWords(
                one=facts[f"one_{depth}"], many=facts.get(f"many_{depth}", ""),
                number=self._pattern(facts, depth), columns=self._columns(depth, facts),
                is_run=bool(facts.get(f"run_{depth}")),
                most=facts.get(f"most_{depth}"),
                own_columns=self._own_columns(depth, facts),
            )
            for depth in kept
        ]  # fmt: skip

    def _columns(self, depth: int, facts: Mapping[str, Any]) -> list[ColumnWords]:
        columns: list[ColumnWords] = []
        for place in self._places(depth):
            name = facts.get(f"column_{place}", "")
            if name:
                taken = {column.key for column in columns}
                key = _free_key(facts.get(f"key_{place}") or slugify(name).replace("-", "_"), taken)
                columns.append(ColumnWords(key, name, facts.get(f"meaning_{place}", "")))
        return columns

    def _own_columns(self, depth: int, facts: Mapping[str, Any]) -> OwnColumns:
        """Return what prints beneath top parts that have columns of their own, of the columns that stay."""
        kept = {column.key for column in self._columns(depth, facts)}
        own = self.frame[depth].own if depth in self.frame else {}
        return {top: [pair for pair in columns if pair[0] in kept] for top, columns in own.items()}

    @staticmethod
    def _pattern(facts: Mapping[str, Any], depth: int) -> str:
        chosen = facts.get(f"number_{depth}", "")
        return str(facts.get(f"own_{depth}", "") if chosen == OWN else chosen)

    def _shown_pattern(self, depth: int) -> str:
        values = {name: str(self[name].value() or "") for name in (f"number_{depth}", f"own_{depth}")}
        pattern = self._pattern(values, depth)
        return "" if pattern_flaw(pattern) else pattern

    def _depths(self) -> range:
        return range(1, sum(name.startswith("one_") for name in self.fields) + 1)

    def _places(self, depth: int) -> list[str]:
        start = f"column_{depth}_"
        return [f"{depth}_{name.removeprefix(start)}" for name in self.fields if name.startswith(start)]


def _word_field(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=60, required=False)


def example_numbers(patterns: Sequence[str]) -> list[str]:
    """Return for each level the first two numbers that its pattern makes, under the first part of the level above."""
    parts = _sample(1, None, len(patterns))
    numbers = computed_numbers(parts, dict(enumerate(patterns, start=1)))
    return [
        ", ".join(filter(None, (numbers[(depth, 1)], numbers[(depth, 2)]))) for depth in range(1, len(patterns) + 1)
    ]


def _sample(depth: int, parent: Any, deepest: int) -> list[Numbered]:
    """Return two parts at each level, all under the first of the level above, in reading order."""
    if depth > deepest:
        return []
    first, second = (depth, 1), (depth, 2)
    return [
        Numbered(first, parent, depth), *_sample(depth + 1, first, deepest), Numbered(second, parent, depth)
    ]  # fmt: skip


def _free_key(wanted: str, taken: set[str]) -> str:
    key, count = wanted[:40] or "column", 2
    while key in taken:
        key, count = f"{wanted[:36]}_{count}", count + 1
    return key

"""The forms of measures. They check the shape of what was typed, and decide and save nothing."""

from typing import Any

from django import forms

from goldenthread.domain.groups.pupil_groups import OFFERED, in_order
from goldenthread.domain.groups.suppression import counts_pupils
from goldenthread.domain.measures.figures import MARKERS
from goldenthread.domain.measures.goals import PERIOD_BEFORE
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.operations import Breaking, Definition, TargetLine
from goldenthread.features.measures.operations.targets import MARGIN_WORDS
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans import operations as planning

PHASES = School.Phase.choices
# Several together are put together on a page of their own.
KINDS = [each for each in Measure.Kind.choices if each[0] != Measure.Kind.COMPOSITE]
OPS = [
    ("", "signed off by a person"),
    (">=", "at least"),
    (">", "above"),
    ("<=", "at most"),
    ("<", "under"),
    ("=", "exactly"),
    ("in", "between"),
]
REFERENCES = [
    ("", "a plain figure"),
    ("England", "England"),
    ("authority", "the local authority"),
    ("similar schools", "the middle one of similar schools"),
    ("top quarter of similar schools", "the top quarter of similar schools"),
    ("last year", "the same period last year"),
    (PERIOD_BEFORE, "the period before"),
    ("baseline", "the first figure there is"),
    ("trust", "the trust’s own figure"),
]


class DefineMeasureForm(forms.Form):
    name = forms.CharField(max_length=160, label="Name")
    heading = forms.CharField(
        max_length=80, required=False, help_text="The group that it stands in, such as Being there."
    )
    means = forms.CharField(
        required=False, label="What it means", widget=forms.Textarea, max_length=2000,
        help_text="In words that a new governor understands: what is counted, out of what.",
    )  # fmt: skip
    formula = forms.CharField(
        max_length=200,
        required=False,
        label="How it is worked out",
        help_text="What is divided by what, or added up.",
    )
    kind = forms.ChoiceField(choices=KINDS, label="What kind of figure")
    unit = forms.CharField(
        max_length=20,
        required=False,
        help_text="Shown after the figure: %, days, or £. A place in % is kept as a share: 12th of 240 is 5 %.",
    )
    decimals = forms.IntegerField(min_value=0, max_value=4, initial=1)
    good_is = forms.ChoiceField(choices=Measure.GoodIs.choices, label="Which way is good")
    band_from = forms.DecimalField(
        required=False, label="Good from", help_text="Only where it is good within a band."
    )
    band_to = forms.DecimalField(required=False, label="Good up to")
    grades = forms.CharField(
        required=False,
        widget=forms.Textarea,
        help_text="For grades only: one a line, the worst first.",
        max_length=1000,
    )
    frequency = forms.ChoiceField(choices=Measure.Frequency.choices, initial="term", label="How often it is read")
    roll_up = forms.ChoiceField(
        choices=Measure.RollUp.choices, initial="none", label="How the trust’s figure is made",
        help_text="Pooling needs the two numbers behind each share. Percentages are never averaged.",
    )  # fmt: skip
    base = forms.CharField(
        max_length=60, required=False, label="What is counted", help_text="Such as pupils, sessions or staff."
    )
    phases = forms.MultipleChoiceField(
        choices=PHASES, required=False, widget=forms.CheckboxSelectMultiple, label="Which phases it applies to",
        help_text="All of them, when none is ticked.",
    )  # fmt: skip
    groups = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=800, label="By which groups",
        help_text="One a line: of pupils such as disadvantaged, SEND, girls, year 7; of staff such as teachers, or "
        "short and long absence. None, where it is kept of all alone. A round can then ask for them.",
    )  # fmt: skip
    of_trust_only = forms.BooleanField(required=False, label="It is kept of the trust itself, not of its schools")
    only_school = forms.ModelChoiceField(
        queryset=School.objects.none(), required=False, to_field_name="ref", label="Which schools keep it",
        empty_label="All that it applies to, in common",
    )  # fmt: skip
    counts_office = forms.BooleanField(
        required=False, label="Where schools are counted, the trust’s own office counts as one place more"
    )
    runs_on = forms.BooleanField(
        required=False, label="Each figure counts from the start of the school year, not of its period",
        help_text="Then what came between two figures can be had from them, and is hidden where it is of too few.",
    )  # fmt: skip
    among = forms.CharField(
        max_length=60, required=False, label="Which people it counts, where another measure counts them too",
        help_text="The same words on each: such as pupils suspended, on those suspended and those suspended again. "
        "What one of them hides, none of them then tells.",
    )  # fmt: skip
    counted_from = forms.ChoiceField(
        choices=lambda: [("", "Nothing: it is recorded"), *planning.counted_from().items()], required=False,
        label="Counted by itself from what stands here",
        help_text="Then nobody records it: each night the trust’s figure is what there is.",
    )  # fmt: skip
    used_for = forms.CharField(
        max_length=300, required=False, label="What it is used for, and by whom",
        help_text="Such as: heads of year choose whom to meet each half term. What has no use need not be asked for.",
    )  # fmt: skip
    source = forms.CharField(max_length=200, required=False, label="Where the figures come from")
    second_source = forms.CharField(max_length=200, required=False, label="How they are checked a second way")
    comparator = forms.CharField(
        max_length=160,
        required=False,
        label="What it is held against",
        help_text="Such as England, or similar schools.",
    )
    published = forms.CharField(max_length=120, required=False, label="When that is published")
    owner = forms.ModelChoiceField(
        queryset=Post.objects.none(), required=False, to_field_name="ref", label="Who answers for it"
    )
    stale_after_days = forms.IntegerField(
        min_value=1, max_value=3660, initial=150, label="Too old to judge by after", help_text="Days."
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, posts: Any, schools: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        only = self.fields["only_school"]
        assert isinstance(only, forms.ModelChoiceField)
        only.queryset = schools
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = posts

    def clean_grades(self) -> list[str]:
        return _lines_of(self.cleaned_data["grades"])

    def clean_groups(self) -> list[str]:
        return _lines_of(self.cleaned_data["groups"])

    def definition(self, **more: Any) -> Definition:
        """Return what the form says a measure is."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return Definition(**(facts | more))

    @staticmethod
    def facts_of(measure: Measure) -> dict[str, Any]:
        """Return a measure as the form shows it."""
        facts = {name: getattr(measure, name) for name in DefineMeasureForm.base_fields}
        lists = {name: "\n".join(getattr(measure, name)) for name in ("grades", "groups")}
        only = measure.only_school.ref if measure.only_school else ""
        return facts | lists | {"owner": measure.owner.ref if measure.owner else "", "only_school": only}


class ReviseMeasureForm(DefineMeasureForm):
    """A definition with the question whether figures before and after the change may still be compared."""

    breaks_from = forms.ChoiceField(
        required=False, label="Does it count something else from now on?",
        help_text="Then figures before are kept, and not compared with those after.",
    )  # fmt: skip
    breaks_says = forms.CharField(
        max_length=240, required=False, label="If so, what is counted otherwise",
        help_text="In a sentence, shown wherever a comparison stops.",
    )  # fmt: skip

    def __init__(self, *args: Any, periods: list[tuple[str, str]], breaks: list[Any], **rest: Any) -> None:
        super().__init__(*args, **rest)
        chosen = self.fields["breaks_from"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [
            ("", "No, the figures can be compared"),
            *((key, f"Yes, from {label}") for key, label in periods),
            *([(Breaking.TAKE_BACK, f"Take the break of {breaks[-1].period} back")] if breaks else []),
        ]

    def breaking(self) -> Breaking | None:
        """Return what the form says of comparing with before; nothing where it may be done as ever."""
        asked = self.cleaned_data["breaks_from"]
        return Breaking(period=asked, says=self.cleaned_data["breaks_says"]) if asked else None

    def definition(self, **more: Any) -> Definition:
        """Return what the form says a measure is."""
        facts = {
            name: value for name, value in self.cleaned_data.items()
            if name not in {"revision", "breaks_from", "breaks_says"}
        }  # fmt: skip
        return Definition(**(facts | more))


class TargetWordsForm(forms.Form):
    text = forms.CharField(
        widget=forms.Textarea, max_length=2000, label="What is aimed at",
        help_text="A sentence, as you would say it: Persistent absence below 15 % by July 2027.",
    )  # fmt: skip


class TargetForm(TargetWordsForm):
    school = forms.ModelChoiceField(
        queryset=School.objects.none(),
        required=False,
        to_field_name="ref",
        label="For which school",
        empty_label="The whole trust",
    )
    op = forms.ChoiceField(choices=OPS, required=False, label="How it is checked")
    value = forms.CharField(
        max_length=60, required=False, label="Figure",
        help_text="Against a benchmark: how far above it, with a minus for below.",
    )  # fmt: skip
    value_to = forms.CharField(max_length=60, required=False, label="Up to", help_text="Only for a range.")
    reference = forms.ChoiceField(choices=REFERENCES, required=False, label="Compared with")
    margin_word = forms.ChoiceField(
        choices=[("", "no such word"), *((word, word) for word in MARGIN_WORDS)], required=False,
        label="A word of distance that has no size yet",
    )  # fmt: skip
    tolerance = forms.CharField(
        max_length=20,
        required=False,
        label="Tolerance",
        help_text="How far short is still at risk rather than off track.",
    )
    due_words = forms.CharField(max_length=120, required=False, label="By when, in your words")
    due_until = forms.DateField(
        required=False, label="Last day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Left empty, it is read from your words.",
    )  # fmt: skip
    steps = forms.CharField(
        required=False, widget=forms.Textarea, max_length=600, label="Steps on the way",
        help_text="One a line, a year and a figure: 2026/27: 17.5",
    )  # fmt: skip
    adds_up_from = forms.CharField(
        max_length=7, required=False, label="Added up from which year",
        help_text="Only where the years count together, such as savings over three years: the first, 2024/25.",
    )  # fmt: skip
    why = forms.CharField(
        required=False, widget=forms.Textarea, max_length=2000, label="Why it is ambitious, and within reach",
        help_text="What others like you have reached, what changed, what it will take. It stands beside the figure.",
    )  # fmt: skip
    asked = forms.CharField(
        required=False, max_length=300, label="Who was asked about it", help_text="Posts and bodies, and when."
    )
    tier = forms.IntegerField(min_value=1, max_value=4, required=False, widget=forms.HiddenInput)
    target_class = forms.CharField(max_length=1, required=False, widget=forms.HiddenInput)
    grammar = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)
    due_precision = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)
    due_question = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    read_as = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, schools: Any, is_trust_too: bool = True, **rest: Any) -> None:
        super().__init__(*args, **rest)
        school = self.fields["school"]
        assert isinstance(school, forms.ModelChoiceField)
        school.queryset = schools
        if not is_trust_too:
            school.required, school.empty_label = True, "Choose"

    def clean_steps(self) -> dict[str, str]:
        steps = {}
        for line in self.cleaned_data["steps"].splitlines():
            year, colon, step = line.partition(":")
            if not line.strip():
                continue
            if not colon or not step.strip():
                raise forms.ValidationError(f"“{line.strip()[:40]}” is not a year, a colon and a figure.")
            steps[year.strip()] = step.strip()
        return steps

    def line(self, measure: Measure) -> TargetLine:
        """Return what the form asks to be set. A last day that was chosen settles what was asked about it."""
        facts = {name: value for name, value in self.cleaned_data.items() if name not in {"revision", "read_as"}}
        if facts["due_until"]:
            facts["due_question"] = ""
        # A person who names a figure has made of a statement something that can be checked.
        facts["tier"] = 1 if facts["op"] and facts["value"] else max(facts["tier"] or 3, 3)
        return TargetLine(measure=measure, **facts)


class RetireMeasureForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class SignOffTargetForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea, max_length=2000, label="What shows that it is met",
        help_text="Name the evidence: minutes and their day, a document, what was seen.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)


class RecordReadingForm(forms.Form):
    """One figure. A period's choice carries the reference of the reading that the form was drawn over."""

    period = forms.ChoiceField(label="Period")
    group = forms.ChoiceField(required=False, label="Group")
    numerator = forms.CharField(max_length=20, required=False)
    denominator = forms.CharField(max_length=20, required=False)
    value = forms.CharField(max_length=200, required=False, label="Figure")
    marker = forms.ChoiceField(
        choices=[("", "There is a figure"), *((key, says.capitalize()) for key, says in MARKERS.items())],
        required=False, label="If there is none, why",
    )  # fmt: skip
    state = forms.ChoiceField(choices=Reading.State.choices, initial="final", label="How settled it is")
    source = forms.CharField(max_length=200, required=False, label="Where it comes from")
    comment = forms.CharField(
        required=False, widget=forms.Textarea, max_length=2000, label="Anything to know about it"
    )
    is_right = forms.BooleanField(required=False, label="Yes, it is right")

    def __init__(self, *args: Any, measure: Measure, periods: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        period.choices = [self._as_sent(key, label) for key, label in periods]
        self._offer_groups(measure)
        if measure.is_share:
            base = measure.base or "of all"
            self.fields["numerator"].label = "Place" if measure.kind == Measure.Kind.RANK else "How many"
            self.fields["numerator"].help_text = "Only those that are counted in it."
            self.fields["denominator"].label = f"Out of how many {base}"
            self.fields["value"].help_text = "Left empty, it is worked out from the two numbers."
            if measure.is_mean:
                self.fields["numerator"].label = "What they come to, added up"
                self.fields["numerator"].help_text = "Left empty, it is worked out from the figure and how many."
                self.fields["denominator"].label = f"Of how many {measure.base}"
                self.fields["denominator"].help_text = "By these the trust’s figure weighs it."
                self.order_fields(["period", "group", "value", "denominator", "numerator"])
        else:
            del self.fields["numerator"], self.fields["denominator"]
        if measure.kind == Measure.Kind.NARRATIVE:
            self.fields["value"] = forms.CharField(
                max_length=200, required=False, label="In words", widget=forms.Textarea
            )
        elif choices := _words_of(measure):
            self.fields["value"] = forms.ChoiceField(choices=[("", "—"), *choices], required=False, label="Figure")
        elif measure.unit:
            self.fields["value"].label = f"Figure, in {measure.unit}"

    def _offer_groups(self, measure: Measure) -> None:
        group = self.fields["group"]
        assert isinstance(group, forms.ChoiceField)
        if not measure.is_by_group:
            del self.fields["group"]
            return
        # Of staff, parents or pounds nobody is disadvantaged or a girl: only what the measure names is offered.
        is_of_pupils = not measure.base or counts_pupils(measure.base) or "session" in measure.base
        offered = in_order(list({*(OFFERED if is_of_pupils else ()), *measure.groups}))
        all_of_them = "All pupils" if is_of_pupils else f"All {measure.base}"
        group.choices = [("", all_of_them), *((each, each[:1].upper() + each[1:]) for each in offered)]

    def _as_sent(self, value: str, label: str) -> tuple[str, str]:
        """Return a period's choice with the reading that the form was drawn over, not the one that stands by now."""
        sent = str(self.data.get("period", ""))
        return (sent, label) if sent.partition("|")[0] == value.partition("|")[0] else (value, label)


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _words_of(measure: Measure) -> list[tuple[str, str]]:
    if measure.kind in {Measure.Kind.YES_NO, Measure.Kind.MILESTONE}:
        return [("yes", "Yes"), ("no", "No")]
    return [(grade, grade) for grade in measure.grades] if measure.kind == Measure.Kind.GRADE else []

"""What is typed about who decides."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.features.delegation.models import Decision, Duty, Party
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.features.organisations.queries import role_titles

# Rows left empty for duties that are still to be said.
SPARE = 3
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AskForm(forms.Form):
    """A question: in words, or by the decision, school, amount and day."""

    q = forms.CharField(
        label="What is to be decided?", required=False, max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Such as: a £12,000 order, a uniform"}),
    )  # fmt: skip
    decision = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    school = forms.ChoiceField(required=False)
    amount = forms.DecimalField(
        label="How much, or how many days", required=False, min_value=0, max_digits=14, decimal_places=2
    )
    on = forms.DateField(
        label="On", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, schools: list[School], everywhere: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = {school.ref: school for school in schools}
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everywhere), *((ref, school.name) for ref, school in self.schools.items())]

    def clean_school(self) -> School | None:
        return self.schools.get(self.cleaned_data["school"])

    def as_understood(self, school: School | None, amount: Decimal | None) -> "AskForm":
        """Return the form with the school and the amount that the question named in their own fields."""
        data: Any = self.data
        data = data.copy()
        data["school"] = school.ref if school else ""
        data["amount"] = "" if amount is None else f"{amount:f}"
        self.data = data
        return self


class WithRevision(forms.Form):
    """A form that knows which revision it was drawn from."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


# In the order in which somebody who drafts a scheme thinks of them.
ASKED_ABOUT = {
    "decide": "Who decides?", "approve": "Who must approve before it stands?", "recommend": "Who recommends?",
    "propose": "Who proposes?", "consult": "Who is asked?", "inform": "Who is told?", "do": "Who carries it out?",
    "monitor": "Who watches?",
}  # fmt: skip


class PartsForm(WithRevision):
    """Who has which part in one line, and the band that it is for."""

    above = forms.DecimalField(
        label="Above", required=False, min_value=0, max_digits=14, decimal_places=2,
        help_text="Empty where it begins at nothing.",
    )  # fmt: skip
    up_to = forms.DecimalField(
        label="Up to", required=False, min_value=0, max_digits=14, decimal_places=2,
        help_text="Taken in. Empty where it has no limit.",
    )  # fmt: skip
    jointly = forms.BooleanField(
        label="Those who decide do so jointly", required=False, help_text="Each of them must say yes."
    )
    condition = forms.CharField(
        label="Condition", required=False, max_length=300, help_text="Such as: three written quotations."
    )

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(party.key, party.name) for party in parties]
        for verb, asks in ASKED_ABOUT.items():
            self.fields[f"part_{verb}"] = forms.MultipleChoiceField(
                label=asks, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
            )

    @property
    def part_fields(self) -> list[forms.BoundField]:
        return [self[f"part_{verb}"] for verb in ASKED_ABOUT]

    def parts(self) -> dict[str, set[str]]:
        """Return who has which part, by party."""
        held: dict[str, set[str]] = {}
        for verb in ASKED_ABOUT:
            for party in self.cleaned_data[f"part_{verb}"]:
                held.setdefault(party, set()).add(verb)
        return held

    @staticmethod
    def first_parts(parts: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
        """Return what stands now as the form's first values."""
        return {
            f"part_{verb}": [party for party, verbs in parts.items() if verb in set(verbs)] for verb in ASKED_ABOUT
        }


class BandForm(PartsForm):
    """Another limit beside a line that is there."""


class DecisionForm(PartsForm):
    """A line of a draft, whole."""

    title = forms.CharField(label="What is decided", max_length=300, widget=forms.Textarea)
    number = forms.CharField(label="Number", required=False, max_length=12)
    unit = forms.ChoiceField(
        label="Does it go by an amount?", choices=Decision.Unit.choices, required=False, widget=forms.RadioSelect
    )
    criteria = forms.CharField(
        label="What whoever asks has to meet", required=False, max_length=2_000, widget=forms.Textarea,
        help_text="One a line. Whoever asks says of each whether it is met; whoever decides sees it.",
    )  # fmt: skip
    anyone_asks = forms.BooleanField(
        label="Anybody with a post may ask for it for themselves", required=False,
        help_text="What is asked is then read by them and by those who decide alone.",
    )  # fmt: skip
    best_level = forms.ChoiceField(
        label="Where is it best decided?", choices=Decision.Best.choices, required=False, widget=forms.RadioSelect
    )
    because = forms.CharField(label="Why there", required=False, max_length=300)


class PartyForm(WithRevision):
    """A body or role of a draft."""

    name = forms.CharField(max_length=120)
    short_name = forms.CharField(label="At the head of its column", required=False, max_length=30)
    level = forms.ChoiceField(choices=Party.Level.choices)
    who = forms.ChoiceField(label="Who is it in the trust?", required=False)
    is_operated = forms.BooleanField(
        label="It is operated", required=False, initial=True,
        help_text="A body may stand in the scheme and not meet; whoever stands in for it then has its parts.",
    )  # fmt: skip
    stands_in = forms.ChoiceField(label="Who stands in while it is not", required=False)

    def __init__(self, *args: Any, trust: Trust, others: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {f"body:{body.ref}": body for body in Body.objects.filter(trust=trust)}
        self.posts = {f"post:{post.ref}": post for post in Post.objects.filter(trust=trust, school=None)}
        roles = {f"role:{key}": title for key, title in role_titles().items()}
        who = self.fields["who"]
        stands_in = self.fields["stands_in"]
        assert isinstance(who, forms.ChoiceField)
        assert isinstance(stands_in, forms.ChoiceField)
        who.choices = [
            ("", "The local body of the school, or not said"),
            ("Bodies", [(key, body.name) for key, body in self.bodies.items()]),
            ("Posts", [(key, post.title) for key, post in self.posts.items()]),
            ("Whoever has the role", list(roles.items())),
        ]
        stands_in.choices = [("", "Nobody"), *((party.key, party.name) for party in others)]

    def facts(self) -> dict[str, Any]:
        """Return what was typed as the columns of a party."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("who", "revision")}
        who = self.cleaned_data["who"]
        return data | {
            "body": self.bodies.get(who), "post": self.posts.get(who),
            "role": who.removeprefix("role:") if who.startswith("role:") else "",
        }  # fmt: skip

    @staticmethod
    def first(party: Party) -> dict[str, Any]:
        who = f"body:{party.body.ref}" if party.body else f"post:{party.post.ref}" if party.post else ""
        return {
            "name": party.name, "short_name": party.short_name, "level": party.level, "stands_in": party.stands_in,
            "is_operated": party.is_operated, "who": who or (f"role:{party.role}" if party.role else ""),
        }  # fmt: skip


class AdoptForm(WithRevision):
    """When a draft was approved, by whom, and from which day it holds."""

    edition = forms.CharField(label="What this version is called", max_length=80)
    approved_by = forms.CharField(label="Approved by", max_length=120)
    approved_on = forms.DateField(label="Approved on", widget=DAY)
    effective_on = forms.DateField(label="In force from", widget=DAY)
    note = forms.CharField(label="What readers should know of it", required=False, widget=forms.Textarea)
    accepts_problems = forms.BooleanField(
        label="Adopt it as it is, with what is listed above", required=False,
    )  # fmt: skip


class ReadyForm(WithRevision):
    """How a draft that is sent to be agreed is called, and from which day it is wanted."""

    edition = forms.CharField(label="What this version is called", max_length=80)
    wanted_on = forms.DateField(label="In force from", widget=DAY)
    note = forms.CharField(label="What readers should know of it", required=False, widget=forms.Textarea)
    accepts_problems = forms.BooleanField(label="Send it as it is, with what is listed above", required=False)


OPS = [(">=", "at or above"), (">", "above"), ("<=", "at or below"), ("<", "below")]


class VaryForm(PartsForm):
    """Where a school or a phase differs, why, and for how long."""

    decision = forms.ChoiceField(label="Which decision?")
    where = forms.ChoiceField(label="Where?")
    reason = forms.CharField(label="Why", max_length=400, widget=forms.Textarea)
    approved_by = forms.CharField(label="Approved by", max_length=120)
    from_on = forms.DateField(label="From", widget=DAY)
    until_on = forms.DateField(
        label="Until", required=False, widget=DAY, help_text="The last day. A school's variance needs one."
    )

    needs_grant = forms.BooleanField(
        label="Only offered: each school needs its own grant", required=False,
        help_text="For a phase. It holds at a school from the day on which it is granted there.",
    )  # fmt: skip
    measure = forms.ChoiceField(label="A measure that must be met first", required=False)
    op = forms.ChoiceField(label="It must be", required=False, choices=OPS)
    bound = forms.DecimalField(label="This figure", required=False, max_digits=12, decimal_places=3)

    def __init__(self, *args: Any, topics: Mapping[str, str], schools: Sequence[School], phases: Mapping[str, str],
                 measures: Mapping[str, str], **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.measures = measures
        self.fields["measure"].choices = [("", "None"), *measures.items()]  # type: ignore[attr-defined]
        decision, where = self.fields["decision"], self.fields["where"]
        assert isinstance(decision, forms.ChoiceField)
        assert isinstance(where, forms.ChoiceField)
        self.schools = {f"school:{school.ref}": school for school in schools}
        decision.choices = [("", "Choose"), *topics.items()]
        where.choices = [
            ("", "Choose"), ("One school", [(key, school.name) for key, school in self.schools.items()]),
            ("Every school in a phase", [(f"phase:{key}", name) for key, name in phases.items()]),
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not facts.get("until_on") and facts.get("where") in self.schools:
            self.add_error("until_on", "Say until when: what has no end becomes a second scheme.")
        if facts.get("needs_grant") and facts.get("where") in self.schools:
            self.add_error("needs_grant", "Only a phase offers. At one school, grant it at once.")
        if facts.get("measure") and facts.get("bound") is None:
            self.add_error("bound", "Say which figure the measure must reach.")
        if not any(facts.get(f"part_{verb}") for verb in ("decide", "approve")) and not self.errors:
            self.add_error("part_decide", "Nobody would decide. Say who does.")
        return facts

    def tests(self) -> list[dict[str, str]]:
        """Return what a measure must show before it can be granted, as it is kept."""
        facts = self.cleaned_data
        if not facts["measure"]:
            return []
        bound = f"{facts['bound'].normalize():f}"
        says = f"{self.measures[facts['measure']]} is {dict(OPS)[facts['op']]} {bound.replace('-', '−')}"
        return [{"about": facts["measure"], "says": says, "op": facts["op"], "bound": bound, "against": ""}]


class EndForm(forms.Form):
    """The last day of a variance."""

    last_on = forms.DateField(label="The last day", widget=DAY)


class GrantForm(forms.Form):
    """What a phase offers, granted to one school."""

    school = forms.ChoiceField()
    reason = forms.CharField(label="Why now", max_length=400, widget=forms.Textarea)
    approved_by = forms.CharField(label="Granted by", max_length=120)
    from_on = forms.DateField(label="From", widget=DAY)
    until_on = forms.DateField(label="Until", required=False, widget=DAY)
    conditions_met = forms.BooleanField(label="The conditions are met", required=False)

    def __init__(self, *args: Any, schools: Sequence[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = {school.ref: school for school in schools}
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(ref, school.name) for ref, school in self.schools.items()]

    def clean_school(self) -> School:
        return self.schools[self.cleaned_data["school"]]


class FunctionForm(WithRevision):
    """A function of the trust's business, where it is best done, and each post's duty in it."""

    title = forms.CharField(label="What the function is", max_length=120)
    unit = forms.ChoiceField(label="Which part of the trust provides it", required=False)
    level = forms.ChoiceField(label="Where is it best done?", choices=Decision.Best.choices, required=False,
                              widget=forms.RadioSelect)  # fmt: skip
    because = forms.CharField(label="Why there", required=False, max_length=300)

    def __init__(self, *args: Any, units: Sequence[Unit], posts: Sequence[Post], held: Sequence[Duty] = (),
                 **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.units = {unit.ref: unit for unit in units}
        self.posts = {post.ref: post for post in posts}
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ChoiceField)
        unit.choices = [("", "None"), *((ref, each.name) for ref, each in self.units.items())]
        choices = [("", "Nobody"), *((ref, f"{each.title}") for ref, each in self.posts.items())]
        self.places = len(held) + SPARE
        for place in range(self.places):
            duty = held[place] if place < len(held) else None
            self.fields[f"post_{place}"] = forms.ChoiceField(
                label="Post", required=False, choices=choices, initial=duty.post.ref if duty else ""
            )
            self.fields[f"text_{place}"] = forms.CharField(
                label="Its duty, exactly", required=False, max_length=400, initial=duty.text if duty else ""
            )

    @property
    def duty_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"post_{place}"], self[f"text_{place}"]) for place in range(self.places)]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for place in range(self.places):
            post, text = facts.get(f"post_{place}"), facts.get(f"text_{place}")
            if text and not post:
                self.add_error(f"post_{place}", "Say whose duty it is.")
            if post and not text:
                self.add_error(f"text_{place}", "Say what the duty is.")
        return facts

    def duties(self) -> list[tuple[Post, str]]:
        facts = self.cleaned_data
        return [
            (self.posts[facts[f"post_{place}"]], facts[f"text_{place}"])
            for place in range(self.places)
            if facts.get(f"post_{place}")
        ]

"""Answers, as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.scheme import Difference, said
from goldenthread.features.delegation.queries import Acting, Answer, WholeScheme
from goldenthread.features.organisations.models import Body
from goldenthread.web.delegation import speaking


@dataclass(frozen=True)
class Actor:
    """A party in an answer: what it is called here, who is behind it, and what is wrong with that."""

    name: str
    behind: str = ""
    instead_of: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class Step:
    verb: str
    said: str
    actors: list[Actor]


@dataclass(frozen=True)
class Band:
    says: str
    decides: str
    then: str = ""
    jointly: bool = False


@dataclass(frozen=True)
class Shown:
    """An answer in words."""

    answer: Answer
    headline: str
    before: str = ""
    limit: str = ""
    steps: list[Step] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def is_plural(self) -> bool:
        """Whether the one that decides is spoken of as many: the members, or several posts of one name."""
        decider = self.answer.deciders[0]
        if decider.bodies:
            return decider.bodies[0].kind == Body.Kind.MEMBERS
        return decider.party.name == decider.called and len(decider.posts) > 1

    @property
    def asked(self) -> str:
        return "" if self.answer.amount is None else speaking.amount(self.answer.decision.unit, self.answer.amount)

    @property
    def short(self) -> str:
        """Return the answer as one line of a list."""
        if self.bands and self.answer.verdict == rule.BY_AMOUNT:
            return " · ".join(f"{band.says}: {band.decides}" for band in self.bands)
        return self.headline + (f", then {self.before}" if self.before else "")


def shown(answer: Answer) -> Shown:
    """Put an answer into words."""
    unit = answer.decision.unit
    own = answer.scheme.verbs
    return Shown(
        answer, _headline(answer), speaking.listed(acting.called for acting in answer.subject_to),
        speaking.band(unit, answer.line.above, answer.line.up_to) if answer.line else "",
        [Step(step.verb, said(step.verb, own), [_actor(each) for each in step.acting])
         for step in answer.route],
        [
            Band(
                speaking.band(unit, band.line.above, band.line.up_to) or "any amount",
                speaking.listed(each.called for each in band.deciders) or "nobody",
                speaking.listed(each.called for each in band.subject_to), len(band.deciders) > 1,
            )
            for band in answer.bands
        ],
        list(_troubles(answer)),
    )  # fmt: skip


def _headline(answer: Answer) -> str:
    if answer.verdict in (rule.DECIDED, rule.JOINTLY):
        return speaking.listed(acting.called for acting in answer.deciders)
    return speaking.VERDICTS.get(answer.verdict, "It depends on the amount" if answer.decision.unit != "days"
                                 else "It depends on how many days")  # fmt: skip


def _actor(acting: Acting) -> Actor:
    posts = [post.title for post in acting.posts if post.title != acting.called]
    behind = speaking.listed(posts) if 0 < len(posts) <= MOST_NAMED else ""
    trouble = "nobody holds this post" if acting.is_vacant else ""
    return Actor(acting.called, behind, acting.instead_of, trouble)


# Of a body with more posts than these, the name says enough.
MOST_NAMED = 4


def _troubles(answer: Answer) -> Iterable[str]:
    for acting in (*answer.deciders, *answer.subject_to):
        if acting.is_vacant:
            yield f"Nobody holds the post that decides: {acting.called}. Until it is filled, nobody can take this."
        elif acting.is_unseated:
            yield f"No post sits on {acting.called} on that day, so nobody can answer for it here until one does."
        elif acting.is_unknown and acting.party.level == "local":
            if answer.school is not None:
                yield (
                    f"{answer.school.short_name} has no {acting.party.name} on that day. Until one is formed, "
                    "or the scheme is varied, nobody can take this."
                )
        elif acting.is_unknown:
            yield f"No body or post of the trust answers to “{acting.party.name}”. Say who it is in the scheme."
    for party in answer.idle:
        yield f"{party.name} is in the scheme but is not operated, and nobody stands in for it."
    if answer.verdict == rule.CLASH:
        names = speaking.listed(acting.called for acting in answer.deciders)
        yield f"The scheme gives this to {names or 'more than one line'}, and does not say that they decide jointly."


@dataclass(frozen=True)
class PartChange:
    party: str
    was: str
    now: str


@dataclass(frozen=True)
class Change:
    """A line that differs between two versions."""

    difference: Difference
    parts: list[PartChange]

    @property
    def kind(self) -> str:
        return {"new": "New", "gone": "Gone", "changed": "Changed"}[self.difference.kind]


def changes(found: Iterable[Difference], old: WholeScheme, new: WholeScheme) -> list[Change]:
    """Put what differs into words, each party by its name in the later version."""
    names = {party.key: party.name for party in (*old.parties, *new.parties)}

    def worded(verbs: Iterable[str], own: dict[str, str]) -> str:
        return ", ".join(said(verb, own).lower() for verb in verbs) or "no part"

    return [
        Change(each, [
            PartChange(names.get(party, party), worded(was, old.scheme.verbs), worded(now, new.scheme.verbs))
            for party, was, now in each.parts
        ])
        for each in found
    ]  # fmt: skip

"""Who decides? Asked by pages, by search, and by whatever needs an approval."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.scheme import threshold
from goldenthread.features.delegation.models import Decision, Party, Scheme, Variance
from goldenthread.features.delegation.queries.schemes import (
    WholeScheme,
    rule_variance,
    scheme_on,
    standing_on,
    whole,
)
from goldenthread.features.organisations.models import Body, Holding, ImprovementPhase, Post, School, Trust
from goldenthread.features.organisations.queries import phases_on


@dataclass(frozen=True)
class Acting:
    """A party as it really is at one school on one day: which bodies, which posts, and who holds these.

    `is_vacant`: posts were found and nobody holds any of them. `is_unseated`: no post sits on the body that it is.
    `is_unknown`: nothing in the trust answers to it.
    """

    party: Party
    bodies: tuple[Body, ...] = ()
    posts: tuple[Post, ...] = ()
    held: frozenset[int] = frozenset()
    instead_of: str = ""

    @property
    def is_vacant(self) -> bool:
        return bool(self.posts) and not self.held

    @property
    def is_unseated(self) -> bool:
        return bool(self.bodies) and not self.posts

    @property
    def is_unknown(self) -> bool:
        return self.party.level != Party.Level.OUTSIDE and not self.posts and not self.bodies

    @property
    def trouble(self) -> str:
        """Say why nobody is there to act; nothing where somebody is."""
        if self.is_vacant:
            return "nobody holds it"
        if self.is_unseated:
            return "no post sits on it"
        return "no such body or post" if self.is_unknown else ""

    @property
    def called(self) -> str:
        """Return what it is called here: the body’s own name, the post’s own title, or else the party’s name."""
        if len(self.bodies) == 1:
            return self.bodies[0].name
        return self.posts[0].title if len(self.posts) == 1 and not self.bodies else self.party.name


@dataclass(frozen=True)
class Step:
    """One step of the route: the part, and who has it."""

    verb: str
    acting: tuple[Acting, ...]


@dataclass(frozen=True)
class BandAnswer:
    """The answer for one band of a decision that goes by an amount."""

    line: rule.Line
    deciders: tuple[Acting, ...]
    subject_to: tuple[Acting, ...]


@dataclass(frozen=True)
class Answer:
    """Who decides one thing, for one school or the trust at large, for an amount, on a day.

    `verdict` is decided, jointly, nobody, clash, by amount (say the amount; `bands` holds the answers) or beyond
    (no line holds so much). `deciders` have the decision, `subject_to` must approve it before it stands, and
    `route` is every step in order. `variance` is what differs from the scheme here, and `offers` what the phase
    would allow once it is granted.
    """

    verdict: str
    decision: Decision
    scheme: Scheme
    on: dt.date
    school: School | None = None
    phase: ImprovementPhase | None = None
    amount: Decimal | None = None
    deciders: tuple[Acting, ...] = ()
    subject_to: tuple[Acting, ...] = ()
    route: tuple[Step, ...] = ()
    bands: tuple[BandAnswer, ...] = ()
    line: rule.Line | None = None
    idle: tuple[Party, ...] = ()
    variance: Variance | None = None
    offers: tuple[Variance, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Say whether one party, or several jointly, can be asked to decide."""
        return self.verdict in (rule.DECIDED, rule.JOINTLY)

    @property
    def posts(self) -> tuple[Post, ...]:
        """Return the posts that may give the decision."""
        return tuple(dict.fromkeys(post for acting in self.deciders for post in acting.posts))

    @property
    def is_vacant(self) -> bool:
        """Say whether a party has the decision and nobody is there to take it."""
        return bool(self.deciders) and any(acting.is_vacant for acting in self.deciders)

    @property
    def lacking(self) -> tuple[Acting, ...]:
        """Return who would have to decide or approve, for any amount, and is not there."""
        deciding = [*self.deciders, *self.subject_to]
        deciding += [each for band in self.bands for each in (*band.deciders, *band.subject_to)]
        found = {each.party.key: each for each in deciding if each.trouble}
        return tuple(found.values())

    @property
    def says(self) -> str:
        """Return who decides, in a line; by the amount where it goes by one."""
        if self.bands and not self.is_settled:
            unit = self.decision.unit
            return " · ".join(
                f"{threshold(unit, band.line.above, band.line.up_to) or 'any amount'}: {_listed(band.deciders)}"
                for band in self.bands
            )
        then = f", once {_listed(self.subject_to)} approves" if self.subject_to else ""
        return f"{_listed(self.deciders)}{then}"


def _listed(acting: Iterable[Acting]) -> str:
    names = [each.called for each in acting]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "nobody"


def who_decides(
    trust: Trust,
    topic: str,
    *,
    on: dt.date,
    school: School | None = None,
    amount: Decimal | None = None,
) -> Answer | None:
    """Say who decides a topic of the trust's scheme; None where no scheme is in force or it is silent on it.

    The version, the variances, the school's phase and who holds which post are all those of the day asked about.
    """
    scheme = scheme_on(trust, on)
    held = whole(scheme) if scheme else None
    if held is None or not any(line.row.topic == topic for line in held.lines):
        return None
    return answers_in(held, trust, [topic], on=on, school=school, amount=amount)[0]


def answers_in(
    held: WholeScheme,
    trust: Trust,
    topics: Iterable[str],
    *,
    on: dt.date,
    school: School | None = None,
    amount: Decimal | None = None,
    in_phase: str = "",
) -> list[Answer]:
    """Answer several topics from a scheme that has been read already, a draft too; the same few queries for any.

    `in_phase` asks as if the school were in another phase than it is.
    """
    asking = Asking(held, trust, on)
    return [asking.answer(topic, school=school, amount=amount, in_phase=in_phase) for topic in topics]


class Asking:
    """A scheme, and all that an answer needs beside it on one day, read once for any topic and any school."""

    def __init__(self, held: WholeScheme, trust: Trust, on: dt.date) -> None:
        self.held, self.on = held, on
        self._parties = held.rule_parties()
        self._lines: dict[str, list[rule.Line]] = {}
        for line in held.rule_lines():
            self._lines.setdefault(line.topic, []).append(line)
        self._phases = phases_on(trust, on)
        self._variances: dict[str, dict[rule.Variance, Variance]] = {}
        for row in standing_on(trust, on):
            self._variances.setdefault(row.topic, {})[rule_variance(row)] = row
        self._offers = _offers(trust, on)
        self._cast = Cast(held, trust, on)

    def answer(
        self, topic: str, *, school: School | None = None, amount: Decimal | None = None, in_phase: str = ""
    ) -> Answer:  # fmt: skip
        phase = self._phases.get(school.pk) if school else None
        variances = self._variances.get(topic, {})
        finding = rule.who_decides(
            self._lines.get(topic, []), variances, self._parties, topic=topic, on=self.on, amount=amount,
            school=school.pk if school else None, phase=in_phase or (phase.key if phase else ""),
        )  # fmt: skip
        instead = {taking: key for key, taking in finding.stood_in}

        def act(keys: Iterable[str]) -> tuple[Acting, ...]:
            return tuple(self._cast.acting(key, school, instead_of=instead.get(key, "")) for key in keys)

        bands = [
            BandAnswer(line, act(found.deciders), act(found.subject_to))
            for line in finding.lines
            if len(finding.lines) > 1
            for found in [rule.of_line(line, self._parties)]
        ]
        return Answer(
            finding.verdict, _decision(self.held, topic, finding.line), self.held.scheme, self.on, school, phase,
            amount, act(finding.deciders), act(finding.subject_to),
            tuple(Step(verb, act(keys)) for verb, keys in finding.route), tuple(bands), finding.line,
            tuple(filter(None, map(self.held.party, finding.idle))),
            variances[finding.variance] if finding.variance else None,
            tuple(offer for offer in self._offers if phase and (offer.topic, offer.phase) == (topic, phase.key)),
        )  # fmt: skip


def _decision(held: WholeScheme, topic: str, line: rule.Line | None) -> Decision:
    rows = [each.row for each in held.lines if each.row.topic == topic]
    same = (row for row in rows if line and (row.above, row.up_to) == (line.above, line.up_to))
    return next(same, rows[0])


def _offers(trust: Trust, on: dt.date) -> list[Variance]:
    lasting = Q(until_on=None) | Q(until_on__gte=on)
    return list(Variance.objects.filter(lasting, trust=trust, needs_grant=True, from_on__lte=on))


class Cast:
    """The bodies and posts of a trust, and who holds which on a day, read once for many answers."""

    def __init__(self, held: WholeScheme, trust: Trust, on: dt.date) -> None:
        self._parties = {party.key: party for party in held.parties}
        self._posts: list[Post] = list(
            Post.objects.filter(trust=trust).select_related("school", "unit").prefetch_related("bodies")
        )
        self._bodies: list[Body] = list(Body.objects.filter(trust=trust).select_related("school"))
        self._on = on
        lasting = Q(until_on=None) | Q(until_on__gte=on)
        self._held = frozenset(
            Holding.objects.filter(
                lasting, post__trust=trust, from_on__lte=on, person__suspended_at=None
            ).values_list("post", flat=True)
        )  # fmt: skip

    def acting(self, key: str, school: School | None, *, instead_of: str = "") -> Acting:
        """Return the bodies and posts that a party is, at a school where it is a local one."""
        party = self._parties[key]
        bodies = self._bodies_of(party, school)
        posts = self._posts_of(party, school, bodies)
        held = frozenset(post.pk for post in posts) & self._held
        missing = self._parties.get(instead_of)
        return Acting(party, tuple(bodies), tuple(posts), held, missing.name if missing else "")

    def _bodies_of(self, party: Party, school: School | None) -> Sequence[Body]:
        if party.body_id:
            return [body for body in self._bodies if body.pk == party.body_id]
        if party.level == Party.Level.LOCAL and not party.post_id and not party.role:
            return self._local(school) if school is not None else []
        return []

    def _local(self, school: School) -> list[Body]:
        """Return the local body of a school; a task force that replaces it acts, one that adds to it acts with it."""
        found = [
            body for body in self._bodies
            if body.school_id == school.pk and (body.kind == Body.Kind.LOCAL_BODY or body.acts_as)
            and self._stands(body)
        ]  # fmt: skip
        return [body for body in found if body.acts_as == Body.ActsAs.REPLACES] or found

    def _stands(self, body: Body) -> bool:
        ends = [day for day in (body.ends_on, body.dissolved_on) if day is not None]
        return (body.starts_on is None or body.starts_on <= self._on) and all(day >= self._on for day in ends)

    def _posts_of(self, party: Party, school: School | None, bodies: Sequence[Body]) -> list[Post]:
        if party.post_id:
            return [post for post in self._posts if post.pk == party.post_id]
        if party.role:
            at = (school.pk if school else None) if party.level == Party.Level.LOCAL else None
            return [post for post in self._posts if post.role == party.role and post.school_id == at]
        sitting = {body.pk for body in bodies}
        return [post for post in self._posts if sitting & {body.pk for body in post.bodies.all()}]

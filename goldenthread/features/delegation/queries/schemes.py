"""A version of the scheme, whole: which are there, which is in force, and what it says."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.scheme import DecisionText, PartyText, SchemeText, SectionText
from goldenthread.features.delegation.models import Decision, Grant, Party, Scheme, Section, Variance
from goldenthread.features.organisations.models import Trust


def schemes(reach: Reach) -> QuerySet[Scheme]:
    """Return the versions of the reader's trust's scheme, the latest first; a draft stands before all."""
    return Scheme.objects.filter(trust=reach.trust).order_by(F("effective_on").desc(nulls_first=True), "-pk")


def scheme_on(trust: Trust, day: dt.date) -> Scheme | None:
    """Return the version that was in force on a day."""
    held = Scheme.objects.filter(trust=trust, state=Scheme.State.ADOPTED, effective_on__lte=day)
    return held.order_by("-effective_on", "-pk").first()


def published_on(slug: str, day: dt.date) -> Scheme | None:
    """Return the version in force at a trust on a day, where the trust shows it to anybody."""
    trust = Trust.objects.filter(slug=slug).first()
    found = scheme_on(trust, day) if trust else None
    return found if found and found.is_public else None


@dataclass(frozen=True)
class SchemeLine:
    """A line of a version, and who has which part in it; `variance` where a school's own line stands in its place."""

    row: Decision
    parts: dict[str, frozenset[str]]
    variance: Variance | None = None

    def as_rule(self) -> rule.Line:
        return rule.Line(self.row.topic, self.parts, self.row.above, self.row.up_to, self.row.jointly)

    def as_text(self) -> DecisionText:
        row = self.row
        return DecisionText(
            topic=row.topic, title=row.title, number=row.number, unit=row.unit, above=row.above, up_to=row.up_to,
            jointly=row.jointly, condition=row.condition, best_level=row.best_level, because=row.because,
            criteria=row.criteria, anyone_asks=row.anyone_asks,
            parts={party: tuple(sorted(verbs, key=rule.VERBS.index)) for party, verbs in self.parts.items()},
        )  # fmt: skip


@dataclass(frozen=True)
class SchemeSection:
    row: Section
    lines: list[SchemeLine]


@dataclass(frozen=True)
class WholeScheme:
    """A version with its parties, sections and lines, read in a fixed number of queries."""

    scheme: Scheme
    parties: list[Party]
    sections: list[SchemeSection]

    @property
    def lines(self) -> list[SchemeLine]:
        return [line for section in self.sections for line in section.lines]

    def party(self, key: str) -> Party | None:
        return next((party for party in self.parties if party.key == key), None)

    def rule_parties(self) -> dict[str, rule.Party]:
        return {
            party.key: rule.Party(party.key, party.name, party.is_operated, party.stands_in) for party in self.parties
        }

    def rule_lines(self) -> list[rule.Line]:
        return [line.as_rule() for line in self.lines]

    def text(self) -> SchemeText:
        """Return the version as a value, to be copied, compared, printed or published."""
        return SchemeText(
            parties=tuple(
                PartyText(
                    party.key, party.name, party.short_name, party.level, party.body.key if party.body else "",
                    party.post.key if party.post else "", party.role, party.is_operated, party.stands_in,
                )
                for party in self.parties
            ),
            sections=tuple(
                SectionText(
                    section.row.key, section.row.title, section.row.letter,
                    tuple(line.as_text() for line in section.lines),
                )
                for section in self.sections
            ),
            verbs=self.scheme.verbs,
        )  # fmt: skip


def whole(scheme: Scheme) -> WholeScheme:
    """Read a version: four queries, however many decisions it holds."""
    parties = list(Party.objects.filter(scheme=scheme).select_related("body", "post"))
    keys = {party.pk: party.key for party in parties}
    parts: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    granted = Grant.objects.filter(decision__section__scheme=scheme).order_by("party__order", "pk")
    for decision, party, verb in granted.values_list("decision", "party", "verb"):
        parts[decision][keys[party]].add(verb)
    sections = list(Section.objects.filter(scheme=scheme))
    lines: dict[int, list[SchemeLine]] = defaultdict(list)
    for row in Decision.objects.filter(section__scheme=scheme).order_by("order", "pk"):
        held = {party: frozenset(verbs) for party, verbs in parts[row.pk].items()}
        lines[row.section_id].append(SchemeLine(row, held))
    return WholeScheme(scheme, parties, [SchemeSection(section, lines[section.pk]) for section in sections])


def variances_of(trust: Trust, topic: str = "") -> QuerySet[Variance]:
    """Return the variances of a trust, of one topic where one is named, the latest first."""
    found = Variance.objects.filter(trust=trust).select_related("school", "granted_from")
    return (found.filter(topic=topic) if topic else found).order_by("-from_on", "-pk")


def standing_on(trust: Trust, day: dt.date, topic: str = "") -> QuerySet[Variance]:
    """Return the variances that hold on a day; what a phase only offers holds nowhere by itself."""
    lasting = Q(until_on=None) | Q(until_on__gte=day)
    return variances_of(trust, topic).filter(lasting, from_on__lte=day, needs_grant=False)


def rule_variance(row: Variance) -> rule.Variance:
    lines = tuple(rule.Line.from_json(row.topic, held) for held in row.lines)
    return rule.Variance(row.topic, lines, row.school_id, row.phase, row.from_on, row.until_on)

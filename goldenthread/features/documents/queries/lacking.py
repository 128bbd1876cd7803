"""What is expected of a trust and its schools, and what each has still to have."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from goldenthread.domain.access import Reach
from goldenthread.domain.board import controlled
from goldenthread.features.documents.models import Document, TakenUp
from goldenthread.features.documents.queries.visible import SEE, documents
from goldenthread.features.documents.ready_made import Edition, Expected, Heading, expected_on
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within


@dataclass(frozen=True)
class AtSchool:
    """How one school stands with what is expected: in place, missing, to adopt or to complete; and by what."""

    school: School
    word: str
    document: Document | None

    @property
    def is_in_place(self) -> bool:
        return self.word == controlled.IN_PLACE


@dataclass(frozen=True)
class Gap:
    """One expected document: the trust's own, how that stands, and where schools lack it."""

    expected: Expected
    document: Document | None
    standing: str
    at_schools: Sequence[AtSchool]
    drafted: Document | None

    @property
    def is_of_trust(self) -> bool:
        return self.expected.of == controlled.OF_TRUST

    @property
    def lacking(self) -> list[AtSchool]:
        return [one for one in self.at_schools if not one.is_in_place]

    @property
    def missing(self) -> int:
        """In how many places it was never agreed."""
        if self.is_of_trust:
            return int(self.document is None)
        return sum(one.word == controlled.MISSING for one in self.at_schools)

    @property
    def word(self) -> str:
        """Say in a word how it stands over all: missing comes before overdue."""
        if self.missing:
            return controlled.MISSING
        if self.lacking:
            return self.lacking[0].word
        return self.standing or controlled.IN_PLACE


@dataclass(frozen=True)
class Lacking:
    """The list of a day with what is lacking of it."""

    edition: Edition
    headings: Sequence[tuple[Heading, Sequence[Gap]]]

    @property
    def gaps(self) -> list[Gap]:
        return [gap for _, gaps in self.headings for gap in gaps]

    @property
    def missing(self) -> int:
        return sum(gap.missing for gap in self.gaps)

    @property
    def musts(self) -> int:
        return sum(gap.missing for gap in self.gaps if gap.expected.must)


def lacking(reach: Reach, today: dt.date, *, school: School | None = None) -> Lacking:
    """Hold what the library expects against what is in force, for the schools within reach or one: three queries."""
    edition = expected_on(today)
    schools = [school] if school else list(schools_within(reach, SEE))
    rows = list(documents(reach).filter(retired_on=None).exclude(expected="").order_by("pk"))
    held = _Held.of(rows)
    headings = [
        (heading, [_gap(one, held, schools, today) for one in heading.documents]) for heading in edition.headings
    ]
    if school:
        headings = [(heading, [gap for gap in gaps if gap.at_schools]) for heading, gaps in headings]
    return Lacking(edition, [(heading, gaps) for heading, gaps in headings if gaps])


@dataclass(frozen=True)
class _Held:
    """What there is: in force by what it answers and whose it is, only drafted, and taken up by which schools."""

    in_force: dict[tuple[str, int | None], Document]
    drafted: dict[str, Document]
    taken: set[tuple[int, int]]

    @classmethod
    def of(cls, rows: Sequence[Document]) -> "_Held":
        taken = TakenUp.objects.filter(document__in=rows, version=F("document__current"))
        return cls(
            {(row.expected, row.school_id): row for row in rows if row.current_id},
            {row.expected: row for row in rows if not row.current_id},
            set(taken.values_list("document", "school")),
        )


def _gap(one: Expected, held: _Held, schools: Sequence[School], today: dt.date) -> Gap:
    trusts = held.in_force.get((one.key, None))
    at = [_at(one, school, trusts, held) for school in schools if one.is_for(school.phase)]
    covering = [trusts, *(each.document for each in at if each.document and each.is_in_place)]
    words = [_standing(document, today) for document in covering if document]
    worst = next((word for word in (controlled.OVERDUE, controlled.DUE, controlled.CURRENT) if word in words), "")
    return Gap(one, trusts, worst, at, held.drafted.get(one.key))


def _at(one: Expected, school: School, trusts: Document | None, held: _Held) -> AtSchool:
    own = held.in_force.get((one.key, school.pk))
    applies = trusts if trusts and (not trusts.phases or school.phase in trusts.phases) else None
    word = controlled.at_school(
        one.of, trust_has=applies.scope if applies else "", has_own=own is not None,
        taken_up=applies is not None and (applies.pk, school.pk) in held.taken,
    )  # fmt: skip
    return AtSchool(school, word, own or applies)


def _standing(document: Document, today: dt.date) -> str:
    agreed_on = document.current.agreed_on if document.current else None
    return controlled.standing(agreed_on, document.next_review_on, today)

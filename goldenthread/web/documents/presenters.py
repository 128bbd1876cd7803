"""What pages of documents place: lines with how they stand in words, and one document's facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.template.defaultfilters import filesizeformat

from goldenthread.domain.access import Reach
from goldenthread.domain.board import controlled
from goldenthread.features.documents.models import Document, Rendition, Version
from goldenthread.features.documents.queries import Gap, Lacking, Line, Whole
from goldenthread.features.documents.ready_made import kind_of, kinds
from goldenthread.features.organisations.models import School

# How a document stands → the look of its status, and its word.
STANDINGS = {
    controlled.CURRENT: ("met", "Current"),
    controlled.DUE: ("due", "Review due"),
    controlled.OVERDUE: ("late", "Overdue"),
    controlled.DRAFT: ("draft", "Not agreed yet"),
}
# How a place stands with what is expected.
PLACES = {
    controlled.IN_PLACE: ("met", "In place"),
    controlled.MISSING: ("missing", "Missing"),
    controlled.TO_ADOPT: ("waited for", "To adopt"),
    controlled.TO_COMPLETE: ("waited for", "To complete"),
    **STANDINGS,
}
WANTED = ("overdue", "due", "draft", "unread", "pages", "mine")


@dataclass(frozen=True)
class Asked:
    """What the register is narrowed to."""

    words: str = ""
    kind: str = ""
    school: str = ""
    state: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.kind or self.school or self.state)


@dataclass(frozen=True)
class Row:
    """A document as a row of the register."""

    line: Line
    look: str
    word: str
    kind: str
    owner: str
    is_vacant: bool

    @property
    def document(self) -> Document:
        return self.line.document


class Register:
    """The register as it is shown."""

    def __init__(self, lines: Sequence[Line], held: frozenset[int], asked: Asked, schools: Sequence[School]) -> None:
        self.asked, self.schools = asked, schools
        self.every = [_row(line, held) for line in lines]
        self.rows = [row for row in self.every if _is_wanted(row, asked.state)]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(key, kind.many) for key, kind in kinds().items()]

    @property
    def overdue(self) -> list[Row]:
        return [row for row in self.rows if row.line.standing == controlled.OVERDUE]

    @property
    def due(self) -> list[Row]:
        return [row for row in self.rows if row.line.standing == controlled.DUE]

    @property
    def unread(self) -> int:
        return sum(row.line.read.unread for row in self.every)

    @property
    def wrong_pages(self) -> int:
        return sum(row.line.wrong_pages for row in self.every)

    @property
    def drafts(self) -> int:
        return sum(row.line.standing == controlled.DRAFT for row in self.every)

    @property
    def costs(self) -> Decimal:
        """Return what the documents of a kind that costs something cost in a year, all in all."""
        return sum((row.document.cost_a_year or Decimal(0) for row in self.rows), Decimal(0))

    @property
    def headline(self) -> str:
        """Say in one sentence how the register stands."""
        if self.asked.is_narrowed:
            return f"{len(self.rows)} document{'' if len(self.rows) == 1 else 's'} found"
        if not self.every:
            return "No documents yet"
        late, due = len(self.overdue), len(self.due)
        if late:
            return f"{late} of {len(self.every)} documents {'is' if late == 1 else 'are'} overdue for review"
        if due:
            return f"{due} of {len(self.every)} documents {'is' if due == 1 else 'are'} due for review soon"
        return f"{len(self.every)} documents, all reviewed in time"

    @property
    def trusts(self) -> list[tuple[str, list[Row]]]:
        """The trust's own documents, kind by kind."""
        own = [row for row in self.rows if row.document.school_id is None]
        named = [(kind.many, [row for row in own if row.document.kind == key]) for key, kind in kinds().items()]
        return [(title, rows) for title, rows in named if rows]

    @property
    def of_schools(self) -> list[tuple[School, list[Row], int]]:
        """Each school's own documents, with how many are overdue."""
        found = [(one, [row for row in self.rows if row.document.school_id == one.pk]) for one in self.schools]
        return [
            (school, rows, sum(row.line.standing == controlled.OVERDUE for row in rows))
            for school, rows in found
            if rows
        ]


def _row(line: Line, held: frozenset[int]) -> Row:
    document = line.document
    look, word = STANDINGS[line.standing]
    owner = document.owner.title if document.owner else ""
    is_vacant = document.owner_id is not None and document.owner_id not in held
    return Row(line, look, word, kind_of(document.kind).one, owner, is_vacant)


def _is_wanted(row: Row, state: str) -> bool:
    if state in (controlled.OVERDUE, controlled.DUE, controlled.DRAFT):
        return row.line.standing == state
    return {
        "unread": row.line.read.unread > 0, "pages": row.line.wrong_pages > 0, "mine": row.line.is_mine,
        "take-up": row.line.to_take_up > 0,
    }.get(state, True)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A rendition to be read: what it is called, its text, and its file."""

    form: str
    slug: str
    text: str
    file_says: str

    @property
    def sections(self) -> list[tuple[str, str]]:
        return controlled.headed(self.text)


class Page:
    """One document as its page shows it."""

    def __init__(self, whole: Whole, reach: Reach) -> None:
        self.whole, self.document, self.line = whole, whole.document, whole.line
        self.look, self.word = STANDINGS[whole.line.standing]
        kind = kind_of(self.document.kind)
        self.kind = kind.one
        self.lacks = whole.lacks
        self.said = said(whole.renditions)
        self.draft_said = said(whole.draft_renditions)
        self.own_schools = reach.own_schools
        self.taken = [
            (
                school,
                taken,
                _taken_word(self.document, taken),
                self._may_take(reach, school),
                whole.differs_at(school),
            )
            for school, taken in whole.taken
        ]  # fmt: skip
        self.may_differ = [school for school, *_ in self.taken if school.pk in reach.schools_for("document.edit")]

    @property
    def versions(self) -> list[tuple[Version, int | None]]:
        """Return what was in force before and is now, with how many schools there were then where that matters."""
        return [(one, self.whole.schools_then.get(one.pk)) for one in self.whole.versions]

    @property
    def often(self) -> str:
        return how_often(self.document.review_months)

    @property
    def is_on_its_way(self) -> bool:
        return self.whole.course is not None and self.whole.course.is_open

    @property
    def may_send(self) -> bool:
        return self.whole.may_edit and self.whole.draft is not None and not self.is_on_its_way

    def _may_take(self, reach: Reach, school: School) -> bool:
        return reach.may("document.edit", school=school.pk)


def said(renditions: Iterable[Rendition]) -> list[Said]:
    """Return renditions in the order in which they are offered: in short first, for whoever has a minute."""
    order = [Rendition.Form.ONE_PAGE, Rendition.Form.SUMMARY, Rendition.Form.EASY, Rendition.Form.FULL]
    return [
        Said(
            one.get_form_display(), one.form.replace(" ", "-"), one.text,
            f"{one.file.says}, {filesizeformat(one.file.size)}" if one.file else "",
        )
        for one in sorted(renditions, key=lambda one: order.index(Rendition.Form(one.form)))
    ]  # fmt: skip


def _taken_word(document: Document, taken: Any) -> tuple[str, str]:
    is_local = document.scope == Document.Scope.LOCAL
    if taken is None:
        return "waited for", "To complete" if is_local else "To adopt"
    if taken.version_id != document.current_id:
        return "due", "To look at again" if is_local else "To adopt anew"
    return "met", "Completed" if is_local else "Adopted"


@dataclass(frozen=True)
class GapLine:
    """One expected document as a line: how it stands over all, and at which schools something is lacking."""

    key: str
    title: str
    about: str
    look: str
    word: str
    document: Document | None
    drafted: Document | None
    where: list[tuple[str, str]]
    is_missing: bool
    is_somewhere: bool


def gap_lines(lacking: Lacking, *, only_lacking: bool) -> list[tuple[str, list[GapLine]]]:
    """Return what is expected, heading by heading; or only what is missing, late or not taken up."""
    found = [
        (heading.title, [_gap_line(gap) for gap in gaps if not only_lacking or _is_lacking(gap)])
        for heading, gaps in lacking.headings
    ]
    return [(title, lines) for title, lines in found if lines]


def how_often(months: int) -> str:
    """Say an interval as people do: every year, every 3 years, every 18 months."""
    if months % 12:
        return f"every {months} months" if months > 1 else "every month"
    return f"every {months // 12} years" if months > 12 else "every year"


def _gap_line(gap: Gap) -> GapLine:
    look, word = PLACES[gap.word]
    one = gap.expected
    often = f"looked at {how_often(one.months)}" if one.months else "kept up to date all the time"
    about = ["A duty" if one.must else "Recommended", often] + (["on the website"] if one.published else [])
    where = [
        (PLACES[said][1], ", ".join(at.school.short_name for at in gap.lacking if at.word == said))
        for said in (controlled.MISSING, controlled.TO_ADOPT, controlled.TO_COMPLETE)
        if any(at.word == said for at in gap.lacking)
    ]
    says = f". {one.says}" if one.says else ""
    held = [at.document for at in gap.at_schools if at.document]
    document = gap.document or (held[0] if len(gap.at_schools) == 1 and held else None)
    return GapLine(
        one.key, one.title, f"{', '.join(about)}{says}", look, word, document, gap.drafted, where, gap.missing > 0,
        bool(held),
    )  # fmt: skip


def _is_lacking(gap: Gap) -> bool:
    return gap.word not in (controlled.IN_PLACE, controlled.CURRENT)

"""The register: every document within reach as a line, and one of them whole."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import controlled
from goldenthread.features.approvals.queries import Course, courses_of
from goldenthread.features.documents.models import (
    Circulation,
    Document,
    Publication,
    Reading,
    Rendition,
    TakenUp,
    Variation,
    Version,
)
from goldenthread.features.documents.queries.drafts import why_not_agreed
from goldenthread.features.documents.queries.visible import SEE, asked_about, documents, may_edit
from goldenthread.features.documents.ready_made import kind_of
from goldenthread.features.organisations.models import Holding, School, here_on
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject

# How long after a person looked a page on the website counts as looked at.
LOOKED_AT = dt.timedelta(days=365)


@dataclass(frozen=True)
class Read:
    """How many posts were asked to read a version, how many have, and how many are late."""

    asked: int = 0
    read: int = 0
    late: int = 0

    @property
    def unread(self) -> int:
        return self.asked - self.read


@dataclass(frozen=True)
class Line:
    """A document as a line of the register: how it stands, who has read it, how many schools took it up."""

    document: Document
    standing: str
    read: Read
    taken: int
    schools: int
    pages: int
    wrong_pages: int
    is_mine: bool

    @property
    def to_take_up(self) -> int:
        return self.schools - self.taken


@dataclass(frozen=True)
class Whole:
    """One document with everything that its page shows."""

    line: Line
    renditions: Sequence[Rendition]
    draft: Version | None
    draft_renditions: Sequence[Rendition]
    course: Course | None
    versions: Sequence[Version]
    taken: Sequence[tuple[School, TakenUp | None]]
    differs: Sequence[Variation]
    publications: Sequence[Publication]
    circulated: Sequence[Circulation]
    asked_of_me: bool
    my_read_on: dt.date | None
    may_edit: bool
    lacks: Sequence[str] = ()
    schools_then: Mapping[int, int] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        return self.line.document

    def differs_at(self, school: School) -> list[Variation]:
        """Return what a school does otherwise, as was agreed, or asks to."""
        return [one for one in self.differs if one.school_id == school.pk]


def lines(
    reach: Reach, today: dt.date, *, words: Sequence[str] = (), kind: str = "", school: str = "",
) -> list[Line]:  # fmt: skip
    """Return the register within reach, by title: five queries, however many documents and schools there are."""
    found = _holding(documents(reach).filter(here_on(today, at="school__"), retired_on=None), words)
    if kind:
        found = found.filter(kind=kind)
    if school:
        found = found.filter(school=None) if school == "trust" else found.filter(school__ref=school)
    rows = list(found.order_by("title", "school__order", "pk"))
    return _lines(reach, rows, today)


def owners(rows: Sequence[Line], today: dt.date) -> frozenset[int]:
    """Return the posts among the owners of documents that somebody holds today: one query."""
    posts = {line.document.owner_id for line in rows}
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    held = Holding.objects.filter(lasting, post__in=posts, from_on__lte=today, person__suspended_at=None)
    return frozenset(held.values_list("post", flat=True))


def one_document(reach: Reach, ref: str, today: dt.date) -> Whole | None:
    """Return one document whole, with its draft for those who may read that; nothing where it may not be seen."""
    document = documents(reach).filter(ref=ref).first()
    if document is None:
        return None
    is_keeper = may_edit(reach, document)
    courses = courses_of("document", ref)
    newest = list(document.versions.all())
    draft = next((one for one in newest if one.agreed_on is None), None)
    is_asked = draft is not None and _is_asked(reach, document)
    [line] = _lines(reach, [document], today)
    mine = Reading.objects.filter(version=document.current_id, post__in=reach.posts).order_by("read_on")
    readings = list(mine)
    return Whole(
        line=line,
        renditions=_renditions(document.current),
        draft=draft if is_keeper or is_asked else None,
        draft_renditions=_renditions(draft) if is_keeper or is_asked else [],
        course=courses[0] if courses and (is_keeper or is_asked or not courses[0].is_open) else None,
        versions=[one for one in newest if one.agreed_on],
        taken=_taken(reach, document),
        differs=list(differing(reach, today).filter(document=document)),
        publications=list(document.publications.select_related("school")),
        circulated=list(document.circulations.select_related("school", "version")[:12]),
        asked_of_me=any(one.read_on is None for one in readings),
        my_read_on=max((one.read_on for one in readings if one.read_on), default=None),
        may_edit=is_keeper,
        lacks=why_not_agreed(draft) if draft is not None and (is_keeper or is_asked) else (),
        schools_then=_schools_then(document, newest) if kind_of(document.kind).follows_schools else {},
    )


def _schools_then(document: Document, versions: Iterable[Version]) -> dict[int, int]:
    """Return how many schools there were when each version was agreed."""
    days = list(School.objects.filter(trust=document.trust_id).values_list("joined_on", "left_on"))
    return {
        one.pk: sum(
            (joined is None or joined <= one.agreed_on) and (left is None or left > one.agreed_on)
            for joined, left in days
        )
        for one in versions
        if one.agreed_on
    }


def versions_of(reach: Reach, ref: str) -> QuerySet[Version]:
    """Return the versions of a document that were ever in force, with what each says."""
    seen = documents(reach).filter(ref=ref)
    found = Version.objects.filter(document__in=seen, agreed_on__isnull=False).select_related("document")
    return found.prefetch_related(Prefetch("renditions", Rendition.objects.select_related("file")))


def changed_since(reach: Reach, since: dt.date) -> QuerySet[Version]:
    """Return the versions after its first in which a document within sight was agreed since a day."""
    found = Version.objects.filter(document__in=documents(reach), number__gt=1, agreed_on__gte=since)
    return found.select_related("document").order_by("-agreed_on", "-pk")


def variations(reach: Reach) -> QuerySet[Variation]:
    """Return what schools asked to do otherwise: of the reader's schools, and of documents that the reader keeps."""
    found = Variation.objects.filter(document__in=documents(reach))
    if not reach.may_everywhere(SEE):
        own = Q(school__in=reach.schools_for(SEE)) | Q(document__owner__in=reach.posts)
        found = found.filter(own)
    return found.select_related("document__owner", "document__trust", "school")


def differing(reach: Reach, today: dt.date) -> QuerySet[Variation]:
    """Return what is asked for, or was agreed and lasts."""
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    is_on = Q(state=Variation.State.ASKED) | Q(state=Variation.State.AGREED) & lasting
    return variations(reach).filter(is_on).order_by("pk")


def find_variations(reach: Reach, refs: Iterable[str]) -> Mapping[str, Subject]:
    """Return what schools asked to do otherwise as subjects, by reference."""
    return {
        row.ref: Subject(
            "variation", row.ref, f"{row.document.title}: {row.asks}"[:120],
            f"/{row.document.trust.slug}/documents/variation/{row.ref}/", row.school.short_name,
        )
        for row in variations(reach).filter(ref__in=list(refs))
    }  # fmt: skip


def search_documents(reach: Reach, words: Sequence[str]) -> list[Document]:
    """Return the documents within reach that hold every word, in their title or in what they say; a few at most."""
    return list(_holding(documents(reach).filter(retired_on=None), words).order_by("title", "pk")[:20])


def _holding(found: QuerySet[Document], words: Sequence[str]) -> QuerySet[Document]:
    for word in words:
        said = Rendition.objects.filter(version=OuterRef("current"), text__icontains=word)
        found = found.filter(
            Q(title__icontains=word) | Q(says__icontains=word) | Q(subject__icontains=word) | Exists(said)
        )
    return found


def _lines(reach: Reach, rows: Sequence[Document], today: dt.date) -> list[Line]:
    read = _read([row.current_id for row in rows if row.current_id], today)
    schools = list(School.objects.here().filter(trust=reach.trust))
    there = TakenUp.objects.filter(here_on(at="school__"), document__in=rows, version=F("document__current"))
    taken = _counts(there)
    pages = _counts(Publication.objects.filter(document__in=rows))
    wrong = _counts(Publication.objects.filter(
        ~Q(found=Publication.Found.RIGHT) | Q(checked_on=None) | Q(checked_on__lt=today - LOOKED_AT),
        document__in=rows,
    ))  # fmt: skip
    return [
        Line(
            row,
            controlled.standing(row.current.agreed_on if row.current else None, row.next_review_on, today),
            read.get(row.current_id or 0, Read()),
            taken.get(row.pk, 0),
            len(_for(row, schools)) if row.is_taken_up and row.current_id else 0,
            pages.get(row.pk, 0),
            wrong.get(row.pk, 0) or int(_is_unplaced(row, pages)),
            row.owner_id in reach.posts,
        )
        for row in rows
    ]


def _is_unplaced(document: Document, pages: Mapping[int, int]) -> bool:
    """Say whether a document is for everybody on the website, and nobody has said where it is."""
    is_public = document.audience == Document.Audience.PUBLIC and document.current_id is not None
    return is_public and not pages.get(document.pk)


def _for(document: Document, schools: Sequence[School]) -> list[School]:
    return [one for one in schools if not document.phases or one.phase in document.phases]


def _read(versions: Sequence[int], today: dt.date) -> Mapping[int, Read]:
    late = Count("pk", filter=Q(read_on=None, due_on__lt=today))
    found = Reading.objects.filter(version__in=versions).values("version").order_by("version")
    counted = found.annotate(asked=Count("pk"), done=Count("read_on"), late=late)
    return {row["version"]: Read(row["asked"], row["done"], row["late"]) for row in counted}


def _counts(found: QuerySet[TakenUp] | QuerySet[Publication]) -> dict[int, int]:
    counted = found.order_by("document").values_list("document").annotate(count=Count("pk"))
    return dict(counted)


def _renditions(version: Version | None) -> list[Rendition]:
    return list(version.renditions.select_related("file")) if version else []


def _taken(reach: Reach, document: Document) -> list[tuple[School, TakenUp | None]]:
    """Return each school within reach that the document is for, with what it made of it."""
    if not document.is_taken_up or document.current_id is None:
        return []
    held = {one.school_id: one for one in document.taken_up.select_related("version", "by")}
    return [(school, held.get(school.pk)) for school in _for(document, list(schools_within(reach, SEE)))]


def _is_asked(reach: Reach, document: Document) -> bool:
    """Say whether the reader's posts are asked to agree to what is drafted, or to comment on it."""
    return Document.objects.filter(asked_about(reach), pk=document.pk).exists()

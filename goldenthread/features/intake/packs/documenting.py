"""A pack's register of documents: documents.yaml, for a demonstration alone."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.documents import operations as documents
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.operations.loading import VersionWords
from goldenthread.features.documents.ready_made import Expected, editions
from goldenthread.features.documents.routes import route_of
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.foundation import clock, library


class WordsFacts(Shape):
    """What a version says, in full, in short, on one page or in easier words."""

    changed: Words = ""
    text: Words = ""
    summary: Words = ""
    one_page: Words = ""
    easy: Words = ""

    @property
    def renditions(self) -> dict[str, str]:
        return {"one page": self.one_page, "summary": self.summary, "easy": self.easy, "full": self.text}


class AgreedFacts(WordsFacts):
    on: dt.date
    by: Words = ""


class DraftFacts(WordsFacts):
    """What is drafted; `sent` where it is on its way to be agreed."""

    sent: dt.date | None = None
    reason: Words = ""


class PartFacts(Shape):
    school: Words
    on: dt.date
    text: Words = ""


class PageFacts(Shape):
    address: Words
    school: Words = ""
    found: Literal["", "right", "old", "gone"] = ""
    on: dt.date | None = None
    by: Words = ""


class ReadFacts(Shape):
    """Who was asked to read the version in force, on which day, and who has since."""

    on: dt.date
    due: dt.date | None = None
    roles: list[Words] = []
    posts: list[Words] = []
    read: dict[str, dt.date] = {}


class SentFacts(Shape):
    """To whom the version in force was sent."""

    on: dt.date
    to: list[Literal["staff", "governors", "pupils", "families", "partners", "press"]]
    how: Literal["e-mail", "website", "meeting", "paper", "social"]
    school: Words = ""
    reached: int | None = None


class DiffersFacts(Shape):
    """What a school asked to do otherwise, and what was answered."""

    school: Words
    on: dt.date
    asks: Words
    because: Words
    agrees: bool | None = None
    answered: dt.date | None = None
    answer: Words = ""


class DocumentFacts(Shape):
    """One document; with `schools` one of each of these schools, agreed there on that day."""

    title: Words = ""
    expected: Words = ""
    kind: Words = ""
    says: Words = ""
    scope: Literal["trust", "adopted", "local"] = "trust"
    audience: Literal["", "public", "internal", "named"] = ""
    readers: list[Words] = []
    owner: Words = ""
    months: int | None = None
    cost: Decimal | None = None
    next_review: dt.date | None = None
    subject: Words = ""
    school: Words = ""
    schools: dict[str, dt.date] = {}
    by: Words = ""
    text: Words = ""
    versions: list[AgreedFacts] = []
    draft: DraftFacts | None = None
    parts: list[PartFacts] = []
    pages: list[PageFacts] = []
    read: ReadFacts | None = None
    sent: list[SentFacts] = []
    differs: list[DiffersFacts] = []


class DocumentFile(Shape):
    """documents.yaml"""

    documents: list[DocumentFacts] = []


def read_documents(name: str) -> DocumentFile:
    """Return the register of a pack; none where it has no such file."""
    path = f"packs/{name}/documents.yaml"
    return library.read_as(path, DocumentFile) if (library.folder() / path).exists() else DocumentFile()


def take_documents(file: DocumentFile, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Bring in the register as it stands: versions, drafts on their way, what schools took up, who has read what."""
    for facts in file.documents:
        for one in _each(facts):
            _take(one, trust, made, by)


def _each(facts: DocumentFacts) -> Iterator[DocumentFacts]:
    """Yield a document, or the same of each of its schools."""
    if not facts.schools:
        yield facts
    for school, on in facts.schools.items():
        agreed = AgreedFacts(on=on, by=facts.by, text=facts.text)
        if on <= clock.today():
            yield facts.model_copy(update={"school": school, "schools": {}, "versions": [agreed]})


def _take(facts: DocumentFacts, trust: Trust, made: Furnished, by: Person | None) -> None:
    expected = editions()[-1].find(facts.expected)
    school = made.schools[facts.school] if facts.school else None
    versions = [
        VersionWords(one.on, _called(one.by, made), one.changed, one.renditions) for one in facts.versions
    ]  # fmt: skip
    if facts.draft:
        versions.append(VersionWords(None, changed=facts.draft.changed, renditions=facts.draft.renditions))
    document = documents.load_document(
        trust=trust, by=by, school=school, versions=versions,
        parts={made.schools[one.school]: (one.on, one.text) for one in facts.parts},
        title=facts.title or (expected.title if expected else ""), key=facts.expected,
        kind=facts.kind or (expected.kind if expected else "policy"), says=facts.says, scope=facts.scope,
        audience=facts.audience or _audience(expected), readers=[made.posts[key] for key in facts.readers],
        expected=facts.expected, phases=expected.phases if expected else [], subject=facts.subject,
        owner=made.posts[facts.owner] if facts.owner else _head(made, school), next_review_on=facts.next_review,
        cost_a_year=facts.cost,
        review_months=facts.months if facts.months is not None else expected.months if expected else 12,
    )  # fmt: skip
    for page in facts.pages:
        documents.say_where(
            document=document, address=page.address, found=page.found, on=page.on, by=by,
            school=made.schools[page.school] if page.school else None, checked_by=_called(page.by, made),
        )  # fmt: skip
    _spread(facts, document, made, by)
    if facts.read and document.current_id:
        _ask(facts.read, document, made, by)
    if facts.draft and facts.draft.sent and facts.draft.sent <= clock.today():
        approvals.ask_for(
            trust=trust, subject_kind="document", subject_ref=document.ref, title=document.title, by=by,
            route=route_of(document), post=document.owner, school=school, reason=facts.draft.reason,
            sent_on=facts.draft.sent,
        )  # fmt: skip


def _spread(facts: DocumentFacts, document: Document, made: Furnished, by: Person | None) -> None:
    for one in facts.sent:
        documents.circulate(
            document=document, audiences=one.to, how=one.how, sent_on=one.on, reached=one.reached, by=by,
            school=made.schools[one.school] if one.school else None,
        )  # fmt: skip
    for told in facts.differs:
        asked = documents.ask_to_vary(
            document=document, school=made.schools[told.school], asks=told.asks, because=told.because, on=told.on,
            by=by,
        )  # fmt: skip
        if told.answered and told.agrees is not None:
            documents.answer_variation(
                variation=asked, agrees=told.agrees, answer=told.answer, on=told.answered, by=by
            )


def _ask(asked: ReadFacts, document: Document, made: Furnished, by: Person | None) -> None:
    posts = [post for key, post in made.posts.items() if post.role in asked.roles or key in asked.posts]
    if document.school_id:
        posts = [post for post in posts if post.school_id == document.school_id]
    documents.ask_to_read(document=document, posts=posts, by=by, due_on=asked.due, asked_on=asked.on)
    for key, on in asked.read.items():
        if on <= clock.today():
            documents.say_read(document=document, posts=[made.posts[key].pk], by=by, on=on)


def _called(key: str, made: Furnished) -> str:
    """Return what a body or a post is called; words that name neither stand as they are."""
    if key in made.bodies:
        return made.bodies[key].name
    return made.posts[key].title if key in made.posts else key


def _head(made: Furnished, school: School | None) -> Post | None:
    heads = (post for post in made.posts.values() if post.role == "head")
    return next((post for post in heads if school and post.school_id == school.pk), None)


def _audience(expected: Expected | None) -> str:
    return "public" if expected and expected.published else "internal"

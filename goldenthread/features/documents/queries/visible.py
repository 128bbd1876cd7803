"""Which documents a reader may see, change and write."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.approvals.queries import sent_subjects, subjects_out
from goldenthread.features.documents.models import Document
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Subject

SEE, EDIT = "document.see", "document.edit"


def documents(reach: Reach) -> QuerySet[Document]:
    """Return the documents within reach.

    Of the trust and of the schools where the reader may see documents, those in force, but for what named posts alone
    may read: that is there for these, for its owner, and for whoever is asked about it. One that is only a draft is
    there for those who keep it and those who are asked about it.
    """
    found = Document.objects.filter(trust=reach.trust)
    mine = Q(owner__in=reach.posts) | asked_about(reach)
    named = Q(pk__in=Document.readers.through.objects.filter(post__in=reach.posts).values("document"))
    in_force = Q(current__isnull=False)
    is_open = ~Q(audience=Document.Audience.NAMED)
    seen = _within(reach, SEE) & in_force & is_open
    kept = _within(reach, EDIT) & is_open
    return found.filter(seen | kept | mine | (named & (in_force | _within(reach, EDIT)))).select_related(
        "school", "owner", "current", "sponsor"
    )


def asked_about(reach: Reach) -> Q:
    """Say which documents the reader's posts are asked to agree to, or to comment on, today."""
    today = clock.today()
    return sent_subjects("document", reach.posts, today) | subjects_out("document", reach.posts, today)


def may_edit(reach: Reach, document: Document) -> bool:
    """Say whether the reader keeps this document: its owner, or whoever keeps those of its place."""
    if document.owner_id in reach.posts:
        return True
    if document.audience == Document.Audience.NAMED:
        return document.readers.filter(pk__in=reach.posts).exists() and reach.may_everywhere(EDIT)
    return reach.may(EDIT, school=document.school_id) if document.school_id else reach.may_everywhere(EDIT)


def find_documents(reach: Reach, refs: Iterable[str]) -> Mapping[str, Subject]:
    """Return documents as subjects, by reference."""
    rows = documents(reach).filter(ref__in=list(refs)).select_related("trust", "school", "owner", "current")
    return {
        row.ref: Subject(
            "document", row.ref, row.title, f"/{row.trust.slug}/documents/{row.ref}/",
            row.school.short_name if row.school else "",
        )
        for row in rows
    }  # fmt: skip


def _within(reach: Reach, permission: str) -> Q:
    if reach.may_everywhere(permission):
        return Q(trust=reach.trust)
    at_schools = Q(school__in=reach.schools_for(permission))
    # Whoever may see documents anywhere sees the trust's; only those who keep the trust's may change them.
    return at_schools | Q(school=None) if permission == SEE else at_schools

"""Questions about evidence. Whoever may see a subject may see its evidence, and nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.documents.models import Evidence
from goldenthread.foundation import handed_in, subjects
from goldenthread.foundation.subjects import Subject

Pointer = tuple[str, str]
ADD, KEEP = "evidence.add", "document.edit"
# Evidence of evidence would be evidence of the same thing.
NOT_OF = "evidence"


def evidence_of(reach: Reach, pointers: Iterable[Pointer]) -> dict[Pointer, list[Evidence]]:
    """Return what shows each of these subjects, the newest first: one query, beside one a kind to find them.

    A subject that the reader may not see has none.
    """
    seen = subjects.find(reach, pointers)
    found: dict[Pointer, list[Evidence]] = defaultdict(list)
    for one in _standing(reach).filter(_about(seen)) if seen else ():
        found[one.subject_kind, one.subject_ref].append(one)
    return found


def one_piece(reach: Reach, ref: str) -> tuple[Evidence, Subject] | None:
    """Return a piece of evidence with what it is of; nothing where the reader may not see that."""
    one = _standing(reach).filter(ref=ref).first()
    pointer = (one.subject_kind, one.subject_ref) if one else None
    subject = subjects.find(reach, [pointer]).get(pointer) if pointer else None
    return (one, subject) if one and subject else None


def pdfs_among(pieces: Iterable[Evidence], *, most_bytes: int) -> list[tuple[Evidence, bytes]]:
    """Return the pieces that are PDFs with their bytes, in their order, as far as a bound allows.

    One that was lost from the store, or goes beyond the bound, is left out.
    """
    found: list[tuple[Evidence, bytes]] = []
    left = most_bytes
    for one in pieces:
        file = one.file
        if file is None or file.media_type != handed_in.PDF.media_type or not file.held or file.size > left:
            continue
        try:
            with file.held.open("rb") as held:
                content = held.read()
        except OSError:
            continue
        left -= len(content)
        found.append((one, content))
    return found


def may_withdraw(reach: Reach, evidence: Evidence) -> bool:
    """Say whether the reader may take it back: whoever added it, and whoever keeps the trust's documents."""
    return evidence.by_id == reach.person or reach.may_everywhere(KEEP)


def find_evidence(reach: Reach, refs: Iterable[str]) -> Mapping[str, Subject]:
    """Return evidence as subjects, by reference."""
    rows = list(_standing(reach).filter(ref__in=list(refs)).exclude(subject_kind=NOT_OF).select_related("trust"))
    seen = subjects.find(reach, {(one.subject_kind, one.subject_ref) for one in rows})
    return {
        one.ref: Subject(
            "evidence", one.ref, one.title, f"/{one.trust.slug}/documents/evidence/{one.ref}/",
            seen[one.subject_kind, one.subject_ref].title,
        )
        for one in rows
        if (one.subject_kind, one.subject_ref) in seen
    }  # fmt: skip


def _standing(reach: Reach) -> QuerySet[Evidence]:
    return Evidence.objects.filter(trust=reach.trust, withdrawn_at=None).select_related("file", "by")


def _about(pointers: Iterable[Pointer]) -> Q:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, ref in pointers:
        by_kind[kind].append(ref)
    return reduce(or_, (Q(subject_kind=kind, subject_ref__in=refs) for kind, refs in by_kind.items()))

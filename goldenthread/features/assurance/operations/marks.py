"""Drawing samples by lot and looking at what was drawn; marks of quality on their way and held."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from goldenthread.domain import sampling
from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.models import Accreditation, Check, Criterion, Drawn, Sample
from goldenthread.features.assurance.operations.writing import check as checked
from goldenthread.features.assurance.operations.writing import note, require, require_ours
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

MOST_LISTED = 2_000
MOST_DRAWN = 100


@transaction.atomic
def draw_sample(
    *, trust: Trust, title: str, listed: Sequence[str], size: int, by: Person | None, seed: str = "",
    looks_for: str = "", school: School | None = None, check: Check | None = None, post: Post | None = None,
    document: Document | None = None, on: dt.date | None = None,
) -> Sample:  # fmt: skip
    """Draw some of a list by lot. The list and the seed are kept, so that anybody can draw the same again."""
    names = list(dict.fromkeys(name.strip()[:120] for name in listed if name.strip()))
    require(len(names) <= MOST_LISTED, f"A list holds {MOST_LISTED:,} lines at most.", "listed")
    require(len(names) >= 2, "List two or more, one a line.", "listed")
    require(1 <= size <= min(len(names), MOST_DRAWN), f"Draw between 1 and {min(len(names), MOST_DRAWN)}.", "size")
    words = checked(Sample, {"title": title, "looks_for": looks_for, "seed": seed or secrets.token_hex(4)})
    row = Sample.objects.create(
        trust=trust, school=school, check_sheet=check, listed=names, size=size, drawn_on=on or clock.today(), by=by,
        post=post, document=document, **words,
    )  # fmt: skip
    Drawn.objects.bulk_create(
        Drawn(sample=row, order=order, name=name)
        for order, name in enumerate(sampling.draw(names, size, row.seed), start=1)
    )
    note(trust.pk, "drew a sample", row, by, seed=row.seed, size=size, listed=len(names))
    return row


@transaction.atomic
def look_at_drawn(
    *, sample: Sample, found: Mapping[int, tuple[str, str]], by: Person | None, on: dt.date | None = None
) -> int:
    """Keep what was found of those that were drawn, by their place in the draw; return how many are new."""
    rows = {row.order: row for row in sample.drawn.select_for_update()}
    changed = []
    for order, (verdict, says) in found.items():
        require(order in rows, "That was not drawn.")
        words = checked(Drawn, {"found": verdict, "says": says})
        row = rows[order]
        if (row.found, row.says) != (words["found"], words["says"]):
            row.found, row.says, row.looked_on, row.by = words["found"], words["says"], on or clock.today(), by
            changed.append(row)
    Drawn.objects.bulk_update(changed, ["found", "says", "looked_on", "by"])
    if changed:
        note(sample.trust_id, "looked at a sample", sample, by, found=len(changed))
    return len(changed)


@transaction.atomic
def record_accreditation(
    *, trust: Trust, facts: Mapping[str, Any], by: Person | None, school: School | None = None,
    unit: Unit | None = None, post: Post | None = None, criteria: Sequence[str] = (),
) -> Accreditation:  # fmt: skip
    """Keep a mark of quality that is held, or is worked towards, with what it asks for."""
    require_ours(post, trust.pk, school.pk if school else None)
    row = Accreditation(trust=trust, school=school, unit=unit, post=post, by=by)
    _set(row, facts)
    row.save()
    _add_criteria(row, criteria)
    note(trust.pk, "recorded a mark of quality", row, by, stage=row.stage)
    return row


@transaction.atomic
def revise_accreditation(
    *, row: Accreditation, facts: Mapping[str, Any], by: Person, drawn_from: int | None, post: Post | None = None,
    criteria: Sequence[str] = (), met: Sequence[int] = (),
) -> Accreditation:  # fmt: skip
    """Change what is known of a mark: its stage, its days, and which of what it asks for is met."""
    require_ours(post, row.trust_id, row.school_id)
    claim_revision(row, drawn_from)
    _set(row, facts)
    row.post = post
    row.save()
    today = clock.today()
    changed = []
    for each in row.criteria.all():
        if (each.order in met) != (each.met_on is not None):
            each.met_on = today if each.order in met else None
            changed.append(each)
    Criterion.objects.bulk_update(changed, ["met_on"])
    _add_criteria(row, criteria)
    note(row.trust_id, "revised a mark of quality", row, by, stage=row.stage)
    return row


def _set(row: Accreditation, facts: Mapping[str, Any]) -> None:
    words = {name: facts[name] for name in ("name", "given_by", "theme", "level", "stage", "remark") if name in facts}
    days = {name: facts[name] for name in ("held_from", "expires_on") if facts.get(name) is not None}
    for name, value in checked(Accreditation, {**words, **days}).items():
        setattr(row, name, value)
    for name in ("held_from", "expires_on"):
        if name in facts:
            setattr(row, name, facts[name])
    require(
        not (row.held_from and row.expires_on) or row.expires_on > row.held_from,
        "It would expire before it is held.", "expires_on",
    )  # fmt: skip
    require(row.stage != Accreditation.Stage.HELD or row.held_from, "Say since when it is held.", "held_from")


def _add_criteria(row: Accreditation, criteria: Sequence[str]) -> None:
    begun = max((each.order for each in row.criteria.all()), default=0)
    says = [line.strip()[:300] for line in criteria if line.strip()][: 100 - begun]
    Criterion.objects.bulk_create(
        Criterion(accreditation=row, order=order, says=line) for order, line in enumerate(says, start=begun + 1)
    )

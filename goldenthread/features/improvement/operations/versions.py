"""Keeping each state of a ladder, and answering what the library offers of a newer one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models import KeptOwn, Ladder, LadderVersion
from goldenthread.features.improvement.operations.working import add_new_items
from goldenthread.features.improvement.queries.newer import Newer, asked_by_library, merged, newer, with_parts
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

Origin = LadderVersion.Origin


def keep_version(ladder: Ladder, origin: str, by: Person | None, reason: str = "") -> LadderVersion:
    """Keep a ladder as it stands now among its versions; assessments from here on are made by it."""
    last = ladder.versions.last()
    library = asked_by_library(ladder) if origin == Origin.LIBRARY else last.library if last else {}
    return LadderVersion.objects.create(
        ladder=ladder, number=last.number + 1 if last else 1, document=ladder.document, library=library,
        origin=origin, reason=reason.strip(), by=by,
        made_on=clock.today() if last else ladder.adopted_on or clock.today(),
    )  # fmt: skip


@transaction.atomic
def answer_newer_version(
    *, ladder: Ladder, by: Person, drawn_from: int | None, answers: Mapping[str, str], takes_rest: bool = True
) -> Ladder:
    """Bring a ladder up to the library's version, part by part as the trust says.

    `answers` holds of each part that is offered the reason for keeping one's own, empty where the library's is taken;
    a refusal is remembered, and not asked for again while the library asks the same. With `takes_rest` come new items
    and wordings too: schools keep their working lists, and are given what is new in their phase. What changes makes
    a new version; assessments stay with theirs.
    """
    claim_revision(ladder, drawn_from)
    found = newer(ladder)
    require(found is not None, "It is the same as in the library.")
    assert found is not None
    require({one.key for one in found.offered} <= set(answers), "Say of each test and each length which is to hold.")
    taken = {one.key for one in found.offered if not answers[one.key].strip()}
    kept = _keep_own(ladder, found, answers, by)
    rest = takes_rest and found.has_rest
    base = merged(ladder) if rest else ladder.document
    assert base is not None
    schools = 0
    if rest or taken:
        ladder.document = with_parts(ladder, base, taken)
        ladder.__dict__.pop("shape", None)
        schools = add_new_items(ladder=ladder)
        keep_version(ladder, Origin.LIBRARY, by)
    ladder.save()
    trail.record(
        trust=ladder.trust_id, by=by, did="answered the library’s new version of a ladder", kind="ladder",
        ref=ladder.ref, title=ladder.name,
        after={"taken": sorted(taken), "kept": kept, "schools": schools,
               "new items": [item.says for item in found.added] if rest else []},
    )  # fmt: skip
    return ladder


def _keep_own(ladder: Ladder, found: Newer, answers: Mapping[str, str], by: Person) -> dict[str, Any]:
    """Remember what is not taken, so that it is not offered again; return the reasons by part."""
    theirs = asked_by_library(ladder)
    kept = [(one, reason) for one in found.offered if (reason := answers[one.key].strip())]
    KeptOwn.objects.bulk_create(
        KeptOwn(
            ladder=ladder, phase=one.mine.key, part=one.part, offered=theirs[one.mine.key][one.part],
            kept_on=clock.today(), by=by, **check(KeptOwn, {"reason": reason}),
        )
        for one, reason in kept
    )  # fmt: skip
    return {one.key: reason for one, reason in kept}

"""Saying how a division works for its schools, and what is expected of a role."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import ExpectedStandard, OperatingModel
from goldenthread.features.organisations.models import Post, Trust, Unit
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

MOST_LINES = 40


@transaction.atomic
def set_operating_model(
    *,
    unit: Unit,
    way: str,
    says: str,
    by: Person | None,
    wanted_by: dt.date | None = None,
    agreed_on: dt.date | None = None,
    agreed_by: str = "",
    drawn_from: int | None = None,
) -> OperatingModel:
    """Say how a division delivers, and that it is agreed. Said otherwise, it is no longer agreed unless that is said.

    Raises ValidationError with a plain sentence a field, and Stale when somebody else was quicker.
    """
    held = OperatingModel.objects.filter(unit=unit).first()
    row = held or OperatingModel(trust_id=unit.trust_id, unit=unit)
    if held is not None:
        claim_revision(row, drawn_from)
    before = _agreement(row)
    is_same = (row.way, row.says) == (way, says.strip())
    row.way, row.says, row.wanted_by = way, says.strip(), wanted_by
    _agree(row, agreed_on, agreed_by, keeps=is_same)
    if row.agreed_on and not (row.way and row.says):
        raise ValidationError({"says": "Say how it works first: there is nothing yet to agree to."})
    row.full_clean(exclude=["unit"] if held else None)
    row.save()
    record(
        trust=unit.trust_id, by=by, did="said how a division works", kind="operating model", ref=row.ref,
        title=str(row), before=before, after=_agreement(row) | {"way": row.get_way_display(), "says": row.says},
    )  # fmt: skip
    return row


@transaction.atomic
def set_standard(
    *,
    trust: Trust,
    title: str,
    description: str,
    standards: Sequence[str],
    rungs: Sequence[Mapping[str, str]],
    by: Person | None,
    role: str = "",
    posts: Collection[Post] = (),
    least: int | None = None,
    agreed_on: dt.date | None = None,
    agreed_by: str = "",
    next_look_on: dt.date | None = None,
    reason: str = "",
    standard: ExpectedStandard | None = None,
    drawn_from: int | None = None,
) -> ExpectedStandard:
    """Keep what is expected of a role, new or anew; the trail keeps what was expected before, and why it changed."""
    if not role and not posts:
        raise ValidationError({"role": "Say for which role it is, or for which posts."})
    if not standards:
        raise ValidationError({"standards": "Name at least one standard."})
    if len(standards) > MOST_LINES or len(rungs) > MOST_LINES:
        raise ValidationError(f"More than {MOST_LINES} lines are no expectation any more.")
    if any(post.trust_id != trust.pk for post in posts):
        raise ValidationError({"posts": "One of them belongs to another trust."})
    if standard is None:
        standard = ExpectedStandard(trust=trust)
        before: dict[str, object] = {}
    else:
        before = _told(standard)
        claim_revision(standard, drawn_from)
    standard.title, standard.role, standard.description = title.strip(), role, description.strip()
    standard.standards, standard.rungs = [line.strip() for line in standards], [dict(rung) for rung in rungs]
    standard.least = least if least is not None and least < len(rungs) else None
    standard.next_look_on = next_look_on
    _agree(standard, agreed_on, agreed_by, keeps=False)
    standard.full_clean()
    standard.save()
    standard.posts.set(posts)
    record(
        trust=trust.pk, by=by, did="said what is expected of a role", kind="expected standard", ref=standard.ref,
        title=standard.title, before=before,
        after=_told(standard) | ({"reason": reason.strip()} if reason.strip() else {}),
    )  # fmt: skip
    return standard


def _agree(
    row: OperatingModel | ExpectedStandard, agreed_on: dt.date | None, agreed_by: str, *, keeps: bool
) -> None:  # fmt: skip
    """Put down that it is agreed. What was agreed before goes on only where nothing else is said."""
    if agreed_on and agreed_on > clock.today():
        raise ValidationError({"agreed_on": "What is still to come cannot be recorded yet."})
    if bool(agreed_on) != bool(agreed_by.strip()):
        raise ValidationError({"agreed_by": "Say who agreed to it, and on which day."})
    was = agreed_on is not None and (agreed_on, agreed_by.strip()) == (row.agreed_on, row.agreed_by)
    if was and not keeps and isinstance(row, OperatingModel):
        agreed_on, agreed_by = None, ""
    row.agreed_on, row.agreed_by = agreed_on, agreed_by.strip()


def _agreement(row: OperatingModel) -> dict[str, object]:
    return {"agreed on": row.agreed_on, "agreed by": row.agreed_by}


def _told(row: ExpectedStandard) -> dict[str, object]:
    return {
        "title": row.title, "description": row.description, "standards": row.standards,
        "rungs": [f"{rung['name']}: {rung['says']}" for rung in row.rungs], "agreed on": row.agreed_on,
    }  # fmt: skip

"""Placing people at a school, with a warning where its phase does not allow it."""

import datetime as dt

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models import Ladder, Placement
from goldenthread.features.improvement.queries.standing import phase_of
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.checked_words import check, require

MOST = 200


@transaction.atomic
def place_people(
    *,
    school: School,
    ladder: Ladder,
    kind: str,
    how_many: int,
    from_on: dt.date,
    by: Person | None,
    until_on: dt.date | None = None,
    said: str = "",
    because: str = "",
    post: Post | None = None,
) -> Placement:
    """Record that people of a kind are placed at a school from a day on.

    Where the phase of that day does not allow it, it is refused until somebody says why it is done all the same;
    then it is marked. A school that no body has put into a phase allows everything.
    """
    shape = next((one for one in ladder.shape.placings if one.key == kind), None)
    require(shape is not None, "Choose whom to place.", "kind")
    assert shape is not None
    require(school.trust_id == ladder.trust_id, "That ladder belongs to another trust.")
    require(0 < how_many <= MOST, f"Give a number up to {MOST}.", "how_many")
    require(until_on is None or until_on >= from_on, "The last day comes before the first.", "until_on")
    now = phase_of(school, from_on)
    phase = now.key if now and now.ladder == ladder.key else ""
    is_against = bool(phase) and phase not in shape.phases
    says = f"{shape.name} are not placed at {school.name} while it is in {ladder.shape.names.get(phase, phase)}. "
    require(because.strip() or not is_against, f"{says}Say why it is done all the same, or leave it.", "because")
    made = Placement.objects.create(
        school=school, ladder=ladder, kind=kind, how_many=how_many, from_on=from_on, until_on=until_on, post=post,
        by=by, phase_then=phase, is_against=is_against,
        **check(Placement, {"said": said, "because": because if is_against else ""}),
    )  # fmt: skip
    trail.record(
        trust=school.trust_id, by=by, did="placed people", kind="school", ref=school.ref, title=school.name,
        after={"whom": shape.name, "how many": how_many, "from": from_on, "against the phase": is_against,
               "because": made.because},
    )  # fmt: skip
    return made

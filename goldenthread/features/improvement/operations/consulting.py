"""A ladder out for comment: what the engine of consultation asks of it."""

import json
from hashlib import sha256
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.improvement.ladder_words import passages
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.improvement.queries.visible import ladders_to_read, may_set_up
from goldenthread.foundation.subjects import Consultable, Frozen


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  its words are kept with the round
    ladder = _ladder(ref)
    text = json.dumps(ladder.document, sort_keys=True)
    return Frozen(ladder.ref, ladder.name, sha256(text.encode()).hexdigest())


def may_consult(reach: Reach, ref: str) -> bool:
    return may_set_up(reach) and ladders_to_read(reach).filter(ref=ref).exists()


def read(reach: Reach, ref: str) -> str:
    """Return where a reader reads the ladder; nothing where they may not."""
    row = ladders_to_read(reach).filter(ref=ref).first()
    return f"/{row.trust.slug}/improvement/ladder/{row.ref}/" if row else ""


def _ladder(ref: str) -> Ladder:
    return Ladder.objects.get(ref=ref)


DOORS = Consultable(
    freeze=freeze, may_consult=may_consult, place=lambda ref: (None, None), read=read,  # noqa: ARG005  the trust's
    passages=lambda ref: passages(_ladder(ref).shape),
)  # fmt: skip

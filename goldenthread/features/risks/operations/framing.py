"""The trust's own grid: taken from the library, and changed."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from pydantic import ValidationError as Misshapen

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.risks.grid_shapes import GridShape, grids, usual
from goldenthread.features.risks.models import Frame, Risk
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def take_grid(*, trust: Trust, key: str, by: Person | None, drawn_from: int | None = None) -> Frame:
    """Take a grid of the library as the trust's own. Risks keep their steps, as far as the grid has them."""
    if key not in grids():
        raise ValidationError({"key": "Choose one of the grids."})
    shape = grids()[key]
    if Risk.objects.filter(trust=trust, closed_on=None, likelihood__gt=len(shape.likelihood)).exists() or (
        Risk.objects.filter(trust=trust, closed_on=None, impact__gt=len(shape.impact)).exists()
    ):
        raise ValidationError({"key": "Some risks stand on steps that this grid has not. Score them anew first."})
    return _keep(trust, shape, by, drawn_from, "took a grid of risk")


@transaction.atomic
def set_words(
    *, trust: Trust, document: Mapping[str, Any], by: Person | None, drawn_from: int | None
) -> Frame:  # fmt: skip
    """Change the words, squares or appetite of the trust's grid."""
    try:
        shape = GridShape.model_validate(document)
    except Misshapen as flaw:
        raise ValidationError(str(flaw.errors()[0]["msg"]).removeprefix("Value error, ")) from flaw
    return _keep(trust, shape, by, drawn_from, "changed the grid of risk")


def own_frame(trust: Trust) -> Frame:
    """Return the trust's own copy; the usual grid is taken the first time that one is needed."""
    found = Frame.objects.filter(trust=trust).first()
    return found or Frame.objects.create(trust=trust, document=usual().model_dump(mode="json"))


def _keep(trust: Trust, shape: GridShape, by: Person | None, drawn_from: int | None, did: str) -> Frame:
    frame = own_frame(trust)
    claim_revision(frame, drawn_from)
    before = frame.document
    frame.document = shape.model_dump(mode="json")
    frame.save()
    trail.record(
        trust=trust.pk, by=by, did=did, kind="trust", ref=trust.ref, title=shape.name,
        before={"grid": before}, after={"grid": frame.document},
    )  # fmt: skip
    return frame

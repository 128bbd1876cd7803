"""The shapes that a plan can begin with can all be taken, and count as they say."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.queries.outline.editing import skeleton
from goldenthread.features.plans.shapes import shapes


@pytest.mark.parametrize("key", ["strands-aims", "questions", "themes-initiatives", "priorities-actions"])
def test_a_plan_can_begin_with_every_shape(world, key):
    shape = shapes()[key]
    plan = operations.create_plan(
        trust=world.trust, kind="trust", title="New", levels=shape.in_words(), by=world.people["chief"]
    )
    top = operations.add_element(plan=plan, title="First", by=world.people["chief"])
    if len(shape.levels) > 1:
        operations.add_element(plan=plan, under=top, title="Under it", by=world.people["chief"])
    said = [step.strip() for step in shape.example.split("›")]
    assert [part.called for part in skeleton(plan).parts] == said[: len(shape.levels)]

"""What tests of papers share."""

import pytest

from goldenthread.features.plans.models import Element


@pytest.fixture
def with_milestone(world):
    """Give the aim a milestone of so many words this year."""

    def of(words=6):
        Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": " ".join(["safe"] * words)})

    return of

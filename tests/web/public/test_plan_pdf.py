"""A published plan as PDFs, open to anybody."""

import pytest
from django.test import Client

from goldenthread.features.plans.models import Element
from tests.features.reports.publishing import published
from tests.paper import pages_of, words_of


@pytest.mark.parametrize("rendition", ["full", "summary", "pocket-guide"])
def test_it_is_drawn_from_what_was_frozen(world, rendition):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": "A nurse in every school"})
    published(world, columns=("2:success",))
    Element.objects.update(title="Changed since")
    answer = Client().get(f"/harbour/public/{world.plan.ref}/{rendition}/")
    said = words_of(answer.content)
    assert "Every child safe" in said
    assert "Changed since" not in said
    assert "A strategy in every school" not in said
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    if rendition == "pocket-guide":
        assert len(pages_of(answer.content)) == 1


def test_a_rendition_that_was_not_chosen_is_not_there(world):
    published(world, renditions=("summary",))
    for rendition in ("full", "pocket-guide", "at-a-glance", "poster"):
        assert Client().get(f"/harbour/public/{world.plan.ref}/{rendition}/").status_code == 404


def test_nothing_is_there_before_it_is_published(world):
    assert Client().get(f"/harbour/public/{world.plan.ref}/full/").status_code == 404

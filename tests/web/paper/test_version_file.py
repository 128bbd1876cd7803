"""A version of a plan as it stood on its day, as files."""

import pytest

from goldenthread.domain.plans import frozen_plan
from goldenthread.features.plans.models import Element, Version
from goldenthread.features.plans.queries.agreed.versions import as_it_stands
from tests.paper import words_of
from tests.world import TODAY


@pytest.fixture
def version(world):
    text = frozen_plan.written(as_it_stands(world.plan))
    return Version.objects.create(
        plan=world.plan, number=3, occasion="adopted", frozen_on=TODAY, adopted_on=TODAY, schema=1, content=text,
        digest=frozen_plan.digest(text),
    )  # fmt: skip


def test_it_says_what_the_plan_said_then(as_, world, version):
    Element.objects.filter(pk=world.aim.pk).update(title="Changed since")
    answer = as_("governor").get(f"/harbour/plan/version/{version.ref}/take-away/pdf/")
    said = words_of(answer.content)
    assert "Every child safe and well enough to learn" in said
    assert "Version 3, adopted 21 November 2026" in said
    assert "Changed since" not in said
    assert answer["Content-Disposition"] == 'inline; filename="harbour-strategic-plan-2025-30-version-3.pdf"'


@pytest.mark.parametrize(
    ("form", "status"), [("word", 200), ("excel", 200), ("csv", 200), ("json", 200), ("tar", 404)]
)
def test_it_is_had_in_every_form_of_the_plan_itself(as_, version, form, status):
    assert as_("chief").get(f"/harbour/plan/version/{version.ref}/take-away/{form}/").status_code == status


def test_a_version_of_a_draft_is_for_those_who_may_change_the_plan(as_, version):
    Version.objects.filter(pk=version.pk).update(is_of_a_draft=True)
    assert as_("trustee").get(f"/harbour/plan/version/{version.ref}/take-away/pdf/").status_code == 404
    assert as_("chief").get(f"/harbour/plan/version/{version.ref}/take-away/pdf/").status_code == 200

"""A plan as it stood."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan, Version


@pytest.fixture
def version(world, chief):
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    return operations.keep_version(plan=world.plan, edition="Year 1", by=chief)


@pytest.fixture
def address(version):
    return f"/harbour/plan/version/{version.ref}/"


def test_it_is_drawn_from_what_was_frozen_alone(as_, world, version, address):
    Element.objects.filter(plan=world.plan).delete()
    Plan.objects.filter(pk=world.plan.pk).update(title="Renamed")
    page = as_("trustee").get(address).content.decode()
    assert "Every child safe and well enough to learn" in page
    assert "A strategy in every school by Autumn 2026." in page
    assert "Director of education" in page
    assert "As it stood on" in page
    assert version.digest in page
    assert "Unchanged" in page


def test_what_is_said_for_one_part_stands_with_it(as_, world, chief):
    operations.add_statement(plan=world.plan, element=world.strand, kind="vision", text="Nobody alone.", by=chief)
    version = operations.keep_version(plan=world.plan, by=chief)
    assert "Nobody alone." in as_("trustee").get(f"/harbour/plan/version/{version.ref}/").content.decode()


def test_a_text_that_was_changed_says_so(as_, version, address):
    Version.objects.filter(pk=version.pk).update(content=version.content.replace("safe and well", "well"))
    assert "The text is not the one that was frozen" in as_("chief").get(address).content.decode()


def test_a_text_that_cannot_be_read_is_no_page_and_no_crash(as_, version, address):
    Version.objects.filter(pk=version.pk).update(content="{}")
    assert as_("chief").get(address).status_code == 404


def test_a_version_of_a_draft_is_not_there_for_its_readers(as_, world, chief):
    operations.revise_plan(plan=world.school_plan, state="draft", by=chief)
    version = operations.keep_version(plan=world.school_plan, by=chief)
    Plan.objects.update(state="live")
    address = f"/harbour/plan/version/{version.ref}/"
    assert as_("governor").get(address).status_code == 404
    assert as_("head").get(address).status_code == 200


@pytest.mark.parametrize("who", ["stranger", "other_head"])
def test_another_schools_version_is_not_there(as_, world, chief, who):
    version = operations.keep_version(plan=world.school_plan, by=chief)
    assert as_(who).get(f"/harbour/plan/version/{version.ref}/").status_code == 404

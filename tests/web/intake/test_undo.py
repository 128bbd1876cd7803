"""Taking back what a file brought."""

import pytest

from goldenthread.features.intake import operations
from goldenthread.features.measures.models import Reading
from tests.published import twin


@pytest.fixture
def brought_in(world):
    def bring_in(name="2022-2023/england_abs.csv", **given):
        staged = operations.stage(trust=world.trust, file=twin(name), name=name, by=None, **given)
        return operations.bring_in(load=staged, by=None)

    return bring_in


def page_of(load):
    return f"/harbour/bring-in/{load.ref}/undo/"


def test_it_asks_first(as_, brought_in):
    load = brought_in()
    assert "what stood before stands again" in as_("data").get(page_of(load)).content.decode()
    assert Reading.objects.filter(superseded_at=None).count() == 4


def test_it_takes_the_figures_back(as_, brought_in):
    page = as_("data").post(page_of(brought_in()), follow=True)
    assert "4 figures are taken back." in page.content.decode()
    assert not Reading.objects.filter(superseded_at=None).exists()


def test_twice_is_told(as_, brought_in):
    load, client = brought_in(), as_("data")
    client.post(page_of(load))
    page = client.post(page_of(load))
    assert page.status_code == 409
    assert "There is nothing to undo: undone." in page.content.decode()


def test_schools_are_not_taken_back(as_, brought_in, world):
    load = brought_in("register/alllinksdata.csv", uid="99101")
    assert as_("data").post(page_of(load)).status_code == 409
    assert world.trust.schools.filter(urn="990005").exists()


@pytest.mark.parametrize("who", ["trustee", "head", "stranger"])
def test_who_may_not_bring_in_files_finds_no_page(as_, brought_in, who):
    load = brought_in()
    assert as_(who).post(page_of(load)).status_code == 404
    assert Reading.objects.filter(superseded_at=None).count() == 4

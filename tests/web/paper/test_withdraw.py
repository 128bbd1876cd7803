"""Taking a publication back."""

from django.test import Client

from tests.features.reports.publishing import published


def test_it_is_gone_from_the_public_page_at_once(as_, world):
    publication = published(world)
    answer = as_("governance").post(f"/harbour/plan/published/{publication.ref}/withdraw/")
    assert answer["Location"] == f"/harbour/plan/{world.plan.ref}/paper/"
    assert Client().get(f"/harbour/public/{world.plan.ref}/").status_code == 404


def test_only_those_who_publish_take_back(as_, world):
    address = f"/harbour/plan/published/{published(world).ref}/withdraw/"
    for who in ("head", "trustee", "education", "stranger"):
        assert as_(who).post(address).status_code == 404
    assert Client().get(f"/harbour/public/{world.plan.ref}/").status_code == 200


def test_looking_takes_nothing_back(as_, world):
    address = f"/harbour/plan/published/{published(world).ref}/withdraw/"
    assert as_("chief").get(address).status_code == 405

"""What a trust has published, as a list open to anybody."""

from django.test import Client

from tests.features.reports.publishing import published


def test_it_lists_what_is_public_and_nothing_else(world):
    published(world)
    published(world, plan=world.school_plan, audience="staff")
    page = Client().get("/harbour/public/").content.decode()
    assert "Strategic plan 2025-30" in page
    assert "School plan 2026/27" not in page


def test_a_trust_that_has_published_nothing_is_not_there(world):
    assert Client().get("/harbour/public/").status_code == 404
    assert Client().get("/nobody/public/").status_code == 404

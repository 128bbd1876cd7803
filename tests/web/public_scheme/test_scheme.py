"""The published scheme, for anybody."""

from django.test import Client

from tests.features.delegation.schemes import adopted
from tests.web.delegation.test_variances import varied

ADDRESS = "/harbour/public/who-decides/"


def test_it_is_there_only_once_it_is_published(world) -> None:
    scheme = adopted(world)
    assert Client().get(ADDRESS).status_code == 404
    scheme.is_public = True
    scheme.save()
    page = Client().get(ADDRESS).content.decode()
    assert "Place an order" in page
    assert "/harbour/public/who-decides/" in Client().get("/harbour/public/").content.decode()
    assert Client().get("/elsewhere/public/who-decides/").status_code == 404


def test_a_schools_own_troubles_are_not_in_it(world) -> None:
    varied(world, world.haven_high)
    world.trust.schemes.update(is_public=True)
    assert "Recovery" not in Client().get(ADDRESS).content.decode()

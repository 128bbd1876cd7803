"""The published scheme on paper, for anybody."""

from django.test import Client

from tests.features.delegation.schemes import adopted

ADDRESS = "/harbour/public/who-decides/pdf/"


def test_it_is_there_only_once_it_is_published(world) -> None:
    scheme = adopted(world)
    assert Client().get(ADDRESS).status_code == 404
    scheme.is_public = True
    scheme.save()
    assert Client().get(ADDRESS).content.startswith(b"%PDF")

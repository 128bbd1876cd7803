"""The menu shows what exists and what the reader may open, and nothing else."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from goldenthread.web.kit import navigation


def _answer(_request, **_rest):
    return HttpResponse()


def _part(name, **routes):
    return include(([path(address, _answer, name=route) for route, address in routes.items()], name))


urlpatterns = [
    path("<slug:trust>/", _part("home", home="")),
    path("<slug:trust>/plan/", _part("plans", plans="", thread="<slug:ref>/")),
    path("<slug:trust>/settings/", _part("settings", settings="")),
]


@pytest.fixture
def menu():
    def of(address, *permissions):
        request = RequestFactory().get(address)
        request.trust = SimpleNamespace(slug="harbour")
        request.reach = SimpleNamespace(
            may_somewhere=lambda wanted: wanted in permissions, may_everywhere=lambda wanted: wanted in permissions
        )
        with override_settings(ROOT_URLCONF=__name__):
            return navigation.menu(request)

    return of


def labels(sections, *, here=False):
    return [place.label for section in sections for place in section.places if place.is_here or not here]


def test_a_place_that_does_not_exist_is_not_shown(menu):
    assert labels(menu("/harbour/", "plan.see", "measure.see")) == ["Home", "Plan"]


def test_a_place_beyond_the_readers_reach_is_not_shown(menu):
    titles = [section.title for section in menu("/harbour/", "plan.see", "people.see", "people.manage")]
    assert titles == ["", "Where we mean to go", "How we are run"]
    assert menu("/harbour/") == []


def test_a_place_with_nothing_in_it_for_the_reader_is_not_shown(menu):
    titles = [section.title for section in menu("/harbour/", "plan.see", "people.see")]
    assert titles == ["", "Where we mean to go"]


def test_the_present_place_is_marked_for_every_page_under_it(menu):
    assert labels(menu("/harbour/plan/e7kq2/", "plan.see"), here=True) == ["Plan"]


def test_home_is_here_only_on_its_own_page(menu):
    assert labels(menu("/harbour/", "plan.see"), here=True) == ["Home"]


def test_outside_a_trust_there_is_no_menu():
    assert navigation.menu(RequestFactory().get("/sign-in/")) == []

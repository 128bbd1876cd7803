"""Beginning a new version."""

from goldenthread.features.delegation import queries
from goldenthread.features.delegation.models import Scheme
from tests.features.delegation.schemes import adopted

ADDRESS = "/harbour/who-decides/versions/begin/"


def test_it_begins_as_a_copy_and_there_is_only_one_draft(as_, world) -> None:
    scheme = adopted(world)
    as_("governance").post(ADDRESS)
    draft = Scheme.objects.get(state="draft")
    assert draft.based_on == scheme
    assert queries.whole(draft).text().sections == queries.whole(scheme).text().sections
    as_("chief").post(ADDRESS)
    assert Scheme.objects.filter(state="draft").count() == 1


def test_a_trust_without_a_scheme_begins_with_a_common_one(as_, world) -> None:
    as_("chief").post(ADDRESS)
    assert len(queries.whole(Scheme.objects.get()).lines) > 100


def test_a_head_begins_nothing(as_) -> None:
    assert as_("head").post(ADDRESS).status_code == 404

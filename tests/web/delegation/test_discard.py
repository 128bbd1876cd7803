"""Throwing a draft away."""

from goldenthread.features.delegation.models import Scheme
from tests.features.delegation.schemes import adopted
from tests.web.delegation.drafts import drafted


def test_only_a_draft_is_thrown_away(as_, world) -> None:
    scheme, draft = adopted(world), drafted(world)
    as_("chief").post(f"/harbour/who-decides/scheme/{draft.ref}/discard/")
    assert list(Scheme.objects.all()) == [scheme]
    assert as_("chief").post(f"/harbour/who-decides/scheme/{scheme.ref}/discard/").status_code == 404

"""Bringing a scheme of delegation: taking it back."""

from goldenthread.features.delegation.models import Scheme
from goldenthread.features.intake import operations
from tests.web.intake.schemes_waiting import staged


def test_a_draft_is_taken_back_and_what_was_adopted_stands(as_, world) -> None:
    waiting = staged(world, "Decision,Board,Head\nSet the uniform,,D\nBuy land,D,\n")
    scheme = operations.commit_scheme(waiting=waiting, by=None, drawn_from=None)
    address = f"/harbour/bring-in/scheme/{waiting.ref}/undo/"
    Scheme.objects.filter(pk=scheme.pk).update(state="adopted")
    assert as_("chief").post(address).status_code == 409
    Scheme.objects.filter(pk=scheme.pk).update(state="draft")
    assert as_("chief").post(address).status_code == 302
    assert not Scheme.objects.exists()

"""A move that was asked for, as those who decide read it."""

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import ProposedMove


def test_it_says_what_would_follow_before_anybody_decides(as_, stabilised, ladder, board, world):
    board.posts.add(world.posts["trustee"])
    operations.propose_move(
        school=stabilised, ladder=ladder, to="repair", reason="Safe.", by=world.people["education"],
        post=world.posts["education"],
    )  # fmt: skip
    row = ProposedMove.objects.get()
    text = as_("trustee").get(f"/harbour/improvement/proposal/{row.ref}/").content.decode()
    assert "43 new items" in text
    assert "43 unfinished items" not in text
    assert "until trustees devolve it" in text
    assert as_("stranger").get(f"/harbour/improvement/proposal/{row.ref}/").status_code == 404

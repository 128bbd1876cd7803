"""Opening a closed round again."""

from goldenthread.features.reviews import operations
from tests.features.reviews.held import opened


def test_it_takes_a_reason_and_a_day(as_, world):
    round_ = opened(world)
    operations.close_round(round_=round_, by=None)
    address = f"/harbour/year/rounds/{round_.ref}/reopen/"
    refused = as_("chief").post(address, {"reason": "Kept words", "closes_on": "2026-01-01"})
    assert refused.status_code == 422
    assert "Kept words" in refused.content.decode()
    assert as_("chief").post(address, {"reason": "Ill.", "closes_on": "2026-12-08"}).status_code == 302
    round_.refresh_from_db()
    assert round_.is_open
    assert as_("head").post(address, {"reason": "Ill.", "closes_on": "2026-12-08"}).status_code == 404

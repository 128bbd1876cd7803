"""Haven High with two risks of its own, one confidential, beside one of the trust and one of Marsh Lane."""

import datetime as dt

import pytest

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.risks import operations
from goldenthread.features.risks.operations import RiskWords, Scored, Whose


def raised(world, title, *, school=None, place=(3, 3), **words):
    """Raise a risk that stands at a place, likelihood first."""
    said = RiskWords(title=title, kind=words.pop("kind", "finance"), **words)
    scored = Scored(Place(*place), next_review_on=dt.date(2026, 12, 14)) if place else None
    return operations.raise_risk(whose=Whose(world.trust, school), words=said, by=None, scored=scored)


@pytest.fixture
def risk(world):
    """Return a risk of Haven High, above appetite, which its head answers for."""
    return raised(
        world, "The sports hall roof fails", school=world.haven_high, kind="estates", place=(4, 5),
        owner=world.posts["head"],
    )  # fmt: skip


@pytest.fixture
def secret(world):
    return raised(world, "A leader leaves in spring", school=world.haven_high, kind="people", is_confidential=True)


@pytest.fixture
def of_the_trust(world):
    return raised(world, "Reserves fall below the floor", place=(2, 4))


@pytest.fixture
def elsewhere(world):
    return raised(world, "The boiler of Marsh Lane", school=world.marsh_lane, kind="estates", place=(1, 1))


@pytest.fixture
def handed_up(world, risk):
    return operations.escalate(
        risk=risk, reason="We cannot pay for it.", answer_by=dt.date(2026, 12, 1), by=None, post=world.posts["head"],
        to=[world.posts["chief"]],
    )  # fmt: skip


@pytest.fixture
def issue(world):
    return operations.raise_issue(
        whose=Whose(world.trust, world.haven_high),
        words=operations.IssueWords(
            "The roof fell", "Nobody was under it.", owner=world.posts["head"], act_by=dt.date(2026, 11, 25),
            is_significant=True,
        ),
        by=None, board=[world.posts["trustee"]],
    )  # fmt: skip

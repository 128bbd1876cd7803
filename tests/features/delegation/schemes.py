"""A small scheme of Harbour Trust, for the tests that ask who decides."""

import datetime as dt
from decimal import Decimal

from goldenthread.domain.deciding.scheme import DecisionText, PartyText, SchemeText, SectionText
from goldenthread.features.delegation import operations
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.organisations.models import Body
from tests.world import World

PARTIES = (
    PartyText("board", "Trust board", "Board", "trust", body="board"),
    PartyText("chief", "Chief executive", "CEO", "central", role="chief_officer"),
    PartyText("hub", "Hub board", "Hub", "central", is_operated=False, stands_in="chief"),
    PartyText("local", "Local body", "LGB", "local"),
    PartyText("head", "Head", "Head", "local", role="head"),
)
ORDERS = [
    (None, 5000, {"head": ("decide",)}),
    (5000, 50000, {"chief": ("decide",), "head": ("propose",)}),
    (50000, None, {"board": ("decide",), "chief": ("recommend",)}),
]


def text(*, head_up_to: int = 5000) -> SchemeText:
    """Return a scheme of two sections: the plan and who is asked about it, and orders in three bands."""
    bands = [(None if low is None else Decimal(low), None if high is None else Decimal(high), parts)
             for low, high, parts in ORDERS]  # fmt: skip
    bands[0], bands[1] = (None, Decimal(head_up_to), bands[0][2]), (Decimal(head_up_to), *bands[1][1:])
    return SchemeText(
        PARTIES,
        (
            SectionText("strategy", "Strategy", "A", (
                DecisionText("school-plan", "Agree a school's plan", "A1", parts={
                    "head": ("propose",), "local": ("approve",), "chief": ("consult",), "board": ("inform",),
                }),
                DecisionText("hub-priorities", "Set the priorities of a hub", "A2", parts={"hub": ("decide",)}),
            )),
            SectionText("finance", "Finance", "B", tuple(
                DecisionText("orders", "Place an order", "B1", "money", low, high, parts=parts)
                for low, high, parts in bands
            )),
        ),
    )  # fmt: skip


def adopted(world: World, **words: object) -> Scheme:
    """Let Harbour Trust's scheme be in force since September."""
    Body.objects.get_or_create(trust=world.trust, key="board", defaults={"name": "Trust board", "kind": "board"})
    told = {"edition": "2026/27", "text": text(), "effective_on": dt.date(2026, 9, 1), **words}
    return operations.load_scheme(trust=world.trust, words=operations.SchemeWords(**told), by=None)

"""A decision that a head asked for, for the tests of its pages."""

from decimal import Decimal

from goldenthread.features.delegation import operations
from tests.features.delegation.schemes import adopted


def asked_for(world, amount="20000"):
    adopted(world)
    return operations.ask_for_decision(
        trust=world.trust, school=world.haven_high, topic="orders", what="A minibus", post=world.posts["head"],
        by=world.people["head"], amount=Decimal(amount),
    )  # fmt: skip

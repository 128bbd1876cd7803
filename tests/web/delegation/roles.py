"""What is expected of a head, for the tests of its pages."""

from goldenthread.features.delegation import operations


def expected_of_heads(world, **other):
    return operations.set_standard(
        trust=world.trust, title="Headteacher", role="head", description="Leads one school.",
        standards=["Is seen in lessons"], rungs=[{"name": "Leads a school", "says": "Holds it steady."}], by=None,
        **other,
    )  # fmt: skip

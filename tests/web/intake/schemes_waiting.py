"""A scheme of delegation on its way in, for the tests of the pages that bring one in."""

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import SchemeImport

TICKS = """Ref,Decision,Trustees,CEO,Headteacher
1,Finance,,,
1.1,Agree the budget,✓,,
1.2,"Orders up to £10,000",,,✓
1.3,"Orders over £10,000",,✓,
1.4,Write off debts,,,
1.5,Sell assets,✓,✓,
"""


def staged(world, text: str = TICKS) -> SchemeImport:
    return operations.stage_scheme(trust=world.trust, by=None, content=text.encode(), name="Scheme.csv")

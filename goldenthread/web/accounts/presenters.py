"""The demonstration's people, as the sign-in page offers them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from goldenthread.features.intake.packs.reading import pack_titles
from goldenthread.features.organisations.models import Holding, Trust

# Those whom a visitor is likeliest to want to be, in the order of their work's reach.
FIRST = (
    "chief_officer", "finance_lead", "governance_lead", "head", "trustee", "governor", "initiative_lead",
    "data_manager", "safeguarding_lead", "service_lead",
)  # fmt: skip


@dataclass
class Company:
    """An invented trust, one holder of each of the roles that come first, and everybody else.

    `says` names the shape of its plan, as the starter pack does.
    """

    trust: Trust
    says: str = ""
    first: list[Holding] = field(default_factory=list)
    others: list[Holding] = field(default_factory=list)


def companies(holdings: Iterable[Holding]) -> list[Company]:
    """Group the holdings, which come in the order of their trusts."""
    return [_company(trust, list(held)) for trust, held in groupby(holdings, key=lambda holding: holding.post.trust)]


def _company(trust: Trust, holdings: list[Holding]) -> Company:
    by_role = {role: holding for holding in reversed(holdings) for role in [holding.post.role]}
    first = [by_role[role] for role in FIRST if role in by_role]
    others = [holding for holding in holdings if holding not in first]
    return Company(trust, pack_titles().get(trust.pack, ""), first, others)

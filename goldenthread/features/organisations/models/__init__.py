"""A trust and its places, bodies and posts, and who sits on what."""

from goldenthread.features.organisations.models.bodies import Body
from goldenthread.features.organisations.models.memberships import Membership
from goldenthread.features.organisations.models.places import ImprovementPhase, School, Unit, here_on
from goldenthread.features.organisations.models.posts import Holding, Post
from goldenthread.features.organisations.models.trusts import Trust

__all__ = ["Body", "Holding", "ImprovementPhase", "Membership", "Post", "School", "Trust", "Unit", "here_on"]

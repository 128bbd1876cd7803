"""What is offered, asked for and told."""

from goldenthread.features.sharing.models.books import BookWish
from goldenthread.features.sharing.models.places import PlaceRequest
from goldenthread.features.sharing.models.shelf import Offer, Use
from goldenthread.features.sharing.models.stories import Issue, Story, StoryPlace

__all__ = ["BookWish", "Issue", "Offer", "PlaceRequest", "Story", "StoryPlace", "Use"]

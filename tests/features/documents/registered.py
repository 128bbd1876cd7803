"""Documents for tests that need some."""

import datetime as dt

from goldenthread.features.documents import operations
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.operations.loading import VersionWords
from tests.world import World

AGREED = dt.date(2026, 9, 23)


def registered(world: World, *, draft: str = "", on: dt.date | None = AGREED, parts=(), **about) -> Document:
    """Put a policy of the trust on the register, in force since September, or what the facts say."""
    versions = [VersionWords(on, "Trust board", renditions={"full": "Tell somebody today."})] if on else []
    if draft:
        versions.append(VersionWords(None, changed="Clearer.", renditions={"full": draft}))
    facts = {"title": "Safeguarding", "kind": "policy", "owner": world.posts["safeguarding"]} | about
    trust = facts.pop("trust", world.trust)
    return operations.load_document(trust=trust, by=None, versions=versions, parts=dict(parts), **facts)


def page(document: Document, *rest: str) -> str:
    return "/".join([f"/harbour/documents/{document.ref}", *rest, ""])

"""A draft of Harbour Trust's scheme, for the tests of the pages that change it."""

from goldenthread.features.delegation import operations
from goldenthread.features.delegation.models import Decision, Party, Scheme
from tests.features.delegation.schemes import text


def drafted(world) -> Scheme:
    return operations.begin_draft(trust=world.trust, text=text(), edition="Draft", by=None)


def line(scheme: Scheme, topic: str, up_to: int | None = None) -> Decision:
    held = Decision.objects.filter(section__scheme=scheme, topic=topic)
    return held.get(up_to=up_to) if up_to else held.first()


def party(scheme: Scheme, key: str) -> Party:
    return Party.objects.get(scheme=scheme, key=key)


def parts_of(scheme: Scheme, topic: str) -> dict[str, set[str]]:
    """Return who has which part in the first line of a topic."""
    held: dict[str, set[str]] = {}
    for grant in line(scheme, topic).grants.select_related("party"):
        held.setdefault(grant.party.key, set()).add(grant.verb)
    return held

"""Evidence for tests that need some."""

import io

from goldenthread.features.documents import operations
from goldenthread.features.documents.models import Evidence
from tests.world import World

MINUTES = b"%PDF-1.7 minutes of the board"


def attached(world: World, kind="element", ref="", who="chief", **facts) -> Evidence:
    """Attach a PDF to the trust's aim, or what the facts say to what they say."""
    words = facts or {"file": io.BytesIO(MINUTES), "file_name": "Minutes.pdf"}
    return operations.attach(
        trust=world.trust, subject_kind=kind, subject_ref=ref or world.aim.ref, by=world.people[who], **words
    )


def fetched(client, address: str):
    """Fetch a file: the answer, with its bytes beside it, and the file closed again."""
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else b""
    # To close the whole answer would end the request, and with it the connection that the test lives on.
    for close in answer._resource_closers:
        close()
    return answer, content

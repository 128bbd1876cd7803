"""Plain text, a block for each line, with how deep it is set in."""

from goldenthread.foundation.documents.document import Document
from goldenthread.foundation.documents.encodings import decoded
from goldenthread.foundation.documents.laying import Laying


def read(name: str, content: bytes) -> Document:
    """Read plain text."""
    laying = Laying(name, "text")
    for line in decoded(content).split("\n"):
        wide = line.expandtabs(4)
        laying.lay(line, indent=(len(wide) - len(wide.lstrip()) + 1) // 2)
    if any("\ufffd" in block.text for block in laying.blocks):
        laying.flaw("Some letters could not be read; they stand as “\ufffd”.")
    return laying.document()

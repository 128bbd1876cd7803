"""Plans whose document says itself what each of its pieces is, by named styles or by headings of columns.

Such a document is read by what it says, and nothing in it is weighed up: what a person changed comes in as changed.
"""

from goldenthread.domain.reading.plan_reading.laid_out import listed, styled, written
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.source import Source
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Document


def read(document: Document, vocabulary: Vocabulary) -> Notes | None:
    """Read a document that is laid out so; nothing where it is not."""
    notes = Notes(Source(document, []), vocabulary)
    for reader in (styled, listed, written):
        if reader.is_laid_out(document):
            reader.read(notes)
            return notes
    return None

"""What a draft has still to say before anybody agrees to it."""

from goldenthread.domain.board import controlled
from goldenthread.features.documents.models import Rendition, Version
from goldenthread.features.documents.ready_made import kind_of


def why_not_agreed(draft: Version) -> list[str]:
    """Return, in sentences, what its kind asks a draft to say and it does not; what is in a file is taken as said."""
    held = {one.form: one for one in draft.renditions.all()}
    if not any(one.text.strip() or one.file_id for one in held.values()):
        return ["The draft says nothing yet: write it, or add its file."]
    full = held.get(Rendition.Form.FULL)
    if full is not None and full.file_id:
        return []
    missing = controlled.unsaid(full.text if full else "", kind_of(draft.document.kind).asks)
    return [f"The draft does not say yet: {heading}." for heading in missing]

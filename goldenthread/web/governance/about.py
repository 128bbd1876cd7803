"""What a form or a row is about: a thing of any kind, found for the reader."""

from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.web.kit.access import TrustRequest


def found(request: TrustRequest, typed: str) -> Subject | None:
    """Return what “kind:reference” names, if the reader may see it; what they may not see is ignored."""
    kind, _, ref = typed[:80].partition(":")
    return subjects.find(request.reach, [(kind, ref)]).get((kind, ref)) if kind and ref else None


def pointer(subject: Subject | None) -> tuple[str, str] | None:
    return (subject.kind, subject.ref) if subject else None

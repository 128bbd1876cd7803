"""What a form or a row is about: a thing of any kind, found for the reader."""

import re

from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.web.kit.access import TrustRequest


def found(request: TrustRequest, typed: str) -> Subject | None:
    """Return what “kind:reference” names, if the reader may see it; what they may not see is ignored."""
    kind, _, ref = typed[:80].partition(":")
    return subjects.find(request.reach, [(kind, ref)]).get((kind, ref)) if kind and ref else None


def at_address(request: TrustRequest, typed: str) -> Subject | None:
    """Return the issued report that an address of this site leads to, if the reader may see it."""
    named = re.search(rf"/{request.trust.slug}/reports/([a-z0-9]{{1,12}})/", typed)
    return found(request, f"report:{named[1]}") if named else None


def pointer(subject: Subject | None) -> tuple[str, str] | None:
    return (subject.kind, subject.ref) if subject else None

"""In whose name a reader speaks."""

from goldenthread.features.organisations.models import Post, School
from goldenthread.web.kit.access import TrustRequest


def speaking(request: TrustRequest) -> tuple[Post | None, School | None]:
    """Return the post in whose name the reader speaks, and its school: one of a school before one of the trust."""
    rows = Post.objects.filter(pk__in=request.reach.posts).select_related("school").order_by("school", "pk")
    held = sorted(rows, key=lambda post: post.school_id is None)
    return (held[0], held[0].school) if held else (None, None)

"""Which posts act in the name of a body: those of the role that sits on it, unless somebody says otherwise."""

from goldenthread.features.organisations import queries
from goldenthread.features.organisations.models import Body, Post


def act_for_its_body(post: Post) -> None:
    """Let a new post act in the name of the one body on which its role sits: of its school, or of the trust."""
    kind = queries.sits_on().get(post.role)
    if kind is None or post.unit_id is not None:
        return
    bodies = Body.objects.filter(trust=post.trust_id, school=post.school_id, kind=kind, dissolved_on=None)
    if len(found := bodies[:2]) == 1:
        found[0].posts.add(post)


def be_acted_for(body: Body) -> None:
    """Let the posts whose role sits on a body such as this act in its name, where it is the only one of its place."""
    roles = [role for role, kind in queries.sits_on().items() if kind == body.kind]
    alike = Body.objects.filter(trust=body.trust_id, school=body.school_id, kind=body.kind, dissolved_on=None)
    if roles and not alike.exclude(pk=body.pk).exists():
        body.posts.add(*Post.objects.filter(trust=body.trust_id, school=body.school_id, unit=None, role__in=roles))

"""The list of what is expected and the registers of the packs hold together."""

import pytest

from goldenthread.features.approvals.deciding import scheme
from goldenthread.features.approvals.routes import library_routes
from goldenthread.features.documents.ready_made import editions, kinds
from goldenthread.features.intake.packs import reading


def test_whoever_approves_what_is_expected_is_known():
    routes = library_routes()["document"]
    for edition in editions():
        keys = [one.key for one in edition]
        assert len(keys) == len(set(keys))
        assert {one.approves for one in edition} <= set(routes)
        assert {one.kind for one in edition} <= set(kinds())
    assert {step.decision for route in routes.values() for step in route.steps} <= set(scheme())


@pytest.mark.parametrize("name", reading.pack_names())
def test_every_key_that_a_register_names_is_there(name):
    whole = reading.read_pack(name)
    posts, schools = {post.key for post in whole.pack.posts}, {school.key for school in whole.pack.schools}
    for one in whole.documents.documents:
        assert not one.expected or editions()[-1].find(one.expected), one.expected
        assert not one.kind or one.kind in kinds(), one.title
        assert {one.owner, *one.readers, *(one.read.read if one.read else ())} - {""} <= posts, one.title
        named = {*one.schools, one.school, *(part.school for part in one.parts), *(at.school for at in one.pages)}
        assert named - {""} <= schools, one.title

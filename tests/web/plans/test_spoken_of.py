"""Where one plan speaks of what it must."""

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def topic(world):
    return operations.ask_to_speak_of(trust=world.trust, kind="school", title="Succession", by=None)


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.school_plan.ref}/topics/"


def test_a_head_says_which_part_speaks_of_it_and_undoes_it(as_, world, page, topic):
    client = as_("head")
    assert "A gap" in client.get(page).content.decode()
    typed = {"topic": topic.ref, "part": world.priority.ref}
    client.post(page, typed)
    assert "Spoken of" in as_("governor").get(page).content.decode()
    client.post(page, typed | {"deed": "undo"})
    assert not topic.parts.exists()


def test_nobody_else_says_so(as_, world, page, topic):
    typed = {"topic": topic.ref, "part": world.priority.ref}
    assert as_("governor").post(page, typed).status_code == 404
    assert as_("other_head").post(page, typed).status_code == 404
    assert as_("head").post(page, typed | {"part": world.aim.ref}).status_code == 404
    assert not topic.parts.exists()

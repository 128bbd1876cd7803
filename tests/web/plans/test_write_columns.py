"""Writing the columns of one part, in its line of the outline or on a page of their own."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/columns/"


def test_columns_are_written_and_the_outline_comes_back(as_, world, address):
    client = as_("governance")
    answer = client.post(address, drawn(client.get(address), cell_success="One line\r\nAnother"))
    assert answer.headers["Location"].endswith(f"/edit/#part-{world.aim.ref}")
    assert Element.objects.get(pk=world.aim.pk).cells["success"] == "One line\nAnother"


def test_by_script_they_open_and_save_in_the_line(as_, world, address):
    client = as_("chief")
    opened = client.get(address, headers={"HX-Request": "true"})
    assert "<html" not in opened.content.decode()
    saved = client.post(address, drawn(opened, cell_success="More"), headers={"HX-Request": "true"})
    assert saved.status_code == 200
    assert "Saved." in saved.content.decode()
    assert "Undo changing the words" in saved.content.decode()


@pytest.mark.parametrize("script", ["true", ""])
def test_two_people_see_both_texts(as_, world, address, script):
    client = as_("chief")
    mine = drawn(client.get(address), cell_success="Mine")
    operations.set_cell(element=world.aim, column="success", text="Theirs", by=world.people["governance"])
    answer = client.post(address, mine, headers={"HX-Request": script})
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    again = drawn(answer, cell_success="Mine") if script else mine | {"revision": answer.context["revision"]}
    client.post(address, again, headers={"HX-Request": script})
    assert Element.objects.get(pk=world.aim.pk).cells["success"] == "Mine"


def test_what_is_too_long_is_said_and_stays(as_, world, address):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), cell_success="x" * 20_001))
    assert answer.status_code == 422
    assert "20000 characters" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404

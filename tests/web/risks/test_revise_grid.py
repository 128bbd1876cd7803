"""Changing words, squares and appetite."""

from goldenthread.features.risks.grid_shapes import usual
from goldenthread.features.risks.models import Frame
from goldenthread.web.risks.setting_up import GridForm

PAGE = "/harbour/risks/grid/edit/"


def typed(**changed):
    form = GridForm(shape=usual())
    words = {name: field.initial for name, field in form.fields.items() if name != "revision"}
    return {name: value for name, value in (words | changed).items() if value is not None}


def test_a_square_and_an_appetite_change_what_is_above_it(as_, of_the_trust):
    assert "No risk is above" in as_("chief").get("/harbour/risks/").content.decode()
    assert as_("chief").post(PAGE, typed(cell_1_3="severe") | {"revision": "1"}).status_code == 302
    assert Frame.objects.get().shape.cells[1][3] == "severe"
    assert "1 risk above our appetite" in as_("chief").get("/harbour/risks/").content.decode()


def test_a_head_does_not_set_it(as_):
    assert as_("head").get(PAGE).status_code == 404

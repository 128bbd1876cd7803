"""Changing what a ladder asks."""

from goldenthread.web.improvement.ladder_forms import LadderForm


def page_of(ladder):
    return f"/harbour/improvement/ladder/{ladder.ref}/edit/"


def typed(ladder, world, **other):
    form = LadderForm(ladder=ladder, measures=[world.attendance])
    drawn = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in drawn.items()} | other


def test_a_bound_a_limit_and_a_length_are_changed(as_, ladder, world):
    sent = typed(ladder, world, **{"bound_stabilise_0": "-0.4", "limit_absence-high": "25", "most_stabilise": "3"})
    assert as_("administrator").post(page_of(ladder), sent).status_code == 302
    ladder = type(ladder).objects.get()
    phase = ladder.shape.phases[0]
    assert (str(phase.criteria[0].bound), phase.lasts.most) == ("-0.4", 3)
    assert str(ladder.shape.limit("absence-high").value) == "25"


def test_an_older_form_is_answered_with_the_choice(as_, ladder, world):
    sent = typed(ladder, world)
    as_("administrator").post(page_of(ladder), sent)
    late = as_("administrator").post(page_of(ladder), sent | {"name": "Ours"})
    assert late.status_code == 409
    assert "Ours" in late.content.decode()


def test_readers_find_no_such_page(as_, ladder):
    for who in ("education", "head", "stranger"):
        assert as_(who).get(page_of(ladder)).status_code == 404

"""Saying which measures count the same people."""

from tests.features.measures.figures_of import define


def test_what_seems_to_count_the_same_people_is_proposed_and_then_hides_together(world, as_) -> None:
    of = {"roll_up": "pooled", "base": "pupils", "unit": "%"}
    often, severe = (
        define(world, "Persistent absence", "percentage", **of),
        define(world, "Severe absence", "percentage", **of),
    )
    address = f"/harbour/measures/{often.ref}/"
    assert "Severe absence counts." in as_("data").get(address).content.decode()
    assert "The same people?" not in as_("head").get(address).content.decode()
    assert as_("head").get(f"{address}same-people/").status_code == 404
    page = as_("data").get(f"{address}same-people/").content.decode()
    assert f'value="{severe.ref}"' in page
    assert as_("data").post(f"{address}same-people/", {"among": " "}).status_code == 422
    said = {"among": "pupils often absent", "others": [severe.ref]}
    assert as_("data").post(f"{address}same-people/", said).status_code == 302
    for each in (often, severe):
        each.refresh_from_db()
        assert each.among == "pupils often absent"
    assert "The same people?" not in as_("data").get(address).content.decode()

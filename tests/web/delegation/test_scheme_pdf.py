"""A scheme on paper."""

from tests.features.delegation.schemes import adopted


def test_it_is_set_on_a3_and_on_a4(as_, world) -> None:
    scheme = adopted(world)
    for paper in ("a3", "a4", "a0"):
        answer = as_("governor").get(f"/harbour/who-decides/scheme/{scheme.ref}/pdf/", {"paper": paper})
        assert answer.content.startswith(b"%PDF")
        assert answer["Cache-Control"] == "private, no-store"

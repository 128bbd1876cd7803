"""A section of a draft as a grid of letters."""

from tests.web.delegation.drafts import drafted, line, parts_of


def address(draft, section="strategy") -> str:
    return f"/harbour/who-decides/scheme/{draft.ref}/section/{section}/"


def test_letters_say_who_has_which_part(as_, world) -> None:
    draft = drafted(world)
    ref = line(draft, "school-plan").ref
    typed = {"revision": draft.revision, f"{ref}-head": "d x", f"{ref}-local": "", f"{ref}-board": "M"}
    assert as_("governance").post(address(draft), typed).status_code == 302
    held = parts_of(draft, "school-plan")
    assert held == {"head": {"decide", "do"}, "board": {"monitor"}, "chief": {"consult"}}


def test_a_letter_that_stands_for_nothing_saves_nothing_and_loses_nothing(as_, world) -> None:
    draft = drafted(world)
    ref = line(draft, "school-plan").ref
    answer = as_("governance").post(address(draft), {"revision": draft.revision, f"{ref}-head": "D?Q"})
    assert answer.status_code == 422
    assert "D?Q" in answer.content.decode()
    assert parts_of(draft, "school-plan")["head"] == {"propose"}


def test_two_at_once_are_told(as_, world) -> None:
    draft = drafted(world)
    ref = line(draft, "school-plan").ref
    as_("governance").post(address(draft), {"revision": 1, f"{ref}-head": "D"})
    answer = as_("chief").post(address(draft), {"revision": 1, f"{ref}-head": "P"})
    assert answer.status_code == 409
    assert as_("head").get(address(draft)).status_code == 404

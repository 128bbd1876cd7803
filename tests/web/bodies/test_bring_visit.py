"""Bringing in a visit that was told of on paper."""

from goldenthread.features.members.models import Visit

PAGE = "/harbour/governance/visits/bring-in/"
PASTED = """Record of visit
Governor: A. Pell
School: Haven High
Date of visit: 12 November 2026, 9.30-11.00
Focus: Reading in Year 7
What I saw:
Two lessons, and the library.
Favourite biscuit:
Ginger
Points for development:
The library closes at lunch.
Next steps:
Open it at lunch by 29 January 2027
Headteacher's comments:
We will.
"""


def typed_on(page):
    """Return what stands on the page, as its forms would send it."""
    forms = (page.context["plan"], page.context["tell"], page.context["pieces_form"])
    shown = {each.html_name: each.value() for form in forms for each in form}
    return {name: value for name, value in shown.items() if value} | {"held": page.context["held"], "deed": "keep"}


def about(page, says):
    """Return the name of the choice of the piece that says so."""
    return next(f"about_{at}" for at, one in enumerate(page.context["pieces_form"].pieces) if says in one.says)


def test_each_piece_stands_beside_what_it_is_about_and_the_visit_is_kept_as_it_was_put_right(as_, world):
    page = as_("governor").post(PAGE, {"pasted": PASTED})
    typed = typed_on(page)
    assert not Visit.objects.exists()
    assert (typed["school"], typed["who"], typed["do_1"]) == (
        world.haven_high.ref, "A. Pell", "Open it at lunch by 29 January 2027",
    )  # fmt: skip
    assert page.context["pieces_form"].guesses == 1
    more = f"about_{len(page.context['pieces_form'].pieces) - 1}"
    typed |= {
        about(page, "Ginger"): "learned", about(page, "Two lessons"): "wanted", about(page, "The library"): "who",
        more: "voices", more.replace("about", "says"): "They like it.",
    }  # fmt: skip
    assert as_("governor").post(PAGE, typed).status_code == 302
    visit = Visit.objects.get()
    assert (visit.state, str(visit.on), visit.comment, visit.learned, visit.voices) == (
        "told", "2026-11-12", "We will.", "Ginger", "They like it.",
    )  # fmt: skip
    assert (visit.saw, visit.concerns, visit.who) == ("", "", "A. Pell, The library closes at lunch.")
    assert [(one.text, str(one.due_on)) for one in visit.follow_ups.order_by("pk")] == [
        ("Open it at lunch by 29 January 2027", "2027-01-29"), ("Two lessons, and the library.", "None"),
    ]  # fmt: skip
    again = as_("governor").post(PAGE, {"pasted": PASTED.replace("Ginger", "Plain")})
    assert again.context["pieces_form"][about(again, "Plain")].value() == "learned"


def test_what_says_nothing_is_refused_and_nothing_typed_is_lost(as_):
    assert as_("governor").post(PAGE, {}).status_code == 422
    endless = as_("governor").post(PAGE, {"pasted": "A line\n" * 3_001})
    assert (endless.status_code, "more than 3,000 lines" in endless.content.decode()) == (422, True)
    assert as_("governor").post(PAGE, {"held": "[1", "decision": "look"}).status_code == 422
    free = {"deed": "keep", "says_0": "Calm gates.", "on": "2026-11-12", "who": "A. Pell and B. Low", "held": "[1"}
    kept = as_("governor").post(PAGE, free).content.decode()
    assert all(says in kept for says in ("Calm gates.", "A. Pell and B. Low"))
    page = as_("governor").post(PAGE, {"pasted": PASTED})
    moved = typed_on(page) | {
        "on": "",
        "who": "Ann",
        about(page, "Two lessons"): "who",
        about(page, "Open it"): "saw",
    }
    wrong = as_("governor").post(PAGE, moved)
    assert (wrong.status_code, wrong.context["plan"]["who"].value()) == (422, "Ann, Two lessons, and the library.")
    assert not wrong.context["tell"]["do_1"].value()
    as_("governor").post(PAGE, typed_on(wrong) | {"on": "2026-11-12"})
    assert Visit.objects.get().who == "Ann, Two lessons, and the library."


def test_a_form_of_another_school_is_not_kept_there_and_one_of_no_known_school_asks_where_it_was(as_, world):
    unknown = as_("governance").post(PAGE, {"pasted": PASTED.replace("Haven High", "Lark Rise")}).context["plan"]
    assert unknown["school"].value() == "choose"
    typed = {"deed": "keep", "says_0": "Hm.", "on": "2026-11-12", "kind": "Link visit", "school": "choose"}
    assert "Choose where it was" in as_("governance").post(PAGE, typed).content.decode()
    typed = {
        "deed": "keep",
        "says_0": "Hm.",
        "on": "2026-11-12",
        "kind": "Link visit",
        "school": world.marsh_lane.ref,
    }
    assert as_("governor").post(PAGE, typed).status_code == 422
    assert as_("stranger").get(PAGE).status_code == 404

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


def test_each_answer_finds_its_place_and_is_kept_once_looked_over(as_, world):
    page = as_("governor").post(PAGE, {"pasted": PASTED})
    first = page.context
    assert not Visit.objects.exists()
    typed = {name: value for form in (first["plan"], first["tell"], first["comment"]) for name, value in (
        (each.html_name, each.value() or "") for each in form
    ) if value}  # fmt: skip
    assert typed["school"] == world.haven_high.ref
    assert [field.name for field in first["tell"].untold] == [
        "met_with", "strengths", "questions", "voices", "shows", "since_last", "learned",
    ]  # fmt: skip
    assert "Favourite biscuit: Ginger" in typed["saw"]
    assert as_("governor").post(PAGE, typed | {"deed": "keep"}).status_code == 302
    visit = Visit.objects.get()
    assert (visit.state, str(visit.on), visit.comment) == ("told", "2026-11-12", "We will.")
    assert str(visit.follow_ups.get().due_on) == "2027-01-29"


def test_a_label_is_told_read_again_and_known_on_the_next_form(as_):
    first = as_("governor").post(PAGE, {"pasted": PASTED}).context
    form = first["columns_form"]
    labels = {form[name].label: name for name in form.fields}
    told = {name: form[name].value() for name in form.fields} | {labels["Favourite biscuit"]: "learned"}
    again = as_("governor").post(PAGE, told | {"columns": "shown", "held": first["held"], "decision": "look"}).context
    assert (again["tell"]["learned"].value(), "Ginger" in again["tell"]["saw"].value()) == ("Ginger", False)
    third = as_("governor").post(PAGE, {"pasted": PASTED.replace("Ginger", "Plain")})
    assert third.context["tell"]["learned"].value() == "Plain"
    assert "said of a paper with these headings before" in third.content.decode()
    assert as_("governor").post(PAGE, {"held": "[1", "decision": "look"}).status_code == 422


def test_what_says_nothing_is_refused_and_nothing_typed_is_lost(as_):
    assert as_("governor").post(PAGE, {}).status_code == 422
    kept = as_("governor").post(PAGE, {"deed": "keep", "saw": "Calm gates.", "on": "2026-11-12"})
    assert (kept.status_code, "Calm gates." in kept.content.decode()) == (422, True)


def test_a_form_of_another_school_is_not_kept_there_and_one_of_no_known_school_asks_where_it_was(as_, world):
    unknown = as_("governance").post(PAGE, {"pasted": PASTED.replace("Haven High", "Lark Rise")}).context["plan"]
    assert unknown["school"].value() == "choose"
    typed = {"deed": "keep", "saw": "Hm.", "on": "2026-11-12", "kind": "Link visit", "school": "choose"}
    assert "Choose where it was" in as_("governance").post(PAGE, typed).content.decode()
    typed = {"deed": "keep", "saw": "Hm.", "on": "2026-11-12", "kind": "Link visit", "school": world.marsh_lane.ref}
    assert as_("governor").post(PAGE, typed).status_code == 422
    assert as_("stranger").get(PAGE).status_code == 404


def test_what_was_typed_below_stays_when_the_form_is_read_again(as_):
    first = as_("governor").post(PAGE, {"pasted": PASTED}).context
    form = first["columns_form"]
    labels = {form[name].label: name for name in form.fields}
    told = {name: form[name].value() for name in form.fields} | {labels["Favourite biscuit"]: "learned"}
    typed = {"saw": first["tell"]["saw"].value(), "concerns": "It closes too early.", "lasts": "All morning"}
    drawn = {"columns": "shown", "held": first["held"], "as_read": first["as_read"], "decision": "look"}
    again = as_("governor").post(PAGE, told | typed | drawn).context
    assert (again["tell"]["concerns"].value(), again["plan"]["lasts"].value()) == (
        "It closes too early.",
        "All morning",
    )
    assert (again["tell"]["learned"].value(), "Ginger" in again["tell"]["saw"].value()) == ("Ginger", False)

"""Setting a target in a sentence, and correcting what was understood of it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.measures.models import Target
from goldenthread.features.organisations.operations import hold_freedom
from tests.features.measures.figures_of import aim_for, d, define, record, standing


def address(world) -> str:
    return f"/harbour/measures/{world.attendance.ref}/targets/new/"


def read(world, as_, text: str) -> str:
    answer = as_("education").post(address(world), {"text": text})
    assert answer.status_code == 200
    assert not Target.objects.exists()  # read, not yet set
    return answer.content.decode()


def test_a_sentence_is_read_and_said_back_before_it_is_set(world, as_) -> None:
    page = read(world, as_, "Attendance of at least 95 % by July 2027")
    assert "Is this what you mean?" in page
    assert "ttendance at least 95" in page
    assert 'value="2027-07-31"' in page


def test_a_grade_that_a_sentence_names_is_one_of_the_measure_s_own_and_of_schools_that_were_here_long_enough(
    world, as_
) -> None:
    grades = ["Needs attention", "Expected standard", "Strong standard"]
    card = define(world, "Inclusion", "grade", grades=grades)
    here = f"/harbour/measures/{card.ref}/targets/new/"
    said = "Expected standard or better at the next inspection, for schools with us three years or more"
    form = as_("education").post(here, {"text": said}).context["form"]
    facts = {name: form[name].value() for name in form.fields if form[name].value()}
    assert facts["value"] == "Expected standard"
    assert as_("education").post(here, facts | {"set": "yes"}).status_code == 302
    target = Target.objects.get()
    assert (target.value_word, target.grammar.partition(":")[0]) == ("Expected standard", "all schools[tenure>=3y]")


def test_what_is_set_keeps_the_words_beside_what_was_understood(world, as_) -> None:
    record(world, world.haven_high, "90.2")
    typed = {
        "set": "yes", "text": "Attendance of at least 95 % by July 2027", "op": ">=", "value": "95",
        "due_words": "by July 2027", "due_until": "2027-07-31", "tolerance": "1", "steps": "2025/26: 93\n2026/27: 95",
    }  # fmt: skip
    assert as_("education").post(address(world), typed).status_code == 302
    target = Target.objects.get()
    assert (target.text, target.value, target.due_until) == (typed["text"], d("95"), dt.date(2027, 7, 31))
    assert target.steps == {"2025/26": "93", "2026/27": "95"}
    assert standing(world.attendance, world.haven_high).status == "off track"


def test_why_it_is_right_and_where_it_began_stand_beside_the_figure(world, as_) -> None:
    record(world, world.haven_high, numerator=902, denominator=1000)
    typed = {
        "set": "yes", "text": "At least 92 %", "op": ">=", "value": "92", "school": world.haven_high.ref,
        "why": "Two schools like it rose as far in a year.", "asked": "Head, and the local body on 4 November",
    }  # fmt: skip
    as_("education").post(address(world), typed)
    there = f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}"
    page = as_("head").get(there).content.decode()
    assert "Two schools like it rose" in page
    assert ", when it stood at" in page
    assert "asked: Head, and the local body" in page
    revised = {"text": "At least 93 %", "op": ">=", "value": "93", "school": world.haven_high.ref, "revision": "0"}
    target = Target.objects.get()
    assert target.baseline == d("90.2")
    as_("education").post(f"/harbour/measures/{world.attendance.ref}/targets/{target.ref}/", revised)
    assert Target.objects.get().baseline == d("90.2")


def test_what_cannot_be_checked_is_met_with_a_suggestion(world, as_) -> None:
    page = read(world, as_, "Highly effective attendance")
    assert "say what would be seen or counted" in page


def test_what_is_unclear_is_asked_and_not_settled(world, as_) -> None:
    page = read(world, as_, "Attendance significantly above national by July 2027")
    assert "How far from the benchmark counts as significant?" in page
    assert '<option value="significantly" selected>' in page


def test_a_sentence_that_claims_two_things_says_what_is_left_out(world, as_) -> None:
    assert "It claims more than one thing" in read(world, as_, "Attendance above 95 % and punctuality above 97 %")


CHANGES = [
    ("Attendance up 2 points on last year", '<option value="&gt;=" selected>', 'value="2"'),
    ("Absence down by 2 points on last year", '<option value="&lt;=" selected>', 'value="-2"'),
    ("Attendance to rise from 93 % to 95 %", '<option value="" selected>a plain figure', 'value="95"'),
    ("Attendance 94 % in 2026 and 95 % in 2027", "2025/26: 94", 'value="95"'),
    ("Double the attendance", "Which figure does that come to?", '<option value="&gt;=" selected>'),
    ("Attendance of 150 %", "Can “Attendance” be 150 %?", 'value="150"'),
    ("£96 of attendance", "and the sentence speaks of £", 'value="96"'),
    ("Attendance of pupils with SEND at 92 %", "Is there a measure of SEND pupils", 'value="92"'),
]


def test_a_change_is_put_as_the_form_can_hold_it(world, as_) -> None:
    for text, says, puts in CHANGES:
        page = read(world, as_, text)
        assert says in page, text
        assert puts in page, text


def test_a_sentence_changed_after_it_was_read_is_read_again_first(world, as_) -> None:
    typed = {"set": "yes", "read_as": "Attendance at 95 %", "text": "Attendance at 97 %", "op": ">=", "value": "95"}
    page = as_("education").post(address(world), typed).content.decode()
    assert "so it was read again" in page
    assert 'value="97"' in page
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"value": "a lot"}, "is not a number"),
        ({"op": "in", "value": "9", "value_to": "5"}, "below where it begins"),
        ({"steps": "soon"}, "is not a year, a colon and a figure"),
        ({"steps": "soon: 5"}, "is not an academic year"),
        ({"due_until": "31st of June"}, "Write the day as 30/11/2026."),
        ({"text": ""}, "Fill this in."),
        ({"school": "nosuch1"}, "Choose one of those"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_, typed, says) -> None:
    whole = {
        "set": "yes",
        "text": "Better attendance",
        "op": ">=",
        "value": "95",
        "due_words": "one fine day",
        **typed,
    }
    answer = as_("education").post(address(world), whole)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "one fine day" in answer.content.decode()
    assert not Target.objects.exists()


@pytest.mark.parametrize("text", ["x" * 1999, "<script>alert(1)</script> 95 %", "٣٪ by ١٤", "(((((((((" * 100])
def test_any_words_at_all_are_read(world, as_, text) -> None:
    assert as_("education").post(address(world), {"text": text}).status_code == 200


@pytest.mark.parametrize("who", ["governor", "trustee", "stranger"])
def test_others_find_no_page(world, as_, who) -> None:
    assert as_(who).post(address(world), {"text": "Better", "set": "yes"}).status_code == 404
    assert not Target.objects.exists()


def test_what_else_a_sentence_claims_comes_next(world, as_) -> None:
    typed = {"set": "yes", "text": "Attendance above 95 % and punctuality above 97 %", "op": ">", "value": "95"}
    answer = as_("education").post(address(world), typed, follow=True)
    assert "The sentence claims more" in answer.content.decode()
    assert "Punctuality above 97" in answer.content.decode().replace("\u00a0", " ")
    assert Target.objects.count() == 1


def ranked(world, unit: str) -> str:
    kept = define(world, "Place among trusts", "rank", unit=unit, good_is="lower", frequency="year", base="trusts")
    return f"/harbour/measures/{kept.ref}/targets/new/"


def test_a_place_among_so_many_is_held_to_a_share_of_them(world, as_) -> None:
    answer = as_("education").post(ranked(world, "%"), {"text": "Among the top 25% of trusts by August 2030"})
    page = answer.content.decode()
    assert '<option value="&lt;=" selected>' in page
    assert 'value="25"' in page


def test_a_place_alone_is_never_taken_for_a_share(world, as_) -> None:
    answer = as_("education").post(ranked(world, ""), {"text": "Among the top 25% of trusts by August 2030"})
    page = answer.content.decode()
    assert "This is kept as a place alone" in page
    assert 'value="25"' not in page


def test_a_rank_is_recorded_as_a_place_out_of_so_many(world, as_) -> None:
    kept = define(world, "Place", "rank", unit="%", good_is="lower", frequency="year", base="trusts")
    aim_for(world, "<=", 25, measure=kept, due_words="August 2030", due_until=dt.date(2030, 8, 31))
    form = as_("data").get(f"/harbour/measures/{kept.ref}/readings/new/").content.decode()
    assert "Out of how many trusts" in form
    record(world, None, numerator=60, denominator=240, measure=kept, period="2025/26")
    there = standing(kept, None)
    assert (there.value, there.status) == (25, "on track")
    assert "a target of the top 25" in there.why
    with pytest.raises(ValidationError, match="lies between 1 and that"):
        record(world, None, numerator=300, denominator=240, measure=kept, period="2025/26")


def test_a_head_sets_targets_of_their_school_alone_and_not_while_the_trust_holds_that(world, as_) -> None:
    typed = {"set": "yes", "text": "At least 92 %", "op": ">=", "value": "92"}
    for elsewhere in ({}, {"school": world.marsh_lane.ref}):
        assert as_("head").post(address(world), typed | elsewhere).status_code == 422
    own = typed | {"school": world.haven_high.ref}
    assert as_("head").post(address(world), own).status_code == 302
    target = Target.objects.get()
    change = f"/harbour/measures/{world.attendance.ref}/targets/{target.ref}/edit/"
    assert as_("head").get(change).status_code == 200
    hold_freedom(
        school=world.haven_high, key="targets", is_held=True, reason="For now.", decided_by="Trust Board", by=None
    )
    assert as_("head").get(change).status_code == 404
    assert as_("head").post(address(world), own).status_code == 404
    page = as_("head").get(f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}")
    assert "For now the trust sets the targets of Haven High" in page.content.decode()


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Each pupil at least one", "counts so many for each"),
        ("80 % of pupils have an attendance of 95 %", "Is that what “Attendance” counts?"),
        ("Persistent absence below 12 %", "Is that what “Attendance” counts?"),
        ("Handed-in homework at least 90 %", "Is that what “Attendance” counts?"),
    ],
)
def test_what_the_measure_does_not_count_is_asked_and_not_set_at_one_press(world, as_, sentence, asked) -> None:
    page = read(world, as_, sentence)
    assert asked in page
    assert "Yes, set it" not in page


def test_a_figure_alone_is_one_of_the_measure_and_a_day_is_asked_for(world, as_) -> None:
    page = read(world, as_, "96")
    assert "ttendance at least 96" in page
    assert "No day is said" in page

"""What a file would bring, and the decision on it."""

import pytest

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import Load
from goldenthread.features.measures.models import Reading
from goldenthread.features.organisations.models import School
from tests.published import twin


@pytest.fixture
def staged(world):
    def stage(name="2022-2023/england_abs.csv", called="", trust=None, **given):
        return operations.stage(
            trust=trust or world.trust, file=twin(name), name=called or name, by=world.people["data"], **given
        )

    return stage


def page_of(load):
    return f"/harbour/bring-in/{load.ref}/"


def test_the_preview_says_what_would_be_added_and_what_is_left_out(as_, staged):
    page = as_("data").get(page_of(staged())).content.decode()
    assert "Figures of schools: 4 added, 0 revised, 0 unchanged." in page
    assert "Marsh Lane Primary, Haven High" in page
    assert "schools of other trusts" in page
    assert "2022/23, final" in page


def test_bringing_it_in_records_the_figures_and_says_so(as_, staged):
    load = staged()
    page = as_("data").post(page_of(load), {"decision": "bring in"}, follow=True)
    assert "4 added, 0 revised, 0 unchanged" in page.content.decode()
    assert Reading.objects.filter(run=load.ref).count() == 4
    assert "Undo this" in page.content.decode()


def test_a_revision_names_the_figures_that_change_before_they_do(as_, staged, world):
    first = staged()
    as_("data").post(page_of(first), {"decision": "bring in"})
    stood = Reading.objects.filter(school=world.haven_high, measure__name="Overall absence").get()
    Reading.objects.filter(pk=stood.pk).update(value=stood.value + 3)  # as if the file now said otherwise
    page = as_("data").get(page_of(staged())).content.decode()
    assert "0 added, 1 revised, 3 unchanged" in page
    changes = page.partition("Figures that change")[2].partition("</table>")[0]
    assert "Haven High, 2022/23" in changes
    assert f"{stood.value + 3:.1f}" in changes
    assert f"{stood.value:.1f}" in changes
    assert not Reading.objects.exclude(superseded_at=None).exists()


def test_discarding_it_changes_nothing(as_, staged):
    load = staged()
    page = as_("data").post(page_of(load), {"decision": "discard"}, follow=True)
    assert "Nothing has changed." in page.content.decode()
    assert not Reading.objects.exists()


def test_without_a_year_the_page_asks_for_it_and_goes_on(as_, staged):
    load, client = staged(called="england_abs.csv"), as_("data")
    assert "Nothing is guessed: say which." in client.get(page_of(load)).content.decode()
    assert client.post(page_of(load), {"decision": "bring in"}).status_code == 422
    assert client.post(page_of(load), {"decision": "settle", "year": "2022", "state": "final"}).status_code == 422
    answer = client.post(page_of(load), {"decision": "settle", "year": "2022/23", "state": "revised"}, follow=True)
    assert "4 added" in answer.content.decode()
    client.post(page_of(load), {"decision": "bring in"})
    assert set(Reading.objects.values_list("period", "state")) == {("2022/23", "revised")}


def test_what_somebody_else_decided_meanwhile_is_told(as_, staged, world):
    load = staged()
    operations.bring_in(load=load, by=world.people["chief"])
    page = as_("data").post(page_of(load), {"decision": "discard"})
    assert page.status_code == 409
    assert "not waiting any more: brought in" in page.content.decode()


def test_no_decision_is_no_decision(as_, staged):
    assert as_("data").post(page_of(staged()), {"decision": "perhaps"}).status_code == 422


def test_the_same_file_again_is_told_to_change_nothing(as_, staged, world):
    operations.bring_in(load=staged(), by=None)
    page = as_("data").get(page_of(staged())).content.decode()
    assert "brought in already" in page
    assert "Everything in it stands here already: bringing it in would change nothing" in page


def test_a_file_of_what_is_measured_nowhere_here_is_told_to_have_no_place_yet(as_, staged, world):
    type(world.trust).objects.filter(pk=world.trust.pk).update(uid="90001")
    world.trust.refresh_from_db()
    page = as_("data").get(page_of(staged("2022-2023/england_ks4-mats-performance.csv"))).content.decode()
    assert "Nothing in it has a place here yet: bringing it in would change nothing" in page


def test_schools_of_the_register_are_shown_before_they_are_added(as_, staged, world):
    load = staged("register/alllinksdata.csv", uid="99101")
    page = as_("data").get(page_of(load)).content.decode()
    assert "Warren House School, URN 990005" in page
    assert not School.objects.filter(urn="990005").exists()
    as_("data").post(page_of(load), {"decision": "bring in"})
    assert School.objects.get(urn="990005").trust == world.trust


def test_another_trusts_file_is_not_there(as_, staged, world):
    load = staged(trust=world.elsewhere)
    assert as_("data").get(page_of(load)).status_code == 404
    assert as_("stranger").get(page_of(staged())).status_code == 404


@pytest.mark.parametrize("who", ["trustee", "head", "governor"])
def test_who_may_not_bring_in_files_finds_no_page(as_, staged, who):
    load = staged()
    assert as_(who).get(page_of(load)).status_code == 404
    assert as_(who).post(page_of(load), {"decision": "bring in"}).status_code == 404
    assert Load.objects.get(pk=load.pk).state == Load.State.STAGED


WEEKS = b"Student ID,Reg,W/C,Marks\n" + b"".join(b"ZQX-77%02d,7A,07/09/2026,/ \\ / \\\n" % n for n in range(9))


def test_a_file_of_pupils_asks_for_its_school_and_then_shows_sums_alone(as_, world):
    load = operations.stage(trust=world.trust, file=WEEKS, name="week.csv", by=world.people["data"])
    page = as_("data").get(page_of(load)).content.decode()
    assert "Say of which it is." in page
    answer = as_("data").post(page_of(load), {"decision": "settle", "school": world.haven_high.ref}, follow=True)
    page = answer.content.decode()
    assert "Only the sums wait here" in page
    assert "ZQX-77" not in page
    as_("data").post(page_of(load), {"decision": "bring in"})
    reading = Reading.objects.get(school=world.haven_high, measure=world.attendance, group="")
    assert (reading.numerator, reading.denominator) == (36, 36)


def test_a_school_that_is_not_asked_for_is_told_where_it_was_chosen(as_, world):
    load = operations.stage(trust=world.trust, file=WEEKS, name="week.csv", by=world.people["data"])
    page = as_("data").post(page_of(load), {"decision": "settle", "school": "elsewhere"})
    assert page.status_code == 422
    assert "Say of which it is." in page.content.decode()

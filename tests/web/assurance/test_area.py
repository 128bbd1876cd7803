"""One area across the schools, and from round to round."""


def page_of(checklist, area="attendance"):
    return f"/harbour/assurance/area/?of={checklist.ref}&area={area}"


def test_one_area_question_by_school_and_month_by_month(as_, world, monthly, answered):
    answered(world.haven_high, period="2026-10")
    answered(world.haven_high, registers="not met")
    page = as_("chief").get(page_of(monthly)).content.decode()
    assert "Both registers were closed on time" in page
    assert ">Oct 2026</a>" in page
    assert "Not met" in page
    every = as_("chief").get(page_of(monthly, "every")).content.decode()
    grid = every.split("From round to round</h2>")[1]
    assert grid.count(">Oct 2026</a>") == len(monthly.shape.areas)
    attendance = grid.split(">Attendance</a>")[1].split("</tbody>")[0]
    assert [one.split('"')[0] for one in attendance.split('title="')[1:]] == [
        "3 not checked", "3 met", "3 not checked", "2 met, 1 not met"
    ]  # fmt: skip


def test_an_area_that_is_not_there_shows_the_first(as_, monthly, november):
    assert "Safeguarding" in as_("chief").get(page_of(monthly, "no-such")).content.decode()


def test_a_governor_sees_their_own_school_alone(as_, monthly, november):
    page = as_("governor").get(page_of(monthly)).content.decode()
    assert "Haven High" in page
    assert "Marsh Lane" not in page

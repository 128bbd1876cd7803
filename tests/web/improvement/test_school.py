"""One school in its phase."""

import datetime as dt

from goldenthread.features.improvement import operations
from goldenthread.features.measures.models import Standing


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/"


def test_it_says_the_phase_what_it_means_and_what_is_to_be_done(as_, stabilised):
    page = as_("governor").get(page_of(stabilised)).content.decode()
    assert "Haven High is in Stabilise" in page
    assert "Oversight shared between the trust and local governance." in page
    assert "The trust has no such measure yet." in page  # never a silent pass
    assert "Record what was done" not in page


def test_an_area_is_shown_alone(as_, stabilised):
    page = as_("head").get(page_of(stabilised) + "?area=communication").content.decode()
    assert "A press release" in page
    assert "Budgets audited" not in page


def test_a_school_outside_the_ages_is_on_no_ladder(as_, ladder, world):
    page = as_("chief").get(page_of(world.marsh_lane))
    assert "is on no ladder" in page.content.decode()


def test_another_schools_governor_finds_no_such_page(as_, stabilised):
    assert as_("other_head").get(page_of(stabilised)).status_code == 404
    assert as_("stranger").get(page_of(stabilised)).status_code == 404


def test_each_line_of_the_phase_says_what_was_found_and_what_the_figures_say(as_, stabilised, ladder, kept):
    kept("persistent_absence", "31.2", England="24.3")
    operations.assess(
        school=stabilised, ladder=ladder, indications=[], judged={}, by=None, on=dt.date(2026, 10, 2),
        found={"procedures-for-keeping-children-safe-do-not": ("no", "All gaps closed")},
    )  # fmt: skip
    page = as_("governor").get(page_of(stabilised)).content.decode()
    assert "All gaps closed" in page
    assert "Not judged yet" in page
    assert "31.2" in page
    assert "England, secondary schools <b>24.3" in page
    assert "Persistent absence counts as high from – not set by the trust" in page


def test_a_figure_of_few_is_hidden_beside_its_line_too(as_, stabilised, kept):
    measure = kept("persistent_absence", "31.2", England="24.3")
    Standing.objects.update_or_create(measure=measure, school=stabilised, defaults={"is_hidden": True})
    page = as_("head").get(page_of(stabilised)).content.decode()
    assert "31.2" not in page
    assert "because it is of few pupils" in page

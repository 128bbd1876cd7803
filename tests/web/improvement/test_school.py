"""One school in its phase."""


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

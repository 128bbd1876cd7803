"""Every sample that was drawn."""

from goldenthread.features.assurance import operations


def test_samples_of_ones_own_schools_alone(as_, world):
    for school in (world.haven_high, world.marsh_lane):
        operations.draw_sample(
            trust=world.trust, school=school, title=f"Lines of {school}", listed=["1", "2", "3"], size=2, by=None
        )
    page = as_("head").get("/harbour/assurance/samples/").content.decode()
    assert "2 of 3 drawn" in page
    assert "Lines of Marsh Lane" not in page

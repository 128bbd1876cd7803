"""The posts whose part can be read."""


def test_ones_own_stand_first_and_a_head_sees_the_own_school(as_, world) -> None:
    page = as_("head").get("/harbour/who-decides/posts/").content.decode()
    assert "Yours" in page
    assert "Local governor, Haven High" in page
    assert "Head, Marsh Lane" not in page
    assert "Head, Marsh Lane" in as_("chief").get("/harbour/who-decides/posts/").content.decode()

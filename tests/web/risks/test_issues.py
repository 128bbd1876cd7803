"""What has happened."""


def test_issues_are_seen_where_they_happened(as_, issue):
    assert "The roof fell" in as_("head").get("/harbour/risks/issues/").content.decode()
    assert "The roof fell" not in as_("other_head").get("/harbour/risks/issues/").content.decode()

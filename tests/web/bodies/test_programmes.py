"""The programmes of training."""


def test_each_sees_their_own_place_and_the_clerk_everybodys(as_, linked):
    page = as_("governance").get("/harbour/governance/programme/").content.decode()
    assert "0 of 1 went through it all" in page
    assert "Safeguarding, over two years" in as_("governor").get("/harbour/governance/programme/").content.decode()
    assert as_("stranger").get("/harbour/governance/programme/").status_code == 404


def test_it_costs_the_same_for_many_sessions(as_, linked, django_assert_max_num_queries):
    client = as_("governance")
    with django_assert_max_num_queries(16):
        client.get("/harbour/governance/programme/")

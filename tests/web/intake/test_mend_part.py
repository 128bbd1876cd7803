"""A part is mended by hand before it is brought in."""

import pytest

from tests.web.intake.waiting import TABLE, bring, page_of


@pytest.fixture
def waiting(as_, world):
    return bring(as_("chief"))


def mend(client, waiting, at, deed, **said):
    part = waiting.staged["parts"][at]
    words = {"number": part["number"], "title": part["title"], "text": part["text"], "depth": part["depth"]}
    page = client.post(
        page_of(waiting, f"{part['id']}/"), {**words, "deed": deed, "revision": waiting.revision, **said}
    )
    waiting.refresh_from_db()
    return page


def numbers(waiting):
    return [part["number"].rstrip(".") for part in waiting.staged["parts"]]


def test_the_page_shows_the_words_beside_their_source(as_, waiting):
    page = as_("chief").get(page_of(waiting, f"{waiting.staged['parts'][1]['id']}/")).content.decode()
    assert page.count("Every child reads daily") >= 2


def test_words_are_said_otherwise(as_, waiting):
    assert mend(as_("chief"), waiting, 1, "words", title="All read daily").status_code == 302
    assert waiting.staged["parts"][1]["title"] == "All read daily"


def test_a_part_is_set_out_with_what_stands_under_it(as_, waiting):
    mend(as_("chief"), waiting, 2, "words", depth=1)
    assert [part["depth"] for part in waiting.staged["parts"]] == [1, 2, 1, 1, 2]


def test_a_part_is_joined_to_the_one_above(as_, waiting):
    mend(as_("chief"), waiting, 2, "join")
    assert numbers(waiting) == ["1", "1.1", "2", "2.1"]


def test_a_part_is_cut_where_its_title_has_a_new_line(as_, waiting):
    mend(as_("chief"), waiting, 1, "words", title="Every child\r\n1.3 reads daily\r\nBy July")
    assert [(part["number"], part["title"]) for part in waiting.staged["parts"]][1:4] == [
        ("1.1", "Every child"), ("1.3", "reads daily"), ("", "By July"),
    ]  # fmt: skip


def test_a_part_becomes_a_statement(as_, waiting):
    mend(as_("chief"), waiting, 4, "statement", kind="vision")
    assert waiting.staged["aside"][0][0] == "vision"


def test_what_makes_no_sense_is_told_and_nothing_is_lost(as_, waiting):
    page = mend(as_("chief"), waiting, 0, "join", title="My own words")
    assert page.status_code == 422
    assert "Nothing stands above the first part." in page.content.decode()
    assert "My own words" in page.content.decode()


def test_what_somebody_else_changed_meanwhile_is_told(as_, waiting):
    assert mend(as_("chief"), waiting, 1, "words", revision=99).status_code == 409


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_who_may_not_change_the_plan_finds_no_page(as_, waiting, who):
    assert mend(as_(who), waiting, 1, "join").status_code in {403, 404}


def say(client, waiting, **said):
    page = client.post(page_of(waiting), {"revision": waiting.revision, **said})
    waiting.refresh_from_db()
    return page


def depths(waiting):
    return [part["depth"] for part in waiting.staged["parts"]]


def test_lines_are_said_to_be_something_else_and_the_last_mend_is_taken_back(as_, waiting):
    first, second = (waiting.staged["parts"][at]["id"] for at in (1, 2))
    page = say(as_("chief"), waiting, line=[first, second], deed="level:1")
    assert page.url.endswith(f"?at={first}#part-{first}")
    assert depths(waiting) == [1, 1, 1, 1, 2]
    say(as_("chief"), waiting, which="1", deed="out")
    page = say(as_("chief"), waiting, line=[second], deed="join")
    assert page.url.endswith(f"#part-{first}")
    assert numbers(waiting) == ["1", "1.1", "2", "2.1"]
    say(as_("chief"), waiting, decision="take back")
    assert numbers(waiting) == ["1", "1.1", "1.2", "2", "2.1"]


def test_the_same_is_offered_for_all_that_is_written_alike_and_done_as_one_mend(as_, waiting):
    ids = [part["id"] for part in waiting.staged["parts"]]
    say(as_("chief"), waiting, line=[ids[1]], deed="out")
    page = as_("chief").get(page_of(waiting)).content.decode()
    assert "2 other lines are written like" in page
    assert "Only the 1 under the same part" in page
    say(as_("chief"), waiting, decision="same", also=[ids[4]])
    assert depths(waiting) == [1, 1, 2, 1, 1]
    say(as_("chief"), waiting, decision="take back")
    assert depths(waiting) == [1, 2, 2, 1, 2]
    assert say(as_("chief"), waiting, decision="same").status_code == 409


def test_words_beside_the_plan_and_lines_within_become_parts_and_move(as_, world):
    waiting = bring(as_("chief"), pasted="Plan 2027-30\n\n1. Reading\nEvery class reads daily.\n2. Places")
    one, two = (part["id"] for part in waiting.staged["parts"])
    page = say(as_("chief"), waiting, line=[two], deed="move")
    assert "Where do they go?" in as_("chief").get(page.url).content.decode()
    say(as_("chief"), waiting, line=[two], deed=f"under:{one}")
    say(as_("chief"), waiting, line=[f"{one}/t/0"], deed="in")
    assert [(part["depth"], part["title"]) for part in waiting.staged["parts"]] == [
        (1, "Reading"), (2, "Every class reads daily."), (2, "Places"),
    ]  # fmt: skip


def test_none_ticked_or_no_deed_is_told_and_nothing_is_changed(as_, waiting):
    part = waiting.staged["parts"][0]["id"]
    for said in ({"deed": "level:2"}, {"line": part, "deed": "sing"}, {"which": "99", "deed": "level:1"}):
        assert say(as_("chief"), waiting, **said).status_code == 409
    assert depths(waiting) == [1, 2, 2, 1, 2]


def test_what_a_column_means_is_said_once(as_, world):
    words = TABLE.replace("Lead\tTimescale", "Contact\tTimescale").replace("English Lead", "Whoever is free")
    waiting = bring(as_("chief"), pasted=words)
    assert not any(each["capacity"] == "lead" for each in waiting.reading["assignments"])
    page = as_("chief").get(page_of(waiting)).content.decode()
    at = [each.split('"')[0] for each in page.split('<select name="column:')[1:]]
    told = {f"column:{place}": "" for place in at} | {"column:0": "lead"}
    answer = as_("chief").post(page_of(waiting), {"decision": "columns", "revision": waiting.revision, **told})
    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert {each["raw"] for each in waiting.reading["assignments"]} == {"Whoever is free", "Ann Invented"}
    as_("chief").post(page_of(waiting), {"decision": "columns", "revision": waiting.revision, "column:2": "parts"})
    waiting.refresh_from_db()
    assert depths(waiting) == [1, 2, 3, 2, 3, 2, 3]

"""Writing in a draft, a step at a time."""

from goldenthread.features.reports.models import Remark
from tests.features.reports.drawing import figures
from tests.features.reports.writing import SECRET, drafted, issued


def sent(client, report, at, text, revision=0, **more):
    address = f"/harbour/reports/drafts/{report.ref}/write/?at={at}"
    return client.post(address, {"text_0": text, "revision_0": revision, **more})


def test_saving_goes_on_to_the_next_step_and_says_where_one_is(world, as_):
    figures(world)
    report, client = drafted(world), as_("head")
    page = client.get(f"/harbour/reports/drafts/{report.ref}/write/").content.decode()
    assert "1 of " in page
    answer = sent(client, report, "summary", "A good term.")
    assert answer["Location"].endswith("?at=exceptions")
    assert "90.2" in client.get(answer["Location"]).content.decode(), "the data stand beside"
    assert sent(client, report, "exceptions", "We ring.", leave=1)["Location"].endswith(f"/drafts/{report.ref}/")
    assert Remark.objects.count() == 2


def test_a_colleague_s_words_are_shown_and_nothing_is_lost(world, as_):
    report = drafted(world, said={"section:summary": "Hers."})
    answer = sent(as_("head"), report, "summary", "Mine.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hers." in page
    assert "Mine." in page
    assert 'name="revision_0" value="1"' in page
    assert sent(as_("head"), report, "summary", "Both.", revision=1).status_code == 302
    assert Remark.objects.get().text == "Both."


def test_last_term_s_words_can_be_begun_with(world, as_, monkeypatch):
    issued(world, said={"section:summary": "A good term.", "section:people": SECRET})
    report, client = drafted(world), as_("head")
    address = f"/harbour/reports/drafts/{report.ref}/write/?at=summary"
    assert "A good term." in client.get(address).content.decode()
    assert ">\nA good term.</textarea>" in client.get(f"{address}&from=last").content.decode()
    assert SECRET in client.get(f"/harbour/reports/drafts/{report.ref}/write/?at=people").content.decode()


def test_words_without_end_are_refused_and_kept_on_the_page(world, as_):
    report = drafted(world)
    answer = sent(as_("head"), report, "summary", "x" * 7_000)
    assert answer.status_code == 422
    assert "x" * 7_000 in answer.content.decode()
    assert not Remark.objects.exists()

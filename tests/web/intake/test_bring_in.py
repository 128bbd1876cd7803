"""Choosing a file in the browser: whatever it is, the answer is its preview or a sentence."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.intake.models import Load
from goldenthread.web.intake import forms
from tests.published import HOSTILE, twin
from tests.query_budget import assert_within

PAGE = "/harbour/bring-in/"


def upload(content, name="2022-23_england_abs.csv"):
    return {"file": SimpleUploadedFile(name, content)}


def test_a_file_is_read_and_its_preview_opens(as_, world):
    answer = as_("data").post(PAGE, upload(twin("2022-2023/england_abs.csv").read_bytes()))
    load = Load.objects.get(trust=world.trust)
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}{load.ref}/")
    assert (load.state, load.by) == (Load.State.STAGED, world.people["data"])


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_sent_that_is_no_known_table_is_told_in_a_sentence(as_, world, content):
    page = as_("data").post(PAGE, upload(content, "2022-23.csv"))
    assert page.status_code == 422
    assert 'class="error"' in page.content.decode()
    assert not Load.objects.exists()


def test_nothing_chosen_is_said(as_):
    page = as_("data").post(PAGE, {})
    assert page.status_code == 422
    assert "Choose a file." in page.content.decode()


def test_a_file_that_is_too_large_is_not_read(as_, monkeypatch):
    monkeypatch.setattr(forms, "MOST_MEGABYTES", 0)
    page = as_("data").post(PAGE, upload(b"URN,LA\n1,2\n"))
    assert page.status_code == 422
    assert "larger than 0 MB" in page.content.decode()


@pytest.mark.parametrize("typed", [{"year": "2022"}, {"state": "finished"}, {"uid": "TR0171"}])
def test_what_was_mistyped_is_said_where_it_was_typed(as_, typed):
    page = as_("data").post(PAGE, upload(b"URN,LA\n") | typed)
    assert page.status_code == 422


def test_a_register_file_asks_whose_it_is_when_it_cannot_tell(as_):
    content = twin("register/alllinksdata.csv").read_bytes()
    page = as_("data").post(PAGE, upload(content, "alllinksdata.csv"))
    assert page.status_code == 422
    assert "Give the trust’s Group UID." in page.content.decode()
    answer = as_("data").post(PAGE, upload(content, "alllinksdata.csv") | {"uid": "99101"})
    assert answer.status_code == 302


def test_a_files_own_name_harms_nothing(as_, world):
    content = twin("2022-2023/england_abs.csv").read_bytes()
    as_("data").post(PAGE, upload(content, "../../<b>x</b>" + "y" * 300 + "_2022-23.csv"))
    page = as_("data").get(PAGE).content.decode()
    assert "<b>x</b>" not in page
    assert len(Load.objects.get().file_name) <= 200


def test_what_came_in_before_is_listed_without_a_query_more_for_each(as_, world):
    client = as_("data")
    for number in range(12):
        Load.objects.create(
            trust=world.trust, file_name=f"{number}.csv", file_hash="", by=world.people["data"],
            report={"of": "figures", "skipped": [], "title": "Absence"},
        )  # fmt: skip
    assert "11.csv" in client.get(PAGE).content.decode()
    assert_within(12, lambda: client.get(PAGE))


@pytest.mark.parametrize("who", ["trustee", "head", "governor", "governance", "initiative"])
def test_who_may_not_bring_in_files_finds_no_page(as_, who):
    assert as_(who).get(PAGE).status_code == 404
    assert as_(who).post(PAGE, upload(b"URN")).status_code == 404


def test_a_stranger_finds_no_page(as_):
    assert as_("stranger").get(PAGE).status_code == 404


def test_who_may_change_no_plan_is_not_led_to_bring_one(world, as_) -> None:
    assert "/bring-in/plan/" in as_("chief").get("/harbour/bring-in/").content.decode()
    assert "/bring-in/plan/" not in as_("data").get("/harbour/bring-in/").content.decode()


def test_a_large_upload_of_pupils_never_has_a_name_in_a_folder(as_, world, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = []
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *args, **more: made.append(args))
    head, _, rows = twin("pupils/marks.csv").read_bytes().partition(b"\n")
    answer = as_("data").post(PAGE, upload(head + b"\n" + rows * 350, "marks.csv"))
    assert answer.status_code == 302
    assert made == []
    assert list(tmp_path.iterdir()) == []
    assert Load.objects.get(trust=world.trust).report["rows"] > 100_000

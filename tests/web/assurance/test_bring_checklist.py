"""Bringing a checklist in from a file."""

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.assurance.models import Checklist, WaitingChecklist

PAGE = "/harbour/assurance/checklists/bring-in/"
CSV = "Area,Question,Answer type,Evidence\nFire,Alarm is tested weekly,Yes/No,Log\nFire,When was the drill?,Date,\n"


def sent(content, name="site_audit.csv"):
    return {"file": SimpleUploadedFile(name, content.encode())}


def test_what_was_read_is_shown_before_anything_is_kept(as_):
    answer = as_("chief").post(PAGE, sent(CSV))
    assert answer.status_code == 302
    assert not Checklist.objects.exists()
    page = as_("chief").get(answer["Location"]).content.decode()
    assert "2 questions in 1 area" in page
    assert "Alarm is tested weekly" in page


def test_a_file_without_a_question_is_told_so(as_):
    for content, name in (("", "empty.csv"), ("%PDF-1.4 rubbish", "broken.pdf")):
        assert as_("chief").post(PAGE, sent(content, name)).status_code == 422
    assert as_("chief").post(PAGE, {}).status_code == 422
    assert not WaitingChecklist.objects.exists()
    assert as_("head").get(PAGE).status_code == 404

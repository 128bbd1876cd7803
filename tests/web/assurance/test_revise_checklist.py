"""Changing a checklist: a new edition, and what was known of each question stays with it."""

from goldenthread.web.assurance.checklist_forms import text_of


def page_of(row):
    return f"/harbour/assurance/checklist/{row.ref}/edit/"


def typed(row, **others):
    shape = row.shape
    return {
        "name": shape.name, "says": shape.says, "of": shape.of, "role": shape.role, "lines": text_of(shape),
        "revision": row.revision, **others,
    }  # fmt: skip


def test_one_line_more_is_a_new_edition_that_keeps_guidance_and_leaves_rounds_alone(as_, monthly, november):
    lines = text_of(monthly.shape) + "\nPages are in plain words"
    assert as_("chief").post(page_of(monthly), typed(monthly, lines=lines)).status_code == 302
    row = type(monthly).objects.get(pk=monthly.pk)
    assert (row.edition, len(row.shape.questions)) == (2, 21)
    assert row.shape.by_key["scr-checked"].guidance == monthly.shape.by_key["scr-checked"].guidance
    assert row.shape.by_key["scr-checked"].weight == 3
    november.refresh_from_db()
    assert len(november.shape.questions) == 20


def test_two_people_at_once_lose_nothing(as_, monthly):
    first = typed(monthly, name="Ours")
    assert as_("chief").post(page_of(monthly), first).status_code == 302
    late = as_("education").post(page_of(monthly), typed(monthly, name="Mine"))
    assert late.status_code == 409
    assert "Mine" in late.content.decode()

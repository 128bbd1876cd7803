"""Bringing in a survey: counted at the door, known again in the next round, and nobody's words kept."""

import csv
import io

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags

from goldenthread.features.intake.models import Load
from goldenthread.features.measures.models import Measure, Reading, SurveyQuestion
from goldenthread.features.organisations.models import Post, Unit

FEEL = "I feel safe at school"
LEARN = "I enjoy learning"
HEADINGS = ["Completion time", "Email", "Name", "Which school do you go to?", "Are you a girl or a boy? (gender)",
            FEEL, f"3. {LEARN}", "What would you change?"]  # fmt: skip


def answers(*counts, day="2026-11-12"):
    """Return an export: for each (school, sex, how many), with every fourth disagreeing, and remarks."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for school, sex, many in counts:
        for n in range(many):
            word = "Disagree" if n % 4 == 3 else "Strongly agree"
            writer.writerow(
                [
                    f"{day} 10:{n % 60:02d}",
                    f"zqxmail{n}@example.org",
                    f"Zqxname {n}",
                    school,
                    sex,
                    word,
                    word,
                    f"Zqxwish {n}",
                ]
            )
    return text.getvalue().encode()


ROUND = answers(("Marsh Lane", "Girl", 12), ("Marsh Lane", "Boy", 4), ("Haven High", "Girl", 20),
                ("Haven High", "Boy", 20), ("Another Academy", "Boy", 3))  # fmt: skip


@pytest.fixture
def bring(as_):
    def brought(content, audience="pupils", name="pupils.csv"):
        file = SimpleUploadedFile(name, content)
        page = as_("data").post("/harbour/bring-in/survey/", {"file": file, "audience": audience}, follow=True)
        return page, Load.objects.order_by("-pk").first()

    return brought


def told(load, **given):
    return {
        "answered_on": "2026-11-12",
        "frequency": "term",
        "pupils-0": "new",
        "pupils-1": "out",
        "name-pupils-0": "Pupils who feel safe",
        **given,
    }


def figures(name, period="2026/27 autumn"):
    rows = Reading.objects.filter(measure__name=name, period=period, superseded_at=None)
    return {
        (row.school.key, row.group): (row.numerator, row.denominator) if row.value is not None else row.marker
        for row in rows
    }


def test_answers_become_shares_by_school_and_group_with_few_hidden(as_, bring, world):
    page, load = bring(ROUND)
    assert "75 % of 56 agree" in page.content.decode()
    assert "3 answers that name no school of the trust" in page.content.decode()
    here = f"/harbour/bring-in/{load.ref}/"
    asked = {f"asked-pupils-{world.haven_high.ref}": "50"}
    as_("data").post(f"{here}questions/", told(load, **asked))
    as_("data").post(here, {"decision": "bring in"})
    assert figures("Pupils who feel safe") == {
        ("marsh-lane", ""): (12, 16), ("marsh-lane", "girls"): "SUPP", ("marsh-lane", "boys"): "SUPP",
        ("haven-high", ""): (30, 40), ("haven-high", "girls"): (15, 20), ("haven-high", "boys"): (15, 20),
    }  # fmt: skip
    assert figures("Pupils who answered the survey") == {("haven-high", ""): (40, 50)}
    shown = strip_tags(as_("data").get(f"/harbour/measures/surveys/?school={world.haven_high.ref}").content.decode())
    assert FEEL in shown
    assert "40 of 50 asked" in shown


def test_the_next_round_is_known_by_its_words_and_held_against_the_first(as_, bring):
    first = bring(ROUND)[1]
    as_("data").post(f"/harbour/bring-in/{first.ref}/questions/", told(first))
    as_("data").post(f"/harbour/bring-in/{first.ref}/", {"decision": "bring in"})
    kept = Measure.objects.get(name="Pupils who feel safe")
    page, _ = bring(answers(("Marsh Lane", "Girl", 3), ("Haven High", "Girl", 40), day="2027-02-01"))
    assert f'value="{kept.ref}" selected' in page.content.decode()
    assert SurveyQuestion.objects.get(asked=LEARN).measure is None


def test_no_name_address_or_remark_is_anywhere(bring):
    bring(ROUND)
    for model in apps.get_models():
        for row in model._default_manager.all().values():
            kept = str(row).casefold()
            assert not [word for word in ("zqxmail", "zqxname", "zqxwish") if word in kept], model


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_, bring, world):
    page, _ = bring(b"a,b\n1,x\n2,y\n", name="other.csv")
    assert page.status_code == 422
    assert "No column of this file holds answers" in page.content.decode()
    load = bring(ROUND)[1]
    given = told(load, **{f"asked-pupils-{world.haven_high.ref}": "39"})
    page = as_("data").post(f"/harbour/bring-in/{load.ref}/questions/", given)
    assert page.status_code == 422
    assert "40 answered, so no fewer were asked." in page.content.decode()
    assert "Pupils who feel safe" in page.content.decode()
    page = as_("data").post(f"/harbour/bring-in/{load.ref}/", {"decision": "bring in"})
    assert "Say first which figure each question tells of." in page.content.decode()
    assert as_("head").get("/harbour/bring-in/survey/").status_code == 404


def test_what_is_asked_of_a_service_is_its_own_and_stands_service_by_service(as_, bring, world):
    quality, speed = (
        "Finance and operations: the quality of its work",
        "Finance and operations: how quickly it answers",
    )
    rows = [f"2026-11-12,{quality_word},Good" for quality_word in ["Good"] * 6 + ["Poor"] * 2]
    post = world.posts["service"]
    Post.objects.create(
        trust=world.trust, key="it", title="Head of IT", role="service_lead",
        unit=Unit.objects.create(trust=world.trust, key="it", name="IT"),
    )  # fmt: skip
    page, load = bring("\n".join([f"Day,{quality},{speed}", *rows]).encode(), audience="leaders")
    assert page.content.decode().count(f'value="{post.ref}" selected') == 2
    given = {
        "answered_on": "2026-11-12", "frequency": "year", "school": "trust", "leaders-0": "new", "leaders-1": "new",
        "owner-leaders-0": post.ref, "owner-leaders-1": post.ref,
    }  # fmt: skip
    as_("data").post(f"/harbour/bring-in/{load.ref}/questions/", given)
    as_("data").post(f"/harbour/bring-in/{load.ref}/", {"decision": "bring in"})
    assert set(Measure.objects.filter(owner=post).values_list("name", flat=True)) == {quality, speed}
    shown = strip_tags(as_("chief").get("/harbour/measures/surveys/").content.decode()).replace("\xa0", " ")
    said = shown.partition("Service by service")[2]
    assert f"{quality}: 75 %" in said
    assert f"{speed}: 100 %" in said

"""A plan on paper and as files: everything of it, in its own words, and nothing that becomes more than words."""

import csv
import io
import json
import re
import zipfile

import pypdfium2
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from goldenthread.features.plans import operations as plans
from goldenthread.features.plans.models import Element, Plan, Statement, Variation
from goldenthread.features.reports.papers import guides, renditions, rows, tree, typesetting, word
from goldenthread.features.reports.queries.plan_paper import plan_paper
from tests.features.reports.drawing import many_parts
from tests.paper import pages_of, words_of
from tests.world import TODAY

ODD = 'A#1 $x$ @you \\n "quoted" ‘’ <b> & *bold* _it_ `c` // /* = - + ~ [x] {y} 🚀 中文 é'


@pytest.fixture
def paper(world, reach):
    """Return what paper says of the trust's plan, as the chief executive sees it."""
    plans.assign(element=world.aim, post=world.posts["education"], by=world.people["chief"])
    return lambda plan=None: plan_paper(
        reach("chief"), world.trust, Plan.objects.get(pk=(plan or world.plan).pk), today=TODAY
    )


@pytest.fixture
def milestone(world):
    """Give the aim a milestone of so many words this year."""

    def of(words):
        Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": " ".join(["safe"] * words)})

    return of


def guide_of(content):
    return guides.pocket_guide(content, year="2026/27")


def test_a_priority_with_nothing_beneath_it_stands_in_the_guide_and_apart_in_the_full_plan(paper, world):
    Element.objects.create(plan=world.plan, depth=1, order=2, title="Trees on every site", due_words="July 2027")
    guide = guide_of(paper())
    assert [(group["title"], [row["title"] for row in group["rows"]]) for group in guide["groups"]] == [
        ("Health and wellbeing", ["Every child safe and well enough to learn"]), ("", ["Trees on every site"]),
    ]  # fmt: skip
    assert "Trees on every site" in words_of(typesetting.full_pdf(paper()))


def test_the_full_plan_says_its_words_its_columns_and_its_people_by_post(paper):
    said = words_of(typesetting.full_pdf(paper()))
    for words in (
        "1.1",
        "What success looks like",
        "A strategy in every school",
        "Director of education",
        "Contents",
    ):
        assert words in said or words == "Contents"


def test_every_pdf_is_made_for_screen_readers_and_has_bookmarks(world, paper, milestone):
    milestone(6)
    content = paper()
    made = [
        typesetting.full_pdf(content),
        typesetting.guide_pdf(guide_of(content), content),
        typesetting.glance_pdf(guides.at_a_glance(content), content),
        typesetting.page_pdf(guides.part_on_a_page(content, world.aim.ref), content),
    ]
    for pdf in made:
        assert b"pdfuaid" in pdf
        assert b"/StructTreeRoot" in pdf
    with pypdfium2.PdfDocument(made[0]) as document:
        assert any("Health and wellbeing" in mark.get_title() for mark in document.get_toc())


def test_a_draft_says_so_with_its_day_on_every_page(world, paper):
    Plan.objects.filter(pk=world.plan.pk).update(state="draft")
    for page in pages_of(typesetting.full_pdf(paper())):
        assert "Draft of 21 November 2026" in page


def test_nothing_that_a_person_typed_makes_it_fail(world, paper):
    Element.objects.update(title=ODD, text=ODD, theme=ODD, year_milestones={"2026/27": ODD}, cells={"success": ODD})
    Statement.objects.update(text=ODD)
    content = paper()
    assert "A#1 $x$ @you" in words_of(typesetting.full_pdf(content))
    assert "[rocket]" in words_of(typesetting.guide_pdf(guide_of(content), content))
    assert typesetting.page_pdf(guides.part_on_a_page(content, world.aim.ref), content)
    assert ODD in "\n".join(cell.text for table in Document(io.BytesIO(word.word_file(content))).tables
                            for row in table.rows for cell in row.cells)  # fmt: skip


def test_a_guide_that_fits_is_one_side_and_says_its_size(paper, milestone):
    milestone(12)
    content = paper()
    fit = typesetting.guide_fit(guide_of(content), content)
    assert not fit.is_over
    assert fit.size >= typesetting.SMALLEST
    assert len(pages_of(typesetting.guide_pdf(guide_of(content), content))) == 1


def test_a_guide_that_is_over_names_its_longest_lines_and_fits_once_they_are_cut(world, paper, milestone):
    milestone(1500)
    content = paper()
    fit = typesetting.guide_fit(guide_of(content), content)
    assert fit.is_over
    assert "8.5 point, the smallest" in fit.says
    assert [cut.line.ref for cut in fit.cuts] == [world.aim.ref]
    milestone(fit.most_words)
    assert not typesetting.guide_fit(guide_of(paper()), content).is_over
    milestone(fit.most_words + 40)
    assert typesetting.guide_fit(guide_of(paper()), content).is_over


def test_a_guide_of_too_many_lines_says_that_no_cut_would_do(world, paper):
    Element.objects.bulk_update(
        [_with_milestone(one) for one in many_parts(world, 90)], ["year_milestones"]
    )  # fmt: skip
    content = paper()
    fit = typesetting.guide_fit(guide_of(content), content)
    assert fit.is_over
    assert fit.cuts == ()
    assert "too many lines" in fit.says
    assert f"of its {fit.lines} lines" in fit.says
    pages = pages_of(typesetting.guide_pdf(guide_of(content), content))
    assert len(pages) > 1
    assert all(page.count("Done") > 10 for page in pages[:-1]), "it runs on, and leaves no page empty"


def test_a_glance_that_is_over_is_told_what_to_shorten_and_fits_once_it_is_cut(world, paper):
    long = many_parts(world, 20)
    for one in long:
        one.title = " ".join(["Read a whole book aloud"] * 12)
    Element.objects.bulk_update(long, ["title"])
    content = paper()
    fit = typesetting.glance_fit(guides.at_a_glance(content), content)
    assert fit.is_over
    assert fit.cuts
    for one in long:
        one.title = " ".join(one.title.split()[: fit.most_words])
    Element.objects.bulk_update(long, ["title"])
    content = paper()
    glance = guides.at_a_glance(content)
    assert not typesetting.glance_fit(glance, content).is_over
    far_too_long = typesetting.glance_fit(glance | {"values": ["Kind"] * 2_000}, content)
    assert far_too_long.is_over
    assert "far more than a side holds" in far_too_long.says


def _with_milestone(element):
    element.year_milestones = {"2026/27": "Done"}
    return element


def test_a_local_plan_without_milestones_shows_what_each_part_is_to_achieve(world, paper):
    assert guide_of(paper(world.school_plan))["column"] == "By when"
    Element.objects.filter(pk=world.priority.pk).update(text="Ninety-six in a hundred are in school.")
    guide = guide_of(paper(world.school_plan))
    assert guide["column"] == "What it is to achieve"
    assert guide["groups"][0]["rows"][0]["milestone"] == "Ninety-six in a hundred are in school."


def test_the_summary_holds_what_is_marked_for_it_with_what_it_stands_under(world, paper):
    Element.objects.create(plan=world.plan, parent=world.strand, depth=2, order=2, number="1.2", title="Marked",
                           tags=["summary"])  # fmt: skip
    short = renditions.summary_of(paper())
    assert [part["title"] for part in short["parts"]] == ["Health and wellbeing", "Marked"]
    assert all(part["cells"] == [] for part in short["parts"])


def test_word_has_real_headings_a_language_and_tables_that_repeat_their_headings(world, paper):
    made = word.word_file(paper())
    document = Document(io.BytesIO(made))
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert "Strand\u00a01: Health and wellbeing" in headings
    head = [cell.text for cell in document.tables[-1].rows[0].cells]
    assert head[:3] == ["Number", "Aim", "What success looks like"]
    assert document.core_properties.title == "Strategic plan 2025-30"
    with zipfile.ZipFile(io.BytesIO(made)) as inside:
        assert b"w:tblHeader" in inside.read("word/document.xml")
        assert re.search(rb'<w:lang [^>]*w:val="en-GB"', inside.read("word/styles.xml"))


def test_no_cell_becomes_a_formula(world, paper):
    Element.objects.filter(pk=world.aim.pk).update(title="=1+1", cells={"success": "@SUM(A1)"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(rows.excel_file(paper())))
    lines = book.get_sheet_by_name("Plan").to_python()
    assert lines[0][:5] == ["Level", "Number", "Title", "Text", "What success looks like"]
    assert lines[2][:3] == ["Aim", "1.1", "=1+1"]
    assert lines[2][4] == "@SUM(A1)"
    with zipfile.ZipFile(io.BytesIO(rows.excel_file(paper()))) as inside:
        assert b"<f>" not in inside.read("xl/worksheets/sheet1.xml")
    listed = list(csv.reader(io.StringIO(rows.csv_file(paper()).decode("utf-8-sig"))))
    assert ["'=1+1", "", "'@SUM(A1)"] in [row[2:5] for row in listed]


def test_json_is_the_tree_with_its_cells_under_their_headings(paper):
    whole = json.loads(tree.json_file(paper()))
    strand, aim = whole["elements"]
    assert (aim["parent"], aim["level"], aim["number"]) == (strand["id"], "Aim", "1.1")
    assert aim["cells"] == {"What success looks like": "A strategy in every school by Autumn 2026."}
    assert whole["assignments"] == [{"element": 2, "raw": "Director of education", "capacity": "lead"}]


def test_no_persons_name_stands_in_any_file(world, paper):
    content = json.dumps(paper())
    for person in world.people.values():
        assert person.email not in content


def test_the_guide_carries_this_years_theme_and_variations_and_no_others(world, paper, milestone):
    milestone(6)
    world.strand.year_themes.create(year="2026/27", text="Sleep and food")
    world.strand.year_themes.create(year="2025/26", text="Last year’s theme")
    for on, text in ((TODAY, "Funding for one nurse fell away"), (TODAY.replace(year=2025), "Old news")):
        Variation.objects.create(plan=world.plan, kind="financial", dated_on=on, text=text)
    content = paper()
    said = words_of(typesetting.guide_pdf(guide_of(content), content))
    assert "Sleep and food" in said
    assert "21 November 2026 Funding for one nurse fell away" in said
    assert "Last year" not in said
    assert "Old news" not in said


def test_all_that_a_statement_says_goes_out_with_the_plan(world, reach):
    Statement.objects.create(
        plan=world.plan, kind="context", title="Families", text="A quarter need help early.", source="Census",
        year="2021", base="of families", quotation="We came late.", order=9,
    )  # fmt: skip
    content = plan_paper(reach("chief"), world.trust, Plan.objects.get(pk=world.plan.pk), today=TODAY)
    said = next(one for one in json.loads(tree.json_file(content))["statements"] if one.get("title") == "Families")
    assert (said["year"], said["base"], said["quotation"]) == ("2021", "of families", "We came late.")
    book = CalamineWorkbook.from_filelike(io.BytesIO(rows.excel_file(content))).get_sheet_by_name("Statements")
    assert book.to_python()[0][3:] == ["Name", "Year", "As a share of", "Quotation"]
    printed = "\n".join(line.text for line in Document(io.BytesIO(word.word_file(content))).paragraphs)
    assert "Families: A quarter need help early." in printed
    assert "Source: Census, 2021, of families" in printed
    assert "We came late." in words_of(typesetting.full_pdf(content))

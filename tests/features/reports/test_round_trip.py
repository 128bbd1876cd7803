"""What goes out can come in: the plans of the five starter packs, written as files and read back from them alone."""

import pytest

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs import demonstration, reading
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans.queries import plans
from goldenthread.features.reports.papers import rows, word
from goldenthread.features.reports.queries.plan_paper import HEADINGS, plan_paper
from tests.features.reports.reading_back import FromWord, from_excel
from tests.world import TODAY


@pytest.fixture(params=reading.pack_names())
def papers(request, db):
    """Return what paper says of every plan of a pack's trust."""
    trust = demonstration.load_one(request.param).trust
    leader = Person.objects.filter(holdings__post__trust=trust, holdings__post__role="governance_lead").first()
    reach = organisations.reach_into(leader, trust.slug, today=TODAY)[1]
    return [plan_paper(reach, trust, plan, today=TODAY) for plan in plans(reach).select_related("school", "unit")]


def lines(*texts):
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def tree(content):
    return [(part["depth"], part["level"], part["number"], part["title"]) for part in content["parts"]]


def assert_same(content, parts):
    assert [(part.depth, part.level, part.number, part.title) for part in parts] == tree(content)
    for part, read in zip(content["parts"], parts, strict=True):
        assert lines(*read.words) == lines(part["theme"], part["text"])
        for _, heading, text in part["cells"]:
            assert lines(*read.cells[heading]) == lines(text)


def test_word_and_excel_give_back_the_tree_its_words_its_cells_and_its_statements(papers):
    for content in papers:
        read = FromWord(word.word_file(content))
        assert_same(content, read.parts)
        said = [(HEADINGS[one["kind"]], one["text"]) for one in content["statements"]]
        said += [(HEADINGS[one["kind"]], one["text"]) for part in content["parts"] for one in part["statements"]]
        assert sorted(one for one in read.statements if one[0] != "Marks") == sorted(said)
        assert {head: text for head, text in read.control.items() if head != "Status"} == dict(content["control"])
        assert_same(content, from_excel(rows.excel_file(content), len(content["levels"])))

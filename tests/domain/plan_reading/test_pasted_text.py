"""Plans pasted as text: what their lists, lead-ins, counts and labels tell where nothing else does."""

from goldenthread.foundation.documents import reading as documents
from tests.domain.plan_reading.reading import read, tree

BARE_BULLETS = """ESTATES PLAN
We look after what we have been given by those who built our schools, and leave it better than we found it.
Our Vision
Our vision is that every building is warm, dry and open to all who come to it, from the first child at the gate in the
morning to the last choir at night.
Foxglove Schools has adopted three pillars within our plan:
-
Warmth
Fewer boilers, pipes that are lagged along their whole length, and rooms that are heated while somebody is in them. -
Water
Taps that close by themselves, and tanks that keep the rain of the winter for the gardens of the summer months. -
Woods
A tree for each child who joins us, planted with its family along the edge of the field in the first autumn.
"""
NUMBERED_SECTIONS = """Climate Action Plan
1. Introduction and Context
Purpose
This plan says how our school will use less and teach more.
Scope
The plan covers our site and our lessons, and those who bring
children to our gate each day.
2. Who does what
The site manager reads each meter.
3. Targets and Objectives
This plan aims to achieve the following:
- Halve what we throw away
- Plant a hedge along the field
4. Key Action Areas
A. Energy and Buildings
- Fit sensors in each corridor
- Train staff on heating
B. Water
- Mend the taps
"""


def test_a_bullet_alone_on_its_line_or_behind_a_sentence_is_that_of_the_next_line():
    reading = read(BARE_BULLETS)
    assert tree(reading) == ["Pillar: Warmth", "Pillar: Water", "Pillar: Woods"]
    assert reading.elements[0].text.startswith("Fewer boilers, pipes")
    assert reading.coverage.is_complete


def test_numbers_that_count_on_through_the_document_stand_above_the_short_headings_between_them():
    assert [line.partition(": ")[2] for line in tree(read(NUMBERED_SECTIONS)) if "Context" not in line] == [
        "Who does what", "Targets and Objectives", "Halve what we throw away", "Plant a hedge along the field",
        "Key Action Areas", "Energy and Buildings", "Fit sensors in each corridor", "Train staff on heating", "Water",
        "Mend the taps",
    ]  # fmt: skip


def test_text_with_one_table_in_bars_keeps_its_lines(tmp_path):
    text = NUMBERED_SECTIONS.replace(
        "The site", "Role | Duty |\n---|---|\nSite manager | Reads each meter |\nThe site"
    )
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    assert documents.read(path, path.name).form == "text"

"""A frozen plan as text: read back as it was, always written alike, and never taken for what it is not."""

import datetime as dt
import json

import pytest

from goldenthread.domain.plans import frozen_plan
from goldenthread.domain.plans.frozen_plan import (
    FrozenColumn,
    FrozenLevel,
    FrozenPart,
    FrozenPlan,
    FrozenStatement,
    FrozenTarget,
    Unreadable,
)

PLAN = FrozenPlan(
    ref="p1", title="Plan", starts_on=dt.date(2025, 9, 1), control=(("Approved by", "Board"),), flags=(("L", ""),),
    levels=(FrozenLevel(1, "Aim", "Aims", (FrozenColumn("kpi", "KPI", "targets"),)),),
    statements=(FrozenStatement("s1", "vision", "Zoë’s vision"),),
    parts=(
        FrozenPart(
            "a", "Reading", cells=(("kpi", "95 %"),), people=(("lead", "Head"),), due_until=dt.date(2027, 7, 31),
            targets=(FrozenTarget("95 %", due_until=dt.date(2027, 7, 31)),), milestones=(("2026/27", "Half"),),
        ),
    ),
)  # fmt: skip


def test_what_was_written_is_read_back_as_it_was():
    assert frozen_plan.read(frozen_plan.written(PLAN)) == PLAN


def test_the_same_plan_is_always_the_same_text():
    text = frozen_plan.written(PLAN)
    assert frozen_plan.written(frozen_plan.read(text)) == text
    assert len(frozen_plan.digest(text)) == 64


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"schema":1}', '{"schema":1,"plan":{"ref":"p"}}'])
def test_another_text_is_no_frozen_plan(text):
    with pytest.raises(Unreadable, match="no frozen plan"):
        frozen_plan.read(text)


def test_a_schema_that_is_not_known_is_named():
    text = json.dumps(json.loads(frozen_plan.written(PLAN)) | {"schema": 99})
    with pytest.raises(Unreadable, match="schema 99"):
        frozen_plan.read(text)


def test_a_version_of_the_first_schema_is_still_read():
    document = json.loads(frozen_plan.written(PLAN)) | {"schema": 1}
    for level in document["plan"]["levels"]:
        del level["own"]
    for said in document["plan"]["statements"]:
        for name in ("title", "year", "base", "quotation", "principle", "clash"):
            del said[name]
    for part in document["plan"]["parts"]:
        del part["lives_by"]
    assert frozen_plan.read(json.dumps(document)) == PLAN


def test_a_part_prints_the_columns_of_the_top_part_that_it_stands_under():
    kpi, risk = FrozenColumn("kpi", "KPI", "targets"), FrozenColumn("risk", "Risk", "risks")
    level = FrozenLevel(2, "Aim", "Aims", (kpi, risk), (("a", (FrozenColumn("kpi", "Our KPI", "targets"),)),))
    texts = (("kpi", "95 %"), ("risk", "Money"), ("old", "Kept"))
    parts = (FrozenPart("a", "One"), FrozenPart("b", "Under", "a", 2, cells=texts), FrozenPart("c", "Two"),
             FrozenPart("d", "Beside", "c", 2, cells=texts))  # fmt: skip
    plan = FrozenPlan("p", "Plan", levels=(level,), parts=parts)
    assert frozen_plan.read(frozen_plan.written(plan)) == plan
    assert plan.cells(parts[1]) == [("kpi", "Our KPI", "95 %"), ("old", "old", "Kept")]
    assert [heading for _, heading, _ in plan.cells(parts[3])] == ["KPI", "Risk", "old"]

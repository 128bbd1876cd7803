"""Drawing reports up, writing and issuing them, one or many; designing kinds; publishing plans."""

from goldenthread.features.reports.operations.designing import add_design, drop_design, revise_design
from goldenthread.features.reports.operations.filing import file_report
from goldenthread.features.reports.operations.issuing import OverOneSide, issue
from goldenthread.features.reports.operations.many import ISSUE_ONE, begin_batch, go_on, hear, issue_line
from goldenthread.features.reports.operations.publishing import NotPublishable, publish, withdraw
from goldenthread.features.reports.operations.removing import Removed, remove_trust
from goldenthread.features.reports.operations.subjects import keep_results
from goldenthread.features.reports.operations.writing import (
    discard_draft,
    draw_again,
    draw_up_report,
    finish_writing,
    issue_report,
    present,
    write_remark,
)

__all__ = [
    "ISSUE_ONE",
    "NotPublishable",
    "OverOneSide",
    "Removed",
    "add_design",
    "begin_batch",
    "discard_draft",
    "draw_again",
    "draw_up_report",
    "drop_design",
    "file_report",
    "finish_writing",
    "go_on",
    "hear",
    "issue",
    "issue_line",
    "issue_report",
    "keep_results",
    "present",
    "publish",
    "remove_trust",
    "revise_design",
    "withdraw",
    "write_remark",
]

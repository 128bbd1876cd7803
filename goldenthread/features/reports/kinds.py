"""The kinds of report that nobody writes in: drawn, issued, and read ever after."""

from dataclasses import dataclass

BOARD_SUMMARY = "board-summary"
PLAN_ON_A_PAGE = "plan-on-a-page"


@dataclass(frozen=True)
class Kind:
    """One kind of report. `layout` is a file of library/reports; `of_schools`: it can be drawn of one school."""

    key: str
    title: str
    says: str
    layout: str
    of_schools: bool = False
    one_side: bool = False


KINDS = {
    PLAN_ON_A_PAGE: Kind(
        PLAN_ON_A_PAGE, "Plan on a page", "The whole plan on one side of paper, for everybody.",
        layout="plan_on_a_page", of_schools=True, one_side=True,
    ),
}  # fmt: skip

# What was issued before the board summary was made of sections is read as it was frozen.
ISSUED = KINDS | {BOARD_SUMMARY: Kind(BOARD_SUMMARY, "Board summary", "", layout="board_summary")}

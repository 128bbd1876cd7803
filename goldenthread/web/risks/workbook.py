"""The register as a workbook, one row a risk."""

from goldenthread.features.reports.papers.tables_book import Cell, Table, book_of
from goldenthread.features.risks.queries import Line, Register

HEADINGS = (
    "Number", "Whose", "Risk", "Kind", "Cause", "Event", "Effect", "Owner",
    "Inherent likelihood", "Inherent impact", "Inherent level", "Likelihood", "Impact", "Level", "Above appetite",
    "Target likelihood", "Target impact", "Target level", "Response", "Looked at on", "Next look",
)  # fmt: skip


def workbook(register: Register) -> bytes:
    """Return the register as an Excel file."""
    return book_of([Table("Risk register", HEADINGS, [_row(line) for line in register.lines], stays=3)])


def _row(line: Line) -> list[Cell]:
    risk = line.risk
    return [
        risk.code, line.where or risk.trust.short_name, risk.title, line.kind.name if line.kind else "", risk.cause,
        risk.event, risk.effect, risk.owner.title if risk.owner else "", risk.inherent_likelihood,
        risk.inherent_impact, line.inherent.name if line.inherent else "", risk.likelihood, risk.impact,
        line.level.name if line.level else "", "yes" if line.is_above else "no", risk.target_likelihood,
        risk.target_impact, line.target.name if line.target else "", risk.get_response_display(), risk.reviewed_on,
        risk.next_review_on,
    ]  # fmt: skip

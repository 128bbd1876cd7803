"""The register as a workbook, one row a risk."""

import io

import xlsxwriter

from goldenthread.features.reports.exporting import unharmful
from goldenthread.features.risks.queries import Line, Register

HEADINGS = (
    "Number", "Whose", "Risk", "Kind", "Cause", "Event", "Effect", "Owner",
    "Inherent likelihood", "Inherent impact", "Inherent level", "Likelihood", "Impact", "Level", "Above appetite",
    "Target likelihood", "Target impact", "Target level", "Response", "Looked at on", "Next look",
)  # fmt: skip


def workbook(register: Register) -> bytes:
    """Return the register as an Excel file."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Risk register")
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmm yyyy", "valign": "top"})
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading, head)
        sheet.freeze_panes(1, 3)
        sheet.set_column(2, 2, 40)
        sheet.set_column(4, 6, 40)
        for row, line in enumerate(register.lines, start=1):
            for column, value in enumerate(_row(line)):
                if value is None or value == "":
                    continue
                if isinstance(value, int):
                    sheet.write_number(row, column, value, wrapped)
                elif isinstance(value, str):
                    sheet.write_string(row, column, unharmful(value), wrapped)
                else:
                    sheet.write_datetime(row, column, value, day)
    return file.getvalue()


def _row(line: Line) -> list[object]:
    risk = line.risk
    return [
        risk.code, line.where or risk.trust.short_name, risk.title, line.kind.name if line.kind else "", risk.cause,
        risk.event, risk.effect, risk.owner.title if risk.owner else "", risk.inherent_likelihood,
        risk.inherent_impact, line.inherent.name if line.inherent else "", risk.likelihood, risk.impact,
        line.level.name if line.level else "", "yes" if line.is_above else "no", risk.target_likelihood,
        risk.target_impact, line.target.name if line.target else "", risk.get_response_display(), risk.reviewed_on,
        risk.next_review_on,
    ]  # fmt: skip

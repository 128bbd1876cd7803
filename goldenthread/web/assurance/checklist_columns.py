"""What a column of somebody's checklist was taken for."""

from collections.abc import Mapping

from goldenthread.domain.reading.columns import Told
from goldenthread.features.intake.checklist_files import ChecklistPaper
from goldenthread.web.kit.columns_form import Drawn

KIND = "checklist"


def drawn(paper: ChecklistPaper, columns: Mapping[int, Told]) -> list[Drawn]:
    """Return each table with what its columns were taken for; bare lists and rubrics have none to be told."""
    made = []
    for place, (title, rows) in enumerate(paper.tables):
        said = columns.get(place)
        is_list = max(map(len, rows), default=0) < 2
        shown = [] if is_list else rows
        made.append(
            Drawn(shown, title, said.row, said.means, guessed=said.guessed) if said else Drawn(shown, title, None)
        )
    return made

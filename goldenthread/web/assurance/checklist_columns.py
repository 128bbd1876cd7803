"""What a column of somebody's checklist may hold, as a person is asked."""

from collections.abc import Mapping

from goldenthread.domain.reading.checklist_columns import LEAVE
from goldenthread.domain.reading.columns import Told
from goldenthread.features.intake.checklist_files import ChecklistPaper
from goldenthread.web.kit.columns_form import Drawn

KIND = "checklist"

HOLDS: Mapping[str, str] = {
    "": "Keep it with the guidance", "asks": "What is asked", "area": "Its area", "guidance": "Guidance",
    "kind": "How it is answered", "evidence": "Evidence that has to be shown", "standard": "Where it comes from",
    "weight": "How much it counts", LEAVE: "Leave it out",
}  # fmt: skip


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

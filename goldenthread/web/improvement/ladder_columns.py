"""What a column of somebody's ladder may hold, as a person is asked."""

from collections.abc import Mapping

from goldenthread.domain.reading import ladder_reading as reading
from goldenthread.domain.reading.columns import Told
from goldenthread.features.improvement.models import LadderDraft
from goldenthread.features.improvement.queries.drafts import bits_kept, found_in
from goldenthread.web.kit.columns_form import Drawn

KIND = "ladder"

# What a row may be about, as a person is asked.
CALLED = {
    "says": "The phase in a sentence", "lasts": "How long it lasts", "criteria": "Figures that are tested",
    "descriptors": "What is seen there, judged by a person", "qualities": "Qualities of leadership",
    "central_team": "What the central team does", "held": "Who holds or decides this",
    "work": "Work to be done, line by line", "judged": "An area that is placed on the ladder",
    reading.LEAVE: "Leave it out",
}  # fmt: skip

HOLDS: Mapping[str, str] = {
    "": "What its heading says", reading.PHASE: "One of the phases", reading.LABEL: "What each line is about",
    reading.PHASES: "The names of the phases", **CALLED,
}  # fmt: skip


def drawn(draft: LadderDraft) -> list[Drawn]:
    """Return each table of a ladder with what its columns were taken for, or were told to hold."""
    found, told = found_in(draft), draft.reading.get("told", {})
    made = []
    for place, (title, rows) in enumerate(reading.tables_of(bits_kept(draft))):
        kept = told.get(str(place))
        said = Told(kept[0], tuple(kept[1])) if kept else None if told else reading.columns_of(rows, found)
        made.append(Drawn(rows, title[:60], said.row if said else None, said.means if said else ()))
    return made

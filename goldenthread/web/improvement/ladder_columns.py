"""What a column of somebody's ladder was taken for."""

from goldenthread.domain.reading import ladder_reading as reading
from goldenthread.domain.reading.columns import Told
from goldenthread.features.improvement.models import LadderDraft
from goldenthread.features.improvement.queries.drafts import bits_kept, found_in, words
from goldenthread.web.kit.columns_form import Drawn

KIND = "ladder"


def drawn(draft: LadderDraft) -> list[Drawn]:
    """Return each table of a ladder with what its columns were taken for, or were told to hold."""
    found, told = found_in(draft), draft.reading.get("told", {})
    made = []
    for place, (title, rows) in enumerate(reading.tables_of(bits_kept(draft))):
        kept = told.get(str(place))
        said = Told(kept[0], tuple(kept[1])) if kept else None if told else reading.columns_of(rows, found, words())
        guessed = said.guessed if said else frozenset[int]()
        made.append(Drawn(rows, title[:60], said.row if said else None, said.means if said else (), guessed=guessed))
    return made

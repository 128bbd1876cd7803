"""What a label of somebody's visit form may ask for, as a person is asked."""

from goldenthread.domain.reading.forms import Answer, Form
from goldenthread.domain.reading.visit_reading import means_of
from goldenthread.web.kit.columns_form import Drawn

KIND, LEAVE = "visit", "leave"


def drawn(form: Form) -> list[Drawn]:
    """Return a form as one row of answers under its labels."""
    answers = [part for part in form.parts if isinstance(part, Answer)]
    rows = [[one.label for one in answers], [" ".join(one.says) for one in answers]]
    asked = means_of(answers)
    means = [LEAVE if one.what == "" else one.what or "" for one in asked]
    guessed = frozenset(at for at, one in enumerate(asked) if one.is_near)
    return [Drawn(rows, form.title, 0, means, is_form=True, guessed=guessed)] if answers else []


def as_told(means: tuple[str, ...]) -> dict[int, str | None]:
    """Return what a person said of each answer, as it is read."""
    return {place: "" if one == LEAVE else one or None for place, one in enumerate(means)}

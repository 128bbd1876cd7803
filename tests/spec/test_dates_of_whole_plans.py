"""Hand-labelled dates of whole plans: our own few always, and the large set where it lies beside the repository."""

from pathlib import Path

import pytest

from goldenthread.domain.date_words import as_json, read, read_context

REPOSITORY = Path(__file__).parents[2]
OUR_OWN = REPOSITORY / "tests" / "data" / "dates_of_plans.psv"
LARGE_SET = REPOSITORY.parent / "shared" / "data" / "gold" / "dates.psv"
LABELLED = {"our own": OUR_OWN} | (
    {"large set": LARGE_SET}
    if LARGE_SET.exists()
    else {"our own, for no large set lies beside the repository": OUR_OWN}
)


@pytest.mark.parametrize("path", LABELLED.values(), ids=LABELLED.keys())
def test_every_labelled_date_is_read_as_labelled(path):
    lines = [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    wrong = {}
    for _, context, words, kind, from_, to, _ in lines:
        reading = as_json(read(words, read_context(context)))
        if (reading["kind"], reading["from"] or "", reading["to"] or "") != (kind, from_, to):
            wrong[words] = reading
    assert len(lines) > 30
    assert wrong == {}

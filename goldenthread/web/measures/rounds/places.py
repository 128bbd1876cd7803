"""Which place a sheet means by a name that nobody here goes by: asked once, and known the next time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.domain.measures.figure_block import Block, plain
from goldenthread.features.intake import operations, queries
from goldenthread.features.measures.queries import Owed
from goldenthread.features.organisations.models import School
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.paper_columns import PLACES

# So many names are asked about at once, the first of the sheet.
MOST_ASKED = 12
# What stands beneath the places and is none.
_SUMS = frozenset({"total", "totals", "all", "sum", "average", "mean", "overall", "trust", "england", "national"})


class PlacesForm(forms.Form):
    """Of each name of a sheet, which place it is, or that it is none."""

    def __init__(self, data: Any, *, names: Sequence[str], owed: Sequence[Owed]) -> None:
        super().__init__(data)
        schools = dict.fromkeys((one.school.ref, one.school.short_name) for one in owed)
        self.names = names
        for at, name in enumerate(names):
            self.fields[f"place_{at}"] = forms.ChoiceField(
                choices=[("", "None of them: leave it out"), *schools], required=False, label=f"“{name[:60]}”"
            )

    def told(self) -> dict[str, str]:
        """Return the place of each name that one was chosen for."""
        if not self.is_valid():
            return {}
        chosen = ((name, self.cleaned_data[f"place_{at}"]) for at, name in enumerate(self.names))
        return {plain(name): ref for name, ref in chosen if ref}


def told_before(request: TrustRequest) -> dict[str, str]:
    """Return which place each name was said to be in this trust."""
    return {name: means[0] for name, means in queries.all_told(request.reach, PLACES).items() if means}


def ask(request: TrustRequest, owed: Sequence[Owed], block: Block) -> PlacesForm | None:
    """Return the question which places a block means by the names that are not known; none where all are.

    A place of the trust for which nothing is asked of this person is known, and left out.
    """
    said = [name for name in dict.fromkeys(block.unknown_rows) if any(map(str.isalpha, name))]
    others = School.objects.filter(trust=request.trust.pk) if said else School.objects.none()
    known = {plain(name) for names in others.values_list("name", "short_name", "key") for name in names}
    names = [name for name in said if plain(name) not in known | _SUMS][:MOST_ASKED]
    return PlacesForm(request.POST if "places" in request.POST else None, names=names, owed=owed) if names else None


def remember(request: TrustRequest, told: Mapping[str, str]) -> None:
    operations.remember_headings(
        trust=request.trust, kind=PLACES, told={name: [ref] for name, ref in told.items()}, by=request.user
    )

"""Which measure a printed target speaks of.

A plan says "persistent absence below 12 %" and knows nothing of how a trust keeps its measures. What the words name
is looked for among the measures that the trust keeps, and those of the field that it does not keep yet. The software
only proposes: a likeness of words, a figure in another unit or a group of pupils is left to a person.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from goldenthread.domain.targets.claims import Claim, TargetReading
from goldenthread.domain.targets.lexicon import family_of

MOST = 3
# So great a share of a measure's telling words, found in a target, makes it worth proposing.
ENOUGH = 0.6
SHARES = ("percentage", "opinion")

# Families of the lexicon that the field keeps under another key, the likeliest first.
KEPT_AS = {
    "absence": ("overall_absence",),
    "appraisal": ("appraisals_done",),
    "behaviour_incidents": ("bullying_incidents",),
    "deficit": ("balanced_budget",),
    "destinations": ("sustained_destination_16",),
    "em_grade_4": ("grade4_em",),
    "em_grade_5": ("grade5_em",),
    "first_choice": ("first_choices",),
    "gap": ("ks2_gap", "ks4_gap"),
    "gld": ("good_level_of_development",),
    "ks2_rwm": ("rwm_expected",),
    "ks2_rwm_higher": ("rwm_higher",),
    "ks5_points": ("a_level_points",),
    "mtc": ("multiplication_full_marks", "multiplication_check"),
    "ofsted": ("inspection_lowest_area",),
    "pan": ("roll_against_capacity",),
    "parent_satisfaction": ("parents_recommend",),
    "phonics": ("phonics_year_1", "phonics_by_year_2"),
    "punctuality": ("late_before_close",),
    "roll": ("pupils_on_roll",),
    "savings": ("contract_savings",),
    "sickness": ("teacher_absence", "support_absence"),
    "staff_satisfaction": ("staff_recommend",),
    "surplus": ("in_year_balance",),
    "suspensions": ("suspension_rate", "suspended_once"),
    "training": ("training_take_up",),
    "vacancies": ("teacher_vacancies", "governor_vacancies"),
}
# Of a group of pupils the field keeps these by themselves.
OF_A_GROUP = {("attendance", "SEND"): "sen_attendance"}
_GROUP = re.compile(r"(?:group|between)=([^,\]]+)")
_SMALL = re.compile(
    r"\b(?:at|or|in|of|the|an?|and|for|by|who|on|with|from|to|their|than|each|every|per|pupils|students|schools?|"
    r"staff|trust|percentage|proportion|share|number|rates?)\b"
)


@dataclass(frozen=True)
class Known:
    """A measure that can be proposed: the trust's own, or one of the field's."""

    key: str
    name: str
    kind: str
    unit: str = ""


@dataclass(frozen=True)
class Meant:
    """A measure that a target may speak of; `is_sure` where a person need only nod, else `why` says what is open."""

    key: str
    is_sure: bool
    why: str = ""


def measures_meant(reading: TargetReading, known: Sequence[Known]) -> list[Meant]:
    """Return the measures that a target may speak of, the likeliest first."""
    by_key = {one.key: one for one in known}
    claims = [claim for claim in reading.claims if claim.measure]
    found: dict[str, Meant] = {}
    for claim in claims:
        for at, key in enumerate(_keys_of(claim, by_key)):
            found.setdefault(key, _weighed(claim, by_key[key], claims, is_likeliest=at == 0))
    is_named = bool(found)
    claim = claims[0] if claims else Claim()
    for one, share in _alike(reading.text, known):
        is_said_whole = share == 1 and len(_telling(one.name)) > 1
        if is_said_whole or not is_named:
            is_likeliest = is_said_whole and not found
            found.setdefault(one.key, _weighed(claim, one, claims, is_likeliest=is_likeliest))
    return sorted(found.values(), key=lambda one: not one.is_sure)[:MOST]


def _keys_of(claim: Claim, known: Container[str]) -> list[str]:
    """Return the keys under which what a claim names is kept."""
    family = family_of(claim.measure)
    if family is None:
        return []
    group = _GROUP.search(claim.measure or "")
    own = OF_A_GROUP.get((family.key, group[1])) if group else None
    keys = [own] if own else []
    return [key for key in (*keys, family.key, *KEPT_AS.get(family.key, ())) if key in known]


def _weighed(claim: Claim, one: Known, claims: Sequence[Claim], *, is_likeliest: bool) -> Meant:
    """Say whether a person need only nod, or what they have to look at."""
    group = _GROUP.search(claim.measure or "")
    if len({claim.measure for claim in claims}) > 1:
        return Meant(one.key, is_sure=False, why="The target speaks of more than one measure.")
    if group and one.key not in OF_A_GROUP.values():
        return Meant(one.key, is_sure=False, why=f"The target is of one group only: {group[1]}.")
    if not _fits(claim, one):
        return Meant(one.key, is_sure=False, why="Its figures are counted otherwise than the target's.")
    return Meant(one.key, is_sure=is_likeliest, why="" if is_likeliest else "Its words are alike.")


def _fits(claim: Claim, one: Known) -> bool:
    """Say whether a claim's figure can be a figure of the measure."""
    if claim.value is None or claim.reference:
        return True
    if one.kind in SHARES:
        return claim.unit == "%"
    if one.kind == "money":
        return claim.unit == "£"
    # Of so many for every hundred pupils a bare number does not tell whether it is that.
    return claim.unit not in ("%", "£") and not one.unit.startswith("per ")


def _alike(text: str, known: Sequence[Known]) -> list[tuple[Known, float]]:
    """Return the measures whose own words a target says, with how much of them, the most first."""
    said = _telling(text)
    shares = [(one, len(said & words) / len(words)) for one in known if (words := _telling(one.name))]
    near = [pair for pair in shares if pair[1] >= ENOUGH]
    return sorted(near, key=lambda pair: (pair[1], len(_telling(pair[0].name))), reverse=True)


def _telling(text: str) -> frozenset[str]:
    """Return the words that tell of what is measured, without their endings."""
    plain = _SMALL.sub(" ", text.lower().replace("’s", "").replace("'s", ""))
    return frozenset(_stem(word) for word in re.findall(r"[a-z]+|\d+", plain))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word

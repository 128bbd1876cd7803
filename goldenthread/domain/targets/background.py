"""Sentences that tell how things are or who may decide, with figures in them, and set nothing.

Plans and forms explain themselves: "26 % of pupils are eligible", "currently 3 % below others"; schemes of
delegation draw lines of money: "expenditure over £10,000 requires approval". None of them is a target.
"""

from __future__ import annotations

import re

_NOW = re.compile(
    r"\b(?:has|have) (?:consistently )?been\b[^.]*\b(?:for|over) the (?:past|last)\b|"
    r"\b(?:is|are) (?:currently|at present|presently|now)\b|^(?:currently|at present|historically)\b|"
    r"^\W*there (?:is|are) no\b[^.]*\b(?:due to|because|as a result)\b|"
    r"\bmakes? up \d|\baccounts? for \d|\b(?:is|are) (?:eligible|entitled|in receipt|known to be)\b|"
    r"^\W*(?:last )?(?:inspected|founded|opened|established) (?:in|on)\b|\bit was found\b"
)
# "In 2024, 71 % of pupils met the standard" and "results were 5 % below national in 2023" look back.
_THEN = re.compile(
    r"^\W*(?:in|at the end of|by the end of|during) (?:19|20)\d\d(?:[-/]\d\d)?,? [^.]*\b(?:met|was|were|had|achieved|"
    r"attained|reached|made|gained|rose|fell|improved|dropped|stood)\b|"
    r"\b(?:was|were) [^.]*\d[^.]*\bin (?:19|20)\d\d(?:[-/]\d\d)?\W*$"
)
_LIMIT_OF_POWERS = re.compile(
    r"\b(?:requires?|subject to|needs?) (?:[a-z]+ ){0,4}(?:approval|authori[sz]ation|quotes?|quotations?|tenders?|"
    r"signatures?)\b|\bto be (?:approved|authori[sz]ed|signed) by\b|\bquor(?:um|ate)\b|"
    r"^\W*(?:virements?|write[- ]?offs?|expenditure|orders?|purchases?|contracts?|payments?|disposals?|debts?|"
    r"leases?|"
    r"up to|over|above|below|under|between|from)? ?(?:of )?(?:up to|over|above|below|under|between|from|"
    r"exceeding|to a value of)? "
    r"?£ ?[\d,.]+k?(?: ?(?:-|to|and) ?£ ?[\d,.]+k?)?\W*$"
)
_MEANT = re.compile(
    r"\b(?:target|will|aim|by (?:the end|20\d\d|[a-z]+ 20\d\d)|reduce|increase|improve|raise|"
    r"so that)\b"
)


def tells(copy: str) -> bool:
    """Say whether a sentence only tells; one that also sets out to change something is read as a target."""
    looks_on = _NOW.search(copy) or _THEN.search(copy)
    return bool(_LIMIT_OF_POWERS.search(copy) or (looks_on and not _MEANT.search(copy)))

"""What the answers about a plan that was read make of it, before any of it is kept.

An answer never changes what was read: it is worked in afresh each time, over the parts as they were mended by hand,
so that it can be given otherwise until the plan is brought in. What a person wrote by hand stands over an answer.
Where nothing was answered the proposal stands, or what is open is noted on the part, to settle.
"""

from goldenthread.domain.reading.plan_answers.actions import ACTIONS, actions_question, are_actions
from goldenthread.domain.reading.plan_answers.by_hand import shown, work_in
from goldenthread.domain.reading.plan_answers.effects import EFFECTS, effect_of
from goldenthread.domain.reading.plan_answers.settling import settle
from goldenthread.domain.reading.plan_answers.wording import same
from goldenthread.domain.reading.plan_answers.working import Settled

__all__ = [
    "ACTIONS", "EFFECTS", "Settled", "actions_question", "are_actions", "effect_of", "same", "settle", "shown",
    "work_in",
]  # fmt: skip

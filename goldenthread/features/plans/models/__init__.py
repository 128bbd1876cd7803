"""Plans of every kind: one recursive tree in the trust's own words, and what hangs from it."""

from goldenthread.features.plans.models.cascade import Expectation, Ownership
from goldenthread.features.plans.models.challenges import Challenge, ChallengeWord
from goldenthread.features.plans.models.deeds import (
    Action,
    Evidence,
    Occurrence,
    ProgressNote,
    Redating,
    SharedAction,
)
from goldenthread.features.plans.models.elements import Element, ElementStatement, Statement
from goldenthread.features.plans.models.gate import Agreement, Circulation, Confirmation, Judgement
from goldenthread.features.plans.models.grounds import Ground, GroundLink, KeyDocument
from goldenthread.features.plans.models.guides import GuideReader, GuideSending, GuideWord
from goldenthread.features.plans.models.monitoring import Monitoring
from goldenthread.features.plans.models.notices import Notice, NoticeWord
from goldenthread.features.plans.models.places import Latitude, SchoolLine
from goldenthread.features.plans.models.plans import Column, Level, Plan
from goldenthread.features.plans.models.reversals import Reversible
from goldenthread.features.plans.models.showing import Effect, Paper, RollOut
from goldenthread.features.plans.models.ties import AppraisalTie, Assignment, ElementMeasure, ElementTarget, Link
from goldenthread.features.plans.models.topics import Topic, TopicPart
from goldenthread.features.plans.models.undertakings import (
    Joining,
    Undertaking,
    UndertakingAnswer,
    UndertakingWord,
)
from goldenthread.features.plans.models.variations import Variation, YearTheme
from goldenthread.features.plans.models.versions import Carried, Succession, Version
from goldenthread.features.plans.models.weighing import Criterion, OptionScore
from goldenthread.features.plans.models.words import DateWords, Status
from goldenthread.features.plans.models.work import (
    BenefitReview,
    BudgetLine,
    Dependency,
    FactorRating,
    Option,
    Reminder,
    Stage,
    SuccessFactor,
    UnlinkedLine,
)

__all__ = [
    "Action",
    "Agreement",
    "AppraisalTie",
    "Assignment",
    "BenefitReview",
    "BudgetLine",
    "Carried",
    "Challenge",
    "ChallengeWord",
    "Circulation",
    "Column",
    "Confirmation",
    "Criterion",
    "DateWords",
    "Dependency",
    "Effect",
    "Element",
    "ElementMeasure",
    "ElementStatement",
    "ElementTarget",
    "Evidence",
    "Expectation",
    "FactorRating",
    "Ground",
    "GroundLink",
    "GuideReader",
    "GuideSending",
    "GuideWord",
    "Joining",
    "Judgement",
    "KeyDocument",
    "Latitude",
    "Level",
    "Link",
    "Monitoring",
    "Notice",
    "NoticeWord",
    "Occurrence",
    "Option",
    "OptionScore",
    "Ownership",
    "Paper",
    "Plan",
    "ProgressNote",
    "Redating",
    "Reminder",
    "Reversible",
    "RollOut",
    "SchoolLine",
    "SharedAction",
    "Stage",
    "Statement",
    "Status",
    "SuccessFactor",
    "Succession",
    "Topic",
    "TopicPart",
    "Undertaking",
    "UndertakingAnswer",
    "UndertakingWord",
    "UnlinkedLine",
    "Variation",
    "Version",
    "YearTheme",
]

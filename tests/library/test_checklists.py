"""The library of checklists: each holds together, and can be asked of somebody."""

from goldenthread.features.assurance.checklist_shapes import library_checklists
from goldenthread.features.organisations.queries import role_titles

WANTED = {
    "monthly-compliance", "safeguarding-self-audit", "safeguarding-counts", "attendance-guidance", "academy-website",
    "handbook-musts", "statutory-policies", "digital-standards", "health-and-safety", "data-protection",
    "governance-model", "governance-self-assessment", "induction", "curriculum-review", "moderation", "peer-review",
    "legal-and-joining",
    "teaching-strengths-primary", "teaching-strengths-secondary", "new-starter",
    "aspiration-and-care", "assessment-tests", "bias-review", "careers", "community-activity", "course-audit",
    "curriculum-for-groups", "data-scrutiny", "environment-question", "financial-controls", "leaders-skills",
    "learning-by-role", "plain-policy", "professional-learning", "provision-audit", "site-security",
    "staff-transfer", "subject-concepts", "support-case", "working-together",
    "learning-habits", "teaching-over-time", "brand-in-use", "capacity", "curriculum-journey", "entitlement",
    "contract-version", "exam-specifications", "skills-map", "tier-in-place",
    "adaptation", "curriculum-pillars", "home-and-safety", "present-and-possible",
}  # fmt: skip


def test_every_kind_of_check_is_there_once_with_the_days_of_its_rules():
    found = library_checklists()
    assert set(found) == WANTED
    assert [key for key, shape in found.items() if not shape.edition or shape.from_on is None] == []


def test_every_checklist_asks_a_role_that_there_is_and_puts_each_area_under_a_pillar():
    found = library_checklists().values()
    assert [shape.key for shape in found if shape.role not in role_titles()] == []
    assert [(shape.key, area.key) for shape in found for area in shape.areas if not area.pillar] == []


def test_a_figure_that_has_to_be_good_says_how_good():
    for shape in library_checklists().values():
        for question in shape.questions:
            assert question.kind in ("number", "scale") or not question.good, (shape.key, question.key)

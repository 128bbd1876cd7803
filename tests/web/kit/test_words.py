"""Words: every page prints what the trust calls a thing."""

from types import SimpleNamespace

import pytest
from django.template import engines

from goldenthread.web.kit.words import uncapitalised, with_article, word

OWN = SimpleNamespace(
    words={"local_body": {"one": "Academy Committee", "many": "Academy Committees"}, "head": {"one": "Principal"}}
)
PLAIN = SimpleNamespace(words={})


@pytest.mark.parametrize(
    ("phrase", "within"),
    [
        ("Local body", "local body"), ("School", "school"), ("Academy Committee", "Academy Committee"),
        ("Head of School", "Head of School"), ("DfE", "DfE"), ("", ""),
    ],
)  # fmt: skip
def test_a_word_is_small_within_a_sentence_unless_it_is_a_name(phrase, within):
    assert uncapitalised(phrase) == within


def test_a_trust_that_has_no_word_of_its_own_gets_ours():
    assert word(PLAIN, "local_body", "many") == "local bodies"
    assert word(None, "department", "initials") == "DfE"


def test_the_trusts_own_word_stands_in_every_form():
    assert word(OWN, "local_body", "many") == "Academy Committees"
    assert word(OWN, "head", "many") == "principal", "a missing plural falls back on its own word, not on ours"


def test_the_initials_of_another_word_are_never_borrowed():
    assert word(OWN, "local_body", "initials") == "Academy Committee"


def test_an_unknown_concept_is_a_fault_of_the_page():
    with pytest.raises(KeyError):
        word(PLAIN, "governance wombat")


def test_a_template_asks_for_a_word_without_a_load():
    page = engines["django"].from_string('{% word "local_body" "many" capital=True %}: {% word "school" %}')
    assert page.render({"trust": PLAIN}) == "Local bodies: school"


@pytest.mark.parametrize(("phrase", "said"), [("school", "a school"), ("academy", "an academy"), ("unit", "a unit")])
def test_an_article_goes_with_the_word(phrase, said):
    assert with_article(phrase) == said

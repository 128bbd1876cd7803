"""The stylesheet and the fonts are made when static files are collected, and never committed."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from goldenthread.web.kit import made_files


def test_the_stylesheet_is_found_and_begins_with_the_order_of_its_layers():
    text = Path(finders.find(made_files.STYLESHEET)).read_text()
    assert "@layer reset, tokens, base, layout, components, pages, print;" in text[:300]


def test_every_rule_stands_in_a_layer():
    for file in made_files.SOURCES.rglob("*.css"):
        bare = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL).strip()
        assert bare.startswith("@layer "), file
        assert re.sub(r"@layer [^;{]+;", "", bare).count("{") == bare.count("}"), file


def test_no_selector_names_an_id():
    found = re.findall(r"(?:^|[\s,}])#[a-zA-Z][\w-]*\s*[{,.:]", made_files.stylesheet())
    assert found == []


def test_every_component_file_is_part_of_the_stylesheet():
    text = made_files.stylesheet()
    assert all(file.read_text() in text for file in made_files.SOURCES.rglob("*.css"))


@pytest.mark.parametrize("token", sorted(set(re.findall(r"var\((--[\w-]+)", made_files.stylesheet()))))
def test_every_token_that_is_used_is_defined(token):
    assert re.search(rf"{token}:", made_files.stylesheet())

"""Fields: what belongs to a control is tied to it, and nothing typed is lost."""

import pytest
from django import forms
from django.template import engines


class NoteForm(forms.Form):
    said = forms.CharField(label="How does it stand?", help_text="Two sentences.", max_length=20)
    status = forms.ChoiceField(label="Delivery", widget=forms.RadioSelect, choices=[("a", "At risk"), ("d", "Done")])
    tell = forms.BooleanField(label="Tell others", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("The year is closed.")


@pytest.fixture
def drawn():
    def draw(source, **typed):
        form = NoteForm(typed) if typed else NoteForm()
        return engines["django"].from_string(source).render({"form": form})

    return draw


def test_help_is_tied_to_its_control(drawn):
    shown = drawn("{% field form.said %}")
    assert 'id="id_said-help"' in shown
    assert 'aria-describedby="id_said-help"' in shown
    assert "aria-invalid" not in shown


def test_what_is_wrong_is_tied_to_its_control_and_what_was_typed_stays(drawn):
    shown = drawn("{% field form.said %}", said="far too long a thing to say here")
    assert 'aria-describedby="id_said-help id_said-error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'value="far too long a thing to say here"' in shown


def test_a_group_of_choices_is_a_fieldset_with_its_question(drawn):
    shown = drawn("{% field form.status buttons=True %}")
    assert "<legend>Delivery</legend>" in shown
    assert "as-buttons" in shown


def test_a_tick_is_followed_by_its_label(drawn):
    shown = drawn("{% field form.tell %}")
    assert shown.index('type="checkbox"') < shown.index("Tell others")


def test_a_hidden_field_draws_nothing_but_itself(drawn):
    assert drawn("{% field form.revision %}").strip().startswith('<input type="hidden"')


def test_problems_stand_at_the_top_and_lead_to_their_place(drawn):
    shown = drawn("{% form_problems form %}", said="", revision="1")
    assert "3 things to put right" in shown
    assert '<a href="#id_said">How does it stand: ' in shown
    assert '<a href="#id_status_0">Delivery: ' in shown
    assert "<li>The year is closed.</li>" in shown


def test_a_form_that_was_not_sent_has_no_problems(drawn):
    assert drawn("{% form_problems form %}").strip() == ""

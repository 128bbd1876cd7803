"""Every form says in our own words what is wrong with what was typed."""

import pytest
from django import forms
from django.forms import fields

KINDS = [
    (forms.CharField(), "", "Fill this in."),
    (forms.CharField(max_length=3), "four", "Write at most 3 characters; there are 4."),
    (forms.ChoiceField(choices=[("a", "A")]), "b", "Choose one of those that are offered."),
    (forms.IntegerField(), "one", "Write a whole number, such as 12."),
    (forms.IntegerField(max_value=3), "4", "This is at most 3."),
    (forms.DecimalField(), "one", "Write a number in figures, such as 12.5."),
    (forms.DateField(), "tomorrow", "Write the day as 30/11/2026."),
    (forms.EmailField(), "nobody", "Write an email address, such as name@school.example."),
]


@pytest.mark.parametrize(("field", "typed", "says"), KINDS)
def test_a_field_says_it_in_our_words(field: fields.Field, typed: str, says: str) -> None:
    with pytest.raises(forms.ValidationError) as wrong:
        field.clean(typed)
    assert wrong.value.messages == [says]

"""What a form says of a field that is empty or cannot be read, in our own words and once for every form.

A field that knows better says so itself; these stand where it does not.
"""

from django import forms
from django.core import validators
from django.db import models

_FILL_IN = "Fill this in."
_CHOOSE = "Choose one of those that are offered."
_DAY = "Write the day as 30/11/2026."
_NUMBER = "Write a number in figures, such as 12.5."

_OF_FORMS: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": _FILL_IN},
    forms.ChoiceField: {"invalid_choice": _CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": _CHOOSE, "invalid_list": "Choose from those that are offered."},
    forms.ModelChoiceField: {"invalid_choice": _CHOOSE},
    forms.ModelMultipleChoiceField: {
        "invalid_choice": _CHOOSE, "invalid_pk_value": _CHOOSE, "invalid_list": "Choose from those that are offered.",
    },
    forms.IntegerField: {"invalid": "Write a whole number, such as 12."},
    forms.FloatField: {"invalid": _NUMBER},
    forms.DecimalField: {"invalid": _NUMBER},
    forms.DateField: {"invalid": _DAY},
    forms.TimeField: {"invalid": "Write the time as 17:30."},
    forms.DateTimeField: {"invalid": "Write the day and the time as 30/11/2026 17:30."},
    forms.URLField: {"invalid": "Write a whole address, such as https://www.school.example/plan."},
    forms.FileField: {
        "invalid": "The file did not arrive. Choose it again.", "missing": "Choose a file.",
        "empty": "The file is empty.",
        "max_length": "The file’s name has %(length)d signs, and at most %(max)d fit. Give it a shorter one.",
    },
}  # fmt: skip
_OF_TABLES = {"blank": _FILL_IN, "null": _FILL_IN, "invalid_choice": _CHOOSE}
_OF_LIMITS: dict[type[validators.BaseValidator], str] = {
    validators.MaxLengthValidator: "Write at most %(limit_value)d characters; there are %(show_value)d.",
    validators.MinLengthValidator: "Write at least %(limit_value)d characters; there are %(show_value)d.",
    validators.MaxValueValidator: "This is at most %(limit_value)s.",
    validators.MinValueValidator: "This is at least %(limit_value)s.",
}


def say_plainly() -> None:
    """Put our words in the place of the framework's own."""
    for field, words in _OF_FORMS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
    models.Field.default_error_messages = {**models.Field.default_error_messages, **_OF_TABLES}
    for limit, says in _OF_LIMITS.items():
        limit.message = says
    validators.EmailValidator.message = "Write an email address, such as name@school.example."
    validators.URLValidator.message = _OF_FORMS[forms.URLField]["invalid"]

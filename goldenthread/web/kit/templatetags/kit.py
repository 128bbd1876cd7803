"""The kit's template tags: words, figures, statuses and components."""

from django import template

register = template.Library()

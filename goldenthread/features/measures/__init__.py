"""Measures, targets, readings, comparators and standings."""

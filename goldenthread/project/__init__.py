"""Composition only: settings, root addresses, the command line, jobs."""

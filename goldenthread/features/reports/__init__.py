"""Snapshots of what was presented, and their typesetting."""

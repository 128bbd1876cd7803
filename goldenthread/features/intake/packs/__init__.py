"""Starter packs: whole trusts as files, checked when read and copied when adopted."""

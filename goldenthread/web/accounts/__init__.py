"""Accounts: pages and their addresses."""

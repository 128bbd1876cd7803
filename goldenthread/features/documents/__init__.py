"""Controlled documents and their versions, and the evidence of anything: files, addresses, notes."""

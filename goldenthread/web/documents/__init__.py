"""Controlled documents, and the evidence of anything."""

"""Questions about evidence."""

from goldenthread.features.documents.queries.evidence import ADD, evidence_of, find_evidence, may_withdraw, one_piece

__all__ = ["ADD", "evidence_of", "find_evidence", "may_withdraw", "one_piece"]

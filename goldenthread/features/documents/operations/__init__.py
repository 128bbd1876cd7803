"""Keeping documents, files and evidence."""

from goldenthread.features.documents.operations.evidence import attach, withdraw
from goldenthread.features.documents.operations.files import MOST_BYTES, MOST_MEGABYTES
from goldenthread.features.documents.operations.loading import load_document
from goldenthread.features.documents.operations.publishing import circulate, say_where, take_down
from goldenthread.features.documents.operations.reading import ask_to_read, say_read
from goldenthread.features.documents.operations.reviewing import ask_for_document_reviews
from goldenthread.features.documents.operations.taking_up import take_up
from goldenthread.features.documents.operations.varying import ANSWER, answer_variation, ask_to_vary, end_variation
from goldenthread.features.documents.operations.versions import Words, put_in_force, record_agreement, write_draft
from goldenthread.features.documents.operations.writing import (
    COMPLETE,
    READ,
    REVIEW,
    begin_document,
    retire,
    revise_document,
)

__all__ = [
    "ANSWER",
    "COMPLETE",
    "MOST_BYTES",
    "MOST_MEGABYTES",
    "READ",
    "REVIEW",
    "Words",
    "answer_variation",
    "ask_for_document_reviews",
    "ask_to_read",
    "ask_to_vary",
    "attach",
    "begin_document",
    "circulate",
    "end_variation",
    "load_document",
    "put_in_force",
    "record_agreement",
    "retire",
    "revise_document",
    "say_read",
    "say_where",
    "take_down",
    "take_up",
    "withdraw",
    "write_draft",
]

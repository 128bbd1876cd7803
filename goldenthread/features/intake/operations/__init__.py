"""What is done with a file that is brought in: staged, decided on, undone."""

from goldenthread.features.intake.operations.deciding import bring_in, discard, undo
from goldenthread.features.intake.operations.staging import restage, stage, trust_in_register

__all__ = ["bring_in", "discard", "restage", "stage", "trust_in_register", "undo"]

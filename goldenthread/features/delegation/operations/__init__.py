"""What is done to a scheme of delegation."""

from goldenthread.features.delegation.operations.loading import (
    SchemeWords,
    VarianceWords,
    load_scheme,
    load_variances,
)

__all__ = ["SchemeWords", "VarianceWords", "load_scheme", "load_variances"]

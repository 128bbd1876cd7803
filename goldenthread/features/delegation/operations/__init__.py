"""What is done to a scheme of delegation."""

from goldenthread.features.delegation.operations.functions import FunctionWords, load_functions
from goldenthread.features.delegation.operations.loading import (
    SchemeWords,
    VarianceWords,
    load_scheme,
    load_variances,
)

__all__ = ["FunctionWords", "SchemeWords", "VarianceWords", "load_functions", "load_scheme", "load_variances"]

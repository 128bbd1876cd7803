"""Issuing reports, publishing plans, and taking them back."""

from goldenthread.features.reports.operations.issuing import OverOneSide, issue
from goldenthread.features.reports.operations.publishing import NotPublishable, publish, withdraw

__all__ = ["NotPublishable", "OverOneSide", "issue", "publish", "withdraw"]

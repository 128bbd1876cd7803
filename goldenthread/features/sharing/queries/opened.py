"""What of the news and the books stands open to anybody: as it was sent, or agreed, and not taken back."""

from django.db.models import QuerySet

from goldenthread.features.sharing.models import BookWish, Issue


def open_issues(trust: str) -> QuerySet[Issue]:
    """Return the issues that a trust, by its slug, opened to anybody, the newest first."""
    found = Issue.objects.filter(trust__slug=trust, sent_on__isnull=False, opened_on__isnull=False)
    return found.select_related("trust").order_by("-sent_on", "-pk")


def open_reviews(trust: str) -> QuerySet[BookWish]:
    """Return the reviews of books that a trust opened to anybody, the newest first."""
    found = BookWish.objects.filter(trust__slug=trust, agreed_on__isnull=False, opened_on__isnull=False)
    return found.select_related("trust", "post", "school").order_by("-reviewed_on", "-pk")

"""Golden Thread: the system in which a multi-academy trust runs its strategic plan."""

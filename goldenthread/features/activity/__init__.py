"""Tasks, and the outbox from which higher features hear of changes."""

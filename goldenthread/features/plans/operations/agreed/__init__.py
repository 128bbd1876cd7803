"""A plan on its way: through its gate, agreed, frozen as a version, sent round."""

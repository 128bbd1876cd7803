"""Groups of pupils, and which of their figures are hidden, so that no child can be known."""

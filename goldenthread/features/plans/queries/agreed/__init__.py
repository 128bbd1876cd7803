"""A plan on its way and as it was agreed: gate, versions, variations, guides."""

"""How work arrives: school by school, stage by stage, what it costs, the papers it needs, the gaps it narrows."""

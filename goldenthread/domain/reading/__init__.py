"""Reading what a trust brings in: plans, schemes, ladders, registers, checklists, visits."""

"""What stands around a plan: its front, its names, who approved it, page furniture and notes at the foot."""

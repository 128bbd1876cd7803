"""What people take on: leadership opportunities, proposals, pilots, research and curiosity projects."""

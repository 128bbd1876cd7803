"""A plan as a tree: line by line, level by level, year by year, school by school."""

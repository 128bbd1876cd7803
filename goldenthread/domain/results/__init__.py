"""What figures of schools say and how they are made: attendance, attainment, gaps, money, surveys, other schools."""

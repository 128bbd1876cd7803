"""Reading what a visit to a school found out of its form, a list of visits, or a page of prose."""

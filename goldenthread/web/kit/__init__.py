"""The design system, and what every page stands on: access, layout, components."""

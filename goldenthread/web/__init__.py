"""What a person sees: one folder for each part of the site, on the kit."""

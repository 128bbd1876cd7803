"""Questions across measures and schools: heat map, trend, exceptions."""

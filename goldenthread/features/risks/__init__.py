"""Risks and issues of a trust, its services and its schools: scored, answered for, looked at again, handed up."""

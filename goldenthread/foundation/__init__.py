"""Technical ground. It has never heard of a trust."""

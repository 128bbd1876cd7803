"""Reports on their way: drawn up, written in, issued, one or many; and kinds of a trust's own."""

"""Documents that people write, read into text and blocks, whatever they were written with."""

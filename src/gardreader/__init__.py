"""gardreader: an offline reader of rare-disease articles."""

__version__ = "0.1.0"

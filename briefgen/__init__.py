"""briefgen: a static research-brief site generator."""

__version__ = "0.1.0"

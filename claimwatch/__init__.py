"""Claimwatch: numeric claims in the news, and the figures whose claims cannot all hold."""

__version__ = "0.1.0"

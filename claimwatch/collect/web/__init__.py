"""Fetches feeds and pages, politely and without ever being led to a private address."""

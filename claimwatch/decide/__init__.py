"""Decide: what people do with flags, claims and refused records, and what follows from it."""

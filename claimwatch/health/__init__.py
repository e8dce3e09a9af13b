"""Whether the pipeline itself is well: what is looked at, what is said, and how it is told."""

"""The flows: thin over `claimwatch.steps`, whose steps they make Prefect tasks of."""

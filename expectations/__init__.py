"""The gates: one suite of expectations per table, and the checkpoint that runs them on a batch."""

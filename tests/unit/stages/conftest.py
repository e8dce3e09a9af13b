"""A gate that judges publishers as the real suite does, without Great Expectations' seconds."""

from __future__ import annotations

import pytest

from claimwatch.gate import ExpectationResult, GateReport, OpenGate, RowFailure


class HistoryGate(OpenGate):
    """Judges rows of "batches" as the suite does; the real one is tested in test_checkpoint.py."""

    def __init__(self, refuses=()):
        self.refuses = set(refuses)

    def check(self, table, rows):
        failures, results = [], []
        if table == "batches":
            for row in rows:
                for name in [n for n in row if f"{n}_low" in row]:
                    value, low, high = row[name], row[f"{name}_low"], row[f"{name}_high"]
                    if low is not None and value < low:
                        failures.append((row["publisher"], f"{name}_not_low", name, value))
                    if high is not None and value > high:
                        failures.append((row["publisher"], f"{name}_not_high", name, value))
        elif rows and table in self.refuses:
            results = [ExpectationResult("share_dated", None, False, True, "0.3", 0)]
        elif rows:
            results = [ExpectationResult("share_dated", None, True, True, "0.9", 0)]
        found = tuple(RowFailure(*one[:3], str(one[3])) for one in failures)
        return GateReport(table, len(rows), tuple(results), found)


@pytest.fixture(scope="session")
def history_gate():
    """The gate's class; `refuses` names tables whose batches fail as a whole."""
    return HistoryGate

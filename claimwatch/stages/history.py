"""History: what a run read, held against each publisher's own history; what fails is held back.

The newest articles of a publisher may have come in several runs: with runs every quarter of an hour
a single one holds too few to say anything. What fails makes the run degraded, and alerts that rest
on it wait (see `claimwatch.stages.holds`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from claimwatch.baselines import Look, look_at, look_at_volume, thresholds
from claimwatch.gate import ExpectationResult, Gate, GateReport
from claimwatch.stages.holds import Failing, hold_back
from claimwatch.store import Store, ledger

SIDES = ("low", "high")


def check_history(store: Store, gate: Gate) -> None:
    """Count what the run read, check it against the history, and hold back what rests on faults.

    Where nothing was read, publishers are looked at again only once an hour: silence shows then.
    """
    table = thresholds()
    counted = store.execute("count_batches", fresh_hours=table.volume.fresh_hours)
    with store.transaction():
        store.insert("batches", counted)
        looks = _looks(store) if counted or _look_is_due(store) else None
        failing = None if looks is None else _check(store, gate, looks)
        changed = hold_back(store, failing)
        if counted or looks or changed:
            ledger.count_step(store, {}, changed=True)


def _look_is_due(store: Store) -> bool:
    last = store.execute("last_look")[0]["checked_at"]
    again = timedelta(hours=thresholds().look_again_hours)
    return last is None or store.now() - last >= again


def _looks(store: Store) -> list[Look]:
    """Every publisher and measure for which there is history enough."""
    from claimwatch.extract.claims import EXTRACTOR_VERSION

    table, now = thresholds(), store.now()
    by_name = {measure.name: measure for measure in table.measures}
    rows = store.execute(
        "blocks",
        extractor=EXTRACTOR_VERSION,
        block_articles=table.block_articles,
        least_blocks=table.least_blocks,
        most_blocks=table.most_blocks,
        measures=[measure.name for measure in table.measures],
        of=[measure.of for measure in table.measures],
        each=[measure.each for measure in table.measures],
    )
    found = [look_at(by_name[row["measure"]], row, table) for row in rows]
    volume = table.volume
    volumes = store.execute(
        "volumes",
        at=now,
        days=volume.days,
        least_days=volume.least_days,
        least_a_day=volume.least_a_day,
    )
    a_day_ago = now - timedelta(days=1)
    return [
        *(look for look in found if look is not None),
        *(look_at_volume(row, table, a_day_ago) for row in volumes),
    ]


def _check(store: Store, gate: Gate, looks: Sequence[Look]) -> list[Failing]:
    """Have the gate judge the looks, keep what it said, and return what failed."""
    report = gate.check("batches", _rows(looks))
    failed = {(failure.row_id, failure.expectation) for failure in report.failures}
    for part in _reports(looks, failed, report):
        ledger.save_gate_report(store, part)
    store.insert("batch_checks", [_check_row(store, look, failed) for look in looks])
    return [
        Failing(
            publisher=look.publisher,
            table=look.table,
            expectation=name,
            reason=look.words,
            from_at=look.from_at if side in look.holds else None,
        )
        for look in looks
        for side, name in _names(look)
        if (look.publisher, name) in failed
    ]


def _names(look: Look) -> list[tuple[str, str]]:
    """The sides that are looked at, each with the name of its expectation."""
    ends = (look.lo, look.hi)
    sides = zip(SIDES, ends, strict=True)
    return [(side, f"{look.measure}_not_{side}") for side, end in sides if end is not None]


def _rows(looks: Iterable[Look]) -> list[dict[str, object]]:
    """One row a publisher, as the gate's suite of batches looks at it."""
    rows: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for look in looks:
        row = rows[look.publisher]
        row["publisher"] = look.publisher
        row |= {look.measure: look.observed}
        row |= {f"{look.measure}_low": look.lo, f"{look.measure}_high": look.hi}
    return list(rows.values())


def _reports(
    looks: Sequence[Look], failed: set[tuple[str, str]], report: GateReport
) -> list[GateReport]:
    """What the gate said, by the table that each measure is of."""
    results: defaultdict[str, list[ExpectationResult]] = defaultdict(list)
    by_name: defaultdict[tuple[str, str, str], list[Look]] = defaultdict(list)
    for look in looks:
        for _, name in _names(look):
            by_name[look.table, look.measure, name].append(look)
    for (table, measure, name), held in by_name.items():
        off = [look.words for look in held if (look.publisher, name) in failed]
        said = "; ".join(off[:3]) + (f"; and {len(off) - 3} more" if len(off) > 3 else "")
        words = said or f"{len(held)} publishers as usual"
        results[table].append(ExpectationResult(name, measure, not off, True, words, 0))
    broken = [one for one in report.results if not one.success and one.batch_level]
    if broken:
        results["articles"] += broken
    return [GateReport(table, len(looks), tuple(held), ()) for table, held in results.items()]


def _check_row(store: Store, look: Look, failed: set[tuple[str, str]]) -> dict[str, object]:
    return {
        "run_id": store.run_id,
        "checked_at": store.now(),
        "publisher": look.publisher,
        "table_name": look.table,
        "measure": look.measure,
        "observed": look.observed,
        "each_": look.each,
        "usual": look.usual,
        "lo": look.lo,
        "hi": look.hi,
        "success": not any((look.publisher, name) in failed for _, name in _names(look)),
    }

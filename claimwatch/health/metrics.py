"""The facts as Prometheus metrics (text format), each with its unit in its name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily

from claimwatch.health.checks import Check, Wellness
from claimwatch.health.facts import Facts


class _Gathered:
    def __init__(self, facts: Facts, checks: list[Check], now: datetime) -> None:
        self._facts, self._checks, self._now = facts, checks, now

    def collect(self) -> Iterator[GaugeMetricFamily]:
        facts = self._facts
        health = GaugeMetricFamily(
            "claimwatch_health", "1 where a part is well, 0.5 a warning, 0 broken.", labels=["part"]
        )
        values = {Wellness.OK: 1.0, Wellness.WARNING: 0.5, Wellness.BROKEN: 0.0}
        for check in self._checks:
            health.add_metric([check.name], values[check.state])
        yield health
        if facts.published_at is not None:
            age = (self._now - facts.published_at).total_seconds()
            said = "Seconds since a run last published."
            yield GaugeMetricFamily("claimwatch_snapshot_age_seconds", said, value=age)
        yield from _of_steps(facts)
        yield from _of_quality(facts)
        rows = GaugeMetricFamily("claimwatch_rows", "Rows of a table.", labels=["table"])
        for name, count in facts.totals.items():
            rows.add_metric([name], count)
        yield rows
        names = ["kind", "severity", "status"]
        flags = GaugeMetricFamily("claimwatch_flags", "Standing flags.", labels=names)
        for row in facts.flags:
            flags.add_metric([row[name] for name in names], row["flags"])
        yield flags
        outbox = GaugeMetricFamily("claimwatch_deliveries", "Messages by state.", labels=["state"])
        for state, count in facts.deliveries.items():
            outbox.add_metric([state], count)
        yield outbox
        feeds = GaugeMetricFamily(
            "claimwatch_feed_failures", "Failures since the last answer.", labels=["url"]
        )
        for row in facts.sources:
            feeds.add_metric([row["url"]], row["failures"])
        yield feeds
        said = "Free bytes on the database's disk."
        yield GaugeMetricFamily("claimwatch_disk_free_bytes", said, value=facts.free_bytes)


def _of_steps(facts: Facts) -> Iterator[GaugeMetricFamily]:
    said = "When a step last finished an item, seconds since 1970."
    name = "claimwatch_step_last_success_timestamp_seconds"
    last = GaugeMetricFamily(name, said, labels=["step"])
    waiting = GaugeMetricFamily("claimwatch_step_waiting", "Items that wait.", labels=["step"])
    for row in facts.stages:
        if row["last_at"] is not None:
            last.add_metric([row["stage"]], row["last_at"].timestamp())
        waiting.add_metric([row["stage"]], row["waiting"])
    yield last
    yield waiting
    for row in facts.stages:
        if row["lag_hours"] is not None:
            said = "Median seconds from an article's publication until it was taken in."
            yield GaugeMetricFamily("claimwatch_lag_seconds", said, value=row["lag_hours"] * 3600)


def _of_quality(facts: Facts) -> Iterator[GaugeMetricFamily]:
    said = "Parts of the data that fail a check on whole batches."
    yield GaugeMetricFamily("claimwatch_parts_failing", said, value=len(facts.holds))
    said = "Alerts that wait for their data to be well again."
    yield GaugeMetricFamily("claimwatch_alerts_held", said, value=facts.held)
    said = "Publishers that are silent for longer than usual."
    yield GaugeMetricFamily("claimwatch_publishers_silent", said, value=len(facts.silent))


def metrics_text(facts: Facts, checks: list[Check], now: datetime) -> bytes:
    """All metrics in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_Gathered(facts, checks, now))
    return generate_latest(registry)

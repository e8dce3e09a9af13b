"""The closed vocabularies of the domain: every value that a field of a record may take.

The words are those of GLOSSARY.md; users meet them in the command's output and on the dashboard.
"""

from __future__ import annotations

from enum import StrEnum


class Bound(StrEnum):
    """What a claim says of its number: how far the truth may lie from it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    RANGE = "range"
    VAGUE = "vague"


class Trend(StrEnum):
    """Which way the number is said to have moved."""

    UP = "up"
    DOWN = "down"


class ClaimKind(StrEnum):
    """What sort of number a claim holds."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    AGE = "age"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"
    SCORE = "score"
    RECORD = "record"
    NAME = "name"
    VERSION = "version"
    PHONE = "phone"
    ADDRESS = "address"
    LIST = "list"
    INDEFINITE = "indefinite"


MONITORABLE = frozenset(
    {
        ClaimKind.COUNT,
        ClaimKind.MONEY,
        ClaimKind.PERCENT,
        ClaimKind.MEASURE,
        ClaimKind.DURATION,
        ClaimKind.RATIO,
        ClaimKind.MULTIPLE,
    }
)


class Polarity(StrEnum):
    """Whether the text asserts the figure or quotes it to reject it."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Extent(StrEnum):
    """Whether a figure is a total so far (stock) or belongs to a period (flow)."""

    STOCK = "stock"
    FLOW = "flow"


class FlagKind(StrEnum):
    """Conflicts (dispute, misreport, inconsistent), the trend (revision) and softer notices."""

    DISPUTE = "dispute"
    MISREPORT = "misreport"
    INCONSISTENT = "inconsistent"
    REVISION = "revision"
    HEDGE_DRIFT = "hedge_drift"
    SCOPE_DRIFT = "scope_drift"
    ATTRIBUTION_DROPPED = "attribution_dropped"
    STALE = "stale"
    SILENT_EDIT = "silent_edit"


CONFLICTS = frozenset({FlagKind.DISPUTE, FlagKind.MISREPORT, FlagKind.INCONSISTENT})
NOTICES = frozenset(
    {
        FlagKind.HEDGE_DRIFT,
        FlagKind.SCOPE_DRIFT,
        FlagKind.ATTRIBUTION_DROPPED,
        FlagKind.STALE,
        FlagKind.SILENT_EDIT,
    }
)


class Severity(StrEnum):
    """The band of a flag, from the size of the gap and who stands behind each side."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class FlagStatus(StrEnum):
    """Where a flag stands: told again only on a material change."""

    NEW = "new"
    ONGOING = "ongoing"
    ESCALATING = "escalating"
    REGRESSED = "regressed"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"


class FlagChange(StrEnum):
    """What changed of a flag from one run to another."""

    RAISED = "raised"
    RETURNED = "returned"
    GONE = "gone"
    MERGED = "merged"
    TOOK_IN = "took_in"
    SPLIT = "split"
    CLAIMS_JOINED = "claims_joined"
    CLAIMS_LEFT = "claims_left"
    KIND = "kind"
    SEVERITY = "severity"
    GAP = "gap"
    ORIGINS = "origins"


class ChangeCause(StrEnum):
    """Why a flag changed: articles came, the rules or tables changed, or people decided."""

    ARTICLES = "articles"
    RULES = "rules"
    DECISIONS = "decisions"


class RunKind(StrEnum):
    """What a run is for. What a backfill finds is old, so no digest tells it."""

    MONITOR = "monitor"
    BACKFILL = "backfill"
    REEXTRACT = "reextract"


class AlarmKind(StrEnum):
    """What trouble of the pipeline itself an alarm is about."""

    RUN_DIED = "run died"


class FeedKind(StrEnum):
    """What a feed's address gives."""

    AUTO = "auto"
    FEED = "feed"
    SITEMAP = "sitemap"


class Judgement(StrEnum):
    """Whether two claims speak of one quantity. Unsure keeps them apart and is shown on request."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"

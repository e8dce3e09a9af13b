"""What keeps two claims apart whatever else they share. Each veto says why, or None."""

from __future__ import annotations

from collections.abc import Callable

from claimwatch.match.forecasts import veto_forecast
from claimwatch.match.game_clock import veto_clock
from claimwatch.match.pairs import Pair
from claimwatch.match.share_prices import veto_quoted
from claimwatch.match.vetoes_counted import (
    veto_counted,
    veto_events,
    veto_measures,
    veto_ratio,
    veto_small_counts,
)
from claimwatch.match.vetoes_who import (
    veto_age_and_duration,
    veto_aged,
    veto_bidders,
    veto_bygone,
    veto_days,
    veto_doers,
    veto_employers,
    veto_persons,
    veto_places,
    veto_years,
)
from claimwatch.match.vetoes_whole import (
    veto_added,
    veto_averages,
    veto_included,
    veto_leads,
    veto_part,
    veto_picked,
    veto_sentence,
    veto_shares,
    veto_spans,
    veto_sum,
    veto_taken_in,
)
from claimwatch.match.ways import veto_counts_from, veto_ways
from claimwatch.model import Reason

VETOES: tuple[Callable[[Pair], Reason | None], ...] = (
    veto_measures,
    veto_age_and_duration,
    veto_counted,
    veto_events,
    veto_small_counts,
    veto_sentence,
    veto_ratio,
    veto_part,
    veto_included,
    veto_picked,
    veto_added,
    veto_taken_in,
    veto_quoted,
    veto_shares,
    veto_spans,
    veto_forecast,
    veto_clock,
    veto_ways,
    veto_counts_from,
    veto_leads,
    veto_averages,
    veto_doers,
    veto_employers,
    veto_bidders,
    veto_persons,
    veto_aged,
    veto_sum,
    veto_days,
    veto_years,
    veto_bygone,
    veto_places,
)


def first_veto(pair: Pair) -> Reason | None:
    """The first veto that holds, or None."""
    return next((reason for check in VETOES if (reason := check(pair))), None)

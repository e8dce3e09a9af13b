"""What a number may measure where its words leave that open, and of how many sorts some are."""

from __future__ import annotations

from collections.abc import Iterable

from claimwatch.extract.unit_table import unit_table
from claimwatch.match.implied_rates import implied_rate
from claimwatch.match.persons import person_of
from claimwatch.match.profile import read_profile
from claimwatch.match.units import bare_unit
from claimwatch.model import Claim, ClaimKind

_DURATION = "duration"
_SHORT_FOR = {"degree": "temperature"}
"""What else a unit may stand for that is written short: "31 degrees" in the shade."""


def is_age_of_thing(claim: Claim) -> bool:
    """True for how long a thing has been: "the 26-year-old mill"; not for a person's age.

    Of labelled pairs of such an age and of a duration that write one number 29 are of one quantity
    and none of two; of those of a person's age 7 and 30.
    """
    if claim.kind is not ClaimKind.AGE or "old" not in claim.text.lower():
        return False
    profile = read_profile(claim)
    return bool(profile.head) and not profile.is_person and not person_of(claim)


def dimensions_meant(claim: Claim) -> frozenset[str]:
    """The dimensions that a claim's number may be of: "money" and "money per share" of "410p".

    None of a bare number, which may stand with any.
    """
    if claim.dimension is None:
        return frozenset()
    meant = {claim.dimension}
    rate = implied_rate(claim)
    if rate is not None:
        per = rate.rpartition(" per ")[2]
        unit = unit_table().get(per)
        meant.add(f"{claim.dimension} per {unit.dimension if unit else per}")
    if claim.unit in _SHORT_FOR:
        meant.add(_SHORT_FOR[claim.unit])
    if is_age_of_thing(claim):
        meant.add(_DURATION)
    return frozenset(meant)


def count_dimensions(claims: Iterable[Claim]) -> int:
    """Of how many dimensions claims are at least, 0 for bare numbers alone.

    Those that a claim may be of both count as one: a bid of "410p" and one of "410p a share". So do
    those of one number, of which some may leave out what it is per: "$44 a month" and "$44".
    """
    sorts: list[frozenset[str]] = []
    for claim in claims:
        meant = dimensions_meant(claim)
        if not meant:
            continue
        if claim.unit:
            meant |= {f"{bare_unit(claim)} {claim.as_written.lo}"}
        met = [sort for sort in sorts if sort & meant]
        sorts = [sort for sort in sorts if not sort & meant] + [meant.union(*met)]
    return len(sorts)

"""Laws of grouping: order is immaterial, and the quick linkage equals a slow, obvious one."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimwatch.match.linkage import MILLION, link_groups
from claimwatch.model import Interval

IDS = [f"c{number}" for number in range(8)]
PAIRS = list(combinations(IDS, 2))
SCORE = st.integers(0, 20).map(lambda tenths: tenths / 20)
SCORES = st.dictionaries(st.sampled_from(PAIRS), SCORE | st.none(), max_size=len(PAIRS))
SHARES = st.sampled_from([0.0, 0.25, 0.5, 1.0])
VETOES = st.sets(st.sampled_from(PAIRS), max_size=6)
THRESHOLD = 0.5


def slow_groups(scores, vetoed, least_known=0.0):
    """Join the two best groups, looking at every pair of claims every time."""
    groups = [frozenset({one}) for one in IDS]
    said = {pair: score for pair, score in scores.items() if score is not None}
    value = {frozenset(pair): Fraction(round(s * MILLION), MILLION) for pair, s in said.items()}
    left_out = {frozenset(pair) for pair in scores.keys() - said.keys()}
    apart = {frozenset(pair) for pair in vetoed}
    while True:
        best = None
        for left, right in combinations(sorted(groups, key=min), 2):
            crossing = [frozenset({a, b}) for a in left for b in right]
            if any(pair in apart for pair in crossing) or not any(p in value for p in crossing):
                continue
            counted = [pair for pair in crossing if pair not in left_out]
            if len(counted) < least_known * len(crossing):
                continue
            mean = sum(value.get(pair, Fraction(0)) for pair in counted) / len(counted)
            key = (-mean, min(left), min(right))
            if mean >= Fraction(1, 2) and (best is None or key < best[0]):
                best = (key, left, right)
        if best is None:
            return sorted(sorted(group) for group in groups)
        groups = [g for g in groups if g not in best[1:]] + [best[1] | best[2]]


@settings(deadline=None)
@given(SCORES, VETOES, SHARES)
@example({("c2", "c6"): None, ("c2", "c3"): 0.5, ("c3", "c6"): 0.55}, set(), 1.0)
def test_the_quick_linkage_equals_the_slow_one(scores, vetoed, share):
    found = link_groups(IDS, scores, vetoed, THRESHOLD, share)
    assert found == slow_groups(scores, vetoed, share)


@settings(deadline=None)
@given(SCORES, VETOES, st.randoms(use_true_random=False))
def test_the_order_of_ids_and_scores_is_immaterial(scores, vetoed, random):
    ids, rows = list(IDS), list(scores.items())
    random.shuffle(ids)
    random.shuffle(rows)
    turned = {((b, a) if random.random() < 0.5 else (a, b)): s for (a, b), s in rows}
    assert link_groups(ids, turned, vetoed, THRESHOLD) == link_groups(
        IDS, scores, vetoed, THRESHOLD
    )


@settings(deadline=None)
@given(SCORES, VETOES)
def test_a_vetoed_pair_is_never_in_one_group(scores, vetoed):
    for group in link_groups(IDS, scores, vetoed, THRESHOLD):
        assert not any(pair in vetoed for pair in combinations(group, 2))


@settings(deadline=None)
@given(st.sampled_from(PAIRS))
def test_one_strong_link_cannot_glue_two_groups(pair):
    left, right = IDS[:4], IDS[4:]
    scores = {p: 0.9 for half in (left, right) for p in combinations(half, 2)}
    scores[pair] = 1.0
    assert max(map(len, link_groups(IDS, scores, set(), THRESHOLD))) <= 4


ENDS = st.one_of(st.none(), st.integers(-5, 5).map(float))


@st.composite
def intervals(draw):
    lo, hi = draw(ENDS), draw(ENDS)
    if lo is not None and hi is not None and lo > hi:
        lo, hi = hi, lo
    return Interval(lo, hi, draw(st.booleans()), draw(st.booleans()))


@settings(deadline=None)
@given(intervals(), intervals())
def test_meeting_is_symmetric(left, right):
    assert left.meets(right) == right.meets(left)

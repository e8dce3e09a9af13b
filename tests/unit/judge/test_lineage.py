"""Flags before above, flags now below: which goes on as which, and what that changed."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.judge.history import changes_between
from claimwatch.judge.lineage import FlagState, trace
from claimwatch.model import FlagChange, FlagKind, Severity

DISPUTE, MISREPORT, REVISION = FlagKind.DISPUTE, FlagKind.MISREPORT, FlagKind.REVISION


def state(key, claims, kind=DISPUTE, flag_id=None, **fields):
    fields.setdefault("severity", Severity.LOW)
    fields.setdefault("origins", 2)
    fields.setdefault("gap", 1.5)
    return FlagState(flag_id or key, key, kind, "f", claim_ids=frozenset(claims), **fields)


CASES = [
    # before, now, lasting ids by key
    ("a new one is known by its key", [], [state("k", "ab")], {"k": "k"}),
    ("claims join", [state("k", "ab")], [state("k", "abc")], {"k": "k"}),
    ("its figure has another name now", [state("k", "ab")], [state("m", "abc")], {"m": "k"}),
    (
        "the greater part of a split keeps the id",
        [state("k", "abcde")],
        [state("k", "ab"), state("m", "cde")],
        {"m": "k", "k": "new"},
    ),
    (
        "of two that merge the greater goes on",
        [state("k", "ab"), state("m", "cde")],
        [state("k", "abcde")],
        {"k": "m"},
    ),
    (
        "another kind, the same quarrel",
        [state("k", "ab")],
        [state("m", "ab", MISREPORT)],
        {"m": "k"},
    ),
    (
        "a flag of the same kind comes first",
        [state("k", "ab"), state("r", "abcd", REVISION)],
        [state("m", "abcd")],
        {"m": "k"},
    ),
    (
        "a notice never becomes a conflict",
        [state("k", "ab", FlagKind.HEDGE_DRIFT)],
        [state("m", "ab")],
        {"m": "m"},
    ),
    ("one claim in common is another quarrel", [state("k", "ab")], [state("m", "bc")], {"m": "m"}),
    (
        "one that was gone returns",
        [state("k", "ab", stands=False)],
        [state("m", "abc")],
        {"m": "k"},
    ),
    (
        "one that was gone returns only as what it was",
        [state("k", "ab", stands=False)],
        [state("m", "ab", MISREPORT)],
        {"m": "m"},
    ),
    (
        "what was decided on one that is gone comes before what another kind became",
        [state("k", "ab", stands=False), state("r", "ab", REVISION)],
        [state("m", "ab")],
        {"m": "k"},
    ),
]


@pytest.mark.parametrize(
    ("before", "now", "ids"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_each_flag_goes_on_as_the_one_it_shares_most_with(before, now, ids):
    found = trace(before, now).ids
    assert found.keys() == ids.keys()
    for key, flag_id in ids.items():
        if flag_id == "new":
            assert found[key] not in {old.flag_id for old in before}
        else:
            assert found[key] == flag_id


def test_an_id_that_another_flag_bears_is_not_given_again():
    found = trace([], [state("k", "ab")], taken={"k"})
    assert found.ids["k"] != "k"
    assert trace([], [state("k", "ab")], taken={"k"}) == found


def changes(before, now):
    return [
        (c.flag_id, c.change.value, c.was, c.now)
        for c in changes_between(before, now, trace(before, now), {}, {})
    ]


def test_the_history_says_what_changed():
    before = [state("k", "ab")]
    now = [state("m", "acd", MISREPORT, severity=Severity.HIGH, origins=3, gap=2.0)]
    now = [*now, state("n", "xy", REVISION)]
    before = [state("k", "abc"), *before[1:]]
    assert changes(before, now) == [
        ("k", "claims_joined", None, None),
        ("k", "claims_left", None, None),
        ("k", "kind", "dispute", "misreport"),
        ("k", "severity", "low", "high"),
        ("k", "gap", "1.50", "2.00"),
        ("k", "origins", "2", "3"),
        ("n", "raised", None, "revision"),
    ]


def test_the_history_names_the_flags_that_split_merge_and_go():
    parted = changes([state("k", "abcde")], [state("k", "ab"), state("m", "cde")])
    assert {change[1:3] for change in parted} == {("claims_left", None), ("split", "k")}
    assert changes([state("k", "ab"), state("m", "cde")], [state("k", "abcde")]) == [
        ("k", "merged", None, "m"),
        ("m", "took_in", "k", None),
        ("m", "claims_joined", None, None),
    ]
    assert changes([state("k", "ab")], []) == [("k", "gone", None, None)]
    gone = state("k", "ab", stands=False)
    assert changes([gone], [state("k", "ab")]) == [("k", "returned", None, None)]


def test_nothing_new_is_no_change():
    assert changes([state("k", "ab")], [state("k", "ab")]) == []
    assert changes([state("k", "ab", stands=False)], []) == []


@st.composite
def figures_of_flags(draw):
    """Flags as they may stand at once: their claims apart within a kind, ids and keys distinct."""
    flags = []
    for kind in (DISPUTE, REVISION):
        claims = draw(st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=10))
        cuts = sorted(draw(st.sets(st.integers(0, 10), max_size=3)) | {0, len(claims)})
        parts = [claims[a:b] for a, b in pairwise(cuts)]
        flags += [state(f"{kind.value}-{min(p)}", p, kind) for p in parts if len(p) >= 2]
    return flags


@given(st.lists(figures_of_flags(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_over_any_history_ids_are_borne_by_one_flag_and_order_is_immaterial(turns, shuffler):
    known: dict[str, FlagState] = {}
    for now in turns:
        states = list(known.values())
        lineage = trace(states, now)
        assert len(set(lineage.ids.values())) == len(now)
        mixed, turned = states.copy(), now.copy()
        shuffler.shuffle(mixed)
        shuffler.shuffle(turned)
        assert trace(mixed, turned) == lineage
        told = changes_between(states, now, lineage, {}, {})
        for change in told:
            assert (change.change in {FlagChange.GONE, FlagChange.MERGED}) == (
                change.flag_id not in lineage.ids.values()
            )
        known = {k: _gone(s) for k, s in known.items()} | {
            lineage.ids[s.flag_key]: state(s.flag_key, s.claim_ids, s.kind, lineage.ids[s.flag_key])
            for s in now
        }


def _gone(old):
    return state(old.flag_key, old.claim_ids, old.kind, old.flag_id, stands=False)


@given(figures_of_flags())
def test_what_only_grows_keeps_every_id(now):
    random.Random(0).shuffle(now)
    grown = [state(f"new {s.flag_key}", s.claim_ids | {"z" + s.flag_key}, s.kind) for s in now]
    lineage = trace(now, grown)
    assert {s.flag_key: lineage.ids[f"new {s.flag_key}"] for s in now} == {
        s.flag_key: s.flag_key for s in now
    }
    for a, b in combinations(now, 2):
        assert a.flag_key != b.flag_key

"""How far one company's shares moved on one day: one quantity, which moves while they trade."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.judge.kinds import kind_of
from claimwatch.match.share_moves import share_move
from claimwatch.match.told import one_share_move, read_told
from claimwatch.model import ClaimKind, FlagKind

PERCENT = {"kind": ClaimKind.PERCENT, "unit": "percentage"}
DOLLARS = {"kind": ClaimKind.MONEY, "unit": "dollar"}
OPENED = "Shares of Brightwater Foods jumped 16 percent to $31.32 in early trading."
CLOSED = (
    "Brightwater shares ended 21 percent higher at $32.67 in Dunmar, while Alder lost 4 percent."
)


@pytest.fixture
def claim(make_claim):
    def make(article_id, sentence, text, **fields):
        value = float(text.strip("$").split()[0])
        sort = DOLLARS if text.startswith("$") else PERCENT
        return make_claim(article_id, sentence, text, value, **(sort | fields))

    return make


@pytest.mark.parametrize(
    ("sentence", "number", "owner", "is_up", "at_close"),
    [
        (OPENED, "16 percent", {"brightwater", "foods"}, True, False),
        (OPENED, "$31.32", {"brightwater", "foods"}, True, False),
        (CLOSED, "21 percent", {"brightwater"}, True, True),
        (CLOSED, "$32.67", {"brightwater"}, True, True),
        (CLOSED, "4 percent", {"alder"}, False, False),
        ("Its shares were down about 8 percent.", "8 percent", set(), False, False),
        ("Shares in the firm closed 8 percent lower.", "8 percent", set(), False, True),
        ("The stock fell $2.14, or 8 percent.", "8 percent", set(), False, False),
        ("The stock closed at $32.67 on Monday.", "$32.67", set(), None, True),
        ("Brightwater closed at $32.67 in Dunmar.", "$32.67", {"brightwater"}, None, True),
        ("Brightwater was last traded at $32.67.", "$32.67", {"brightwater"}, None, False),
        ("The stock was at $32.67 in early trading.", "$32.67", set(), None, False),
    ],
)
def test_shares_move_one_way_by_so_much_or_to_a_price(
    claim, sentence, number, owner, is_up, at_close
):
    found = share_move(claim("a", sentence, number))
    assert (found.owner, found.is_up, found.at_close) == (owner, is_up, at_close)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Shares of Brightwater rose 2 percent on the week.", "2 percent"),
        ("Brightwater shares have lost 30 percent in the past year.", "30 percent"),
        ("Holders of Brightwater stock will end up with 42 percent of Alder.", "42 percent"),
        ("Hobbs owns 8 percent of Brightwater's shares.", "8 percent"),
        ("Brightwater offers $27.50 a share for Alder's stock.", "$27.50"),
        ("Last autumn the stock was trading at $27.50.", "$27.50"),
        ("Turnout rose 2 percent in Dunmar.", "2 percent"),
    ],
)
def test_shares_held_or_offered_for_or_moved_over_weeks_are_no_move_of_a_day(
    claim, sentence, number
):
    assert share_move(claim("a", sentence, number)) is None


@pytest.mark.parametrize("between", ["1," * 5_000, "," * 5_000, "Dunmar " * 5_000, "up " * 5_000])
def test_a_monstrous_sentence_ends(claim, between):
    assert share_move(claim("a", f"Shares rose {between}x 8 percent.", "8 percent")) is None


UNNAMED = "The stock fell 8 percent."
MONDAY, NIGHT, WEDNESDAY = (
    datetime(2024, 5, d, h, tzinfo=UTC) for d, h in ((6, 9), (7, 1), (8, 9))
)


@pytest.mark.parametrize(
    ("first", "second", "times", "expected"),
    [
        ((OPENED, "16 percent"), (CLOSED, "21 percent"), (MONDAY, NIGHT), True),
        ((OPENED, "16 percent"), (CLOSED, "21 percent"), (MONDAY, None), True),
        ((OPENED, "$31.32"), (CLOSED, "$32.67"), (MONDAY, NIGHT), True),
        # another day, another way, another company, a number of another sort
        ((OPENED, "16 percent"), (CLOSED, "21 percent"), (MONDAY, WEDNESDAY), False),
        ((UNNAMED, "8 percent"), (CLOSED, "21 percent"), (MONDAY, NIGHT), False),
        ((OPENED.replace("Brightwater", "Alder"), "16 percent"), (CLOSED, "21 percent"),
         (MONDAY, NIGHT), False),
        ((OPENED, "16 percent"), (CLOSED, "$32.67"), (MONDAY, NIGHT), False),
        # whose they are is not said: each article's only fall
        ((UNNAMED, "8 percent"), (CLOSED, "4 percent"), (MONDAY, NIGHT), True),
        # prices that are told without a move: a day apart as long as the shares are traded
        ((OPENED, "$31.32"), ("Brightwater was last traded at $31.87.", "$31.87"),
         (MONDAY, NIGHT), True),
        (("Brightwater closed at $31.90.", "$31.90"), (CLOSED, "$32.67"),
         (MONDAY, NIGHT), False),
        # two closing prices of days that are not known
        ((CLOSED, "21 percent"), (CLOSED.replace("21", "19"), "19 percent"), (None, NIGHT), False),
        ((CLOSED, "21 percent"), (CLOSED.replace("21", "19"), "19 percent"), (NIGHT, NIGHT), True),
    ],
)  # fmt: skip
def test_two_numbers_of_one_companys_day_are_one_quantity(claim, first, second, times, expected):
    a, b = claim("a", *first), claim("b", *second)
    told = read_told([a, b], dict(zip("ab", times, strict=True)))
    assert one_share_move(a, b, told) is expected
    assert one_share_move(b, a, told) is expected


def test_a_second_fall_leaves_open_which_one_is_meant(claim):
    a, b = claim("a", UNNAMED, "8 percent"), claim("b", CLOSED, "4 percent")
    other = claim("b", "Shares in Tarn fell 9 percent.", "9 percent")
    assert not one_share_move(a, b, read_told([a, b, other], {}))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ((OPENED, "16 percent"), (CLOSED, "21 percent"), FlagKind.REVISION),
        ((OPENED, "$31.32"), ("The stock rocketed and stood at $32.67.", "$32.67"),
         FlagKind.REVISION),
        ((CLOSED, "21 percent"), (CLOSED.replace("21", "19"), "19 percent"), FlagKind.DISPUTE),
        ((CLOSED, "$32.67"), (CLOSED.replace("2.67", "1"), "$31"), FlagKind.DISPUTE),
        ((CLOSED, "$32.67"), ("On Friday the shares closed at $31.", "$31"), FlagKind.REVISION),
    ],
)  # fmt: skip
def test_only_closing_prices_of_one_day_can_conflict(claim, make_article, first, second, kind):
    a, b = claim("a", *first), claim("b", *second)
    later = timedelta(days=4 * ("Friday" in second[0]))
    articles = {
        name: make_article(name, article_id=name, published_at=at, publisher=name)
        for name, at in (("a", MONDAY), ("b", MONDAY + later))
    }
    assert kind_of(a, b, articles, {}).kind is kind

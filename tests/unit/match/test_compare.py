from __future__ import annotations

from datetime import date

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.candidates import blocking_keys, pairs_in_memory
from claimwatch.match.comparators import COMPARATORS, compare_rounded
from claimwatch.match.compare import compare_claims, read_weights
from claimwatch.match.pairs import read_pair
from claimwatch.match.profile import read_profile
from claimwatch.model import ClaimKind, Extent, Interval, Judgement, Polarity, Scope

KILLED = "The landslide above Tarn village killed 31 people, police said."


@pytest.fixture
def claim(make_claim):
    def build(article_id, sentence, text, **fields):
        value = float(text.replace(",", ""))
        return make_claim(article_id, sentence, text, value, **fields)

    return build


def killed(claim, article_id, sentence=KILLED, text="31", **fields):
    fields.setdefault("scope", Scope("people", "kill", (), ("Tarn",)))
    return claim(article_id, sentence, text, counted=("people",), **fields)


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_a_comparator_is_symmetric_within_bounds_and_says_why(claim, comparator):
    a = killed(claim, "a")
    b = claim("b", "About 40 houses were destroyed on Friday.", "40", counted=("house",))
    forward, back = comparator(read_pair(a, b, {})), comparator(read_pair(b, a, {}))
    assert forward.score == pytest.approx(back.score)
    assert -1 <= forward.score <= 1
    assert forward.words


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_no_comparator_looks_at_the_value(claim, comparator):
    a = killed(claim, "a")
    near = killed(claim, "b", KILLED.replace("31", "32"), "32")
    far = killed(claim, "b", KILLED.replace("31", "90"), "90")
    assert comparator(read_pair(a, near, {})).score == comparator(read_pair(a, far, {})).score


def test_the_same_sentence_is_the_same_quantity_whatever_the_number(claim):
    link = compare_claims(
        killed(claim, "a"), killed(claim, "b", KILLED.replace("31", "34"), "34"), {}
    )
    assert link.judgement is Judgement.SAME
    assert link.reasons[0].score > 0


def test_a_link_is_the_same_whichever_claim_comes_first(claim):
    a, b = killed(claim, "a"), killed(claim, "b")
    assert compare_claims(a, b, {}) == compare_claims(b, a, {})


@pytest.mark.parametrize(
    ("veto", "sentence", "fields"),
    [
        ("event", "The slide injured 31 people.", {"scope": Scope("people", "injure")}),
        ("event", "By noon 31 people had volunteered.", {"scope": Scope("people", "volunteer")}),
        ("part", "The slide killed 12 of them.", {}),
        ("part", "At least 12 of the dead were found.", {}),
        ("part", "The slide killed 12 people in a single house.", {}),
        ("part", "The slide cost many lives, 12 of them killed later.", {}),
        ("part", "In the slide 12 of the girls were killed.", {"scope": Scope("girl", "kill")}),
        ("added", "It killed 31, which is 12 more than in March.", {}),
        ("event", "In Tarn 12 people were arrested.", {"scope": Scope("people", "arrest")}),
        ("event", "There were 12 miners underground at the time.", {"scope": Scope("miner", "be")}),
        ("doer", "Hobbs killed 12 people.", {"scope": Scope("people", "kill", doers=("Hobbs",))}),
        ("lead", "Tarn lay 12 lengths behind the slide that killed.", {}),
        ("average", "On average 12 people die in slides.", {"scope": Scope("people", "die")}),
        ("ratio", "The landslide above Tarn village killed 31000 people.", {}),
        ("measure", "The slide took 31 minutes.", {"kind": ClaimKind.DURATION, "unit": "minute"}),
        (
            "day",
            "The slide killed 12 people.",
            {"as_of": date(2023, 5, 4), "as_of_from": "stated", "extent": Extent.FLOW},
        ),
        (
            "day",
            "The slide killed 12 people.",
            {"as_of": date(2023, 2, 28), "as_of_from": "article"},
        ),
    ],
)
def test_vetoes_keep_apart_and_say_so(claim, veto, sentence, fields):
    stated = {"as_of": date(2023, 5, 5), "as_of_from": "stated", "extent": Extent.FLOW}
    scope = Scope("people", "kill", (), ("Tarn",), doers=("Alder Army",))
    a = killed(claim, "a", scope=scope, **(stated if veto == "day" else {}))
    text = next(word for word in sentence.split() if word.isdigit())
    link = compare_claims(a, killed(claim, "b", sentence, text, **fields), {})
    assert link.judgement is Judgement.DIFFERENT
    assert link.reasons[0].comparator == f"veto:{veto}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The slide killed 12, of whom five were children.",
        "There are 12 of them under the slide that killed.",
    ],
)
def test_a_whole_that_is_broken_up_is_no_part(claim, sentence):
    link = compare_claims(killed(claim, "a"), killed(claim, "b", sentence, "12"), {})
    assert link.reasons[0].comparator != "veto:part"


@pytest.mark.parametrize(
    ("one", "other", "vetoed"),
    [
        ("The slide killed 31, among them 12 children.", "The slide killed 12 people.", True),
        ("The slide killed 31, among them 12 children.", "The slide killed 14 people.", True),
        ("Of the dead, 12 were children.", "The slide killed 12 people.", True),
        ("The slide killed 31, among them 12 children.", "In all 14 of them were children.", False),
        ("The slide killed 31, among them 12 children.", "In the slide 14 children died.", False),
        ("They saved 126, counting 12 who swam.", "They saved 14 people.", True),
        ("They saved 126 people, and 12 who swam.", "They saved 14 people.", False),
    ],
)
def test_who_is_included_by_a_noun_is_not_all(nlp, make_article, one, other, vetoed):
    found = extract_claims([make_article(one), make_article(other, publisher="p1")], nlp)
    a, b = (next(c for c in claims if c.text in {"12", "14"}) for claims in found)
    reasons = {reason.comparator for reason in compare_claims(a, b, {}).reasons}
    assert ("veto:included" in reasons) is vetoed


def test_what_a_sentence_takes_out_of_a_number_adds_nothing_to_it(claim):
    sentence = "The slide killed 28 people, three of them children."
    link = compare_claims(killed(claim, "a"), killed(claim, "b", sentence, "28"), {})
    assert link.reasons[0].comparator != "veto:sum"


@pytest.mark.parametrize(
    ("sentence", "vetoed"),
    [
        ("Depending on whom you ask, 20 or 31 people were killed.", False),
        ("There are conflicting reports of 20 or 31 people killed.", False),
        ("The slide at dawn killed 20 and that at noon 31 people.", True),
    ],
)
def test_rivals_may_stand_side_by_side(claim, sentence, vetoed):
    link = compare_claims(killed(claim, "a", sentence, "20"), killed(claim, "a", sentence), {})
    assert link.is_vetoed is vetoed


@pytest.mark.parametrize(
    ("veto", "sentence", "fields"),
    [
        ("added", "The slide killed 12, bringing the toll to 43.", {}),
        ("added", "The slide killed 12, bringing to 43 the number of dead.", {}),
        ("added", "The toll rose when 12 bodies were found.", {"counted": ("body",)}),
        ("part", "Of the 31 dead, 12 were children.", {}),
        ("event", "There were 12 people on board.", {"scope": Scope("people", "be")}),
    ],
)
def test_what_does_not_stand_for_the_toll(claim, veto, sentence, fields):
    counted = fields.pop("counted", ("people",))
    fields.setdefault("scope", Scope("people", "kill"))
    link = compare_claims(
        killed(claim, "a"), claim("b", sentence, "12", counted=counted, **fields), {}
    )
    assert link.reasons[0].comparator == f"veto:{veto}"


def test_two_peoples_are_not_one(claim):
    one, other = (
        claim(name, f"They hold {text} {people}s.", text, counted=(people,))
        for name, text, people in (("a", "19", "filipino"), ("b", "13", "somali"))
    )
    assert compare_claims(one, other, {}).reasons[0].comparator == "veto:counted"


@pytest.mark.parametrize(
    ("way", "vetoed"),
    [("north of", False), ("north-east of", False), ("south of", True), ("from", False)],
)
def test_distances_on_two_sides_of_a_place_are_two(make_claim, way, vetoed):
    unit = {"kind": ClaimKind.MEASURE, "unit": "kilometre", "dimension": "length"}
    one, other = (
        make_claim(name, f"The quake struck {text} {told} Dunmar.", text, value, **unit)
        for name, text, value, told in (
            ("a", "20 km", 20.0, "north of"),
            ("b", "58 km", 58.0, way),
        )
    )
    assert compare_claims(one, other, {}).is_vetoed is vetoed


PRICE = {"kind": ClaimKind.MONEY, "unit": "euro"}
SHARE = {"kind": ClaimKind.PERCENT, "unit": "percentage"}


@pytest.mark.parametrize(
    ("first", "second", "fields", "veto"),
    [
        ("Alder pays 42 euros.", "With debt, or 51 euros including debt.", PRICE, "taken_in"),
        ("Alder pays 42 euros.", "Alder pays 51 euros before taxes.", PRICE, "taken_in"),
        ("It costs 42 euros.", "It costs 51 euros including tax.", PRICE, None),
        ("Alder won 42% of votes.", "It led with 51% of the ballots counted.", SHARE, "share"),
        ("Alder owes 42 euros after tax.", "Alder owes 51 euros after tax.", PRICE, None),
        ("Alder pays 42 euros.", "It pays 51 euros, and 7 euros in fees.", PRICE, None),
        ("Alder owns 42% of the shares.", "It pays a premium of 51% for them.", SHARE, "share"),
        ("Sales made up 42% of the total.", "Sales rose by 51% at once.", SHARE, "share"),
        ("Alder owns 42% of the shares.", "Hobbs owns 51% of the shares.", SHARE, None),
    ],
)
def test_prices_and_percentages_of_two_sorts(make_claim, first, second, fields, veto):
    sign = "%" if fields is SHARE else ""
    one = make_claim("a", first, f"42{sign}", 42.0, **fields)
    link = compare_claims(one, make_claim("b", second, f"51{sign}", 51.0, **fields), {})
    assert link.is_vetoed is (veto is not None)
    assert veto is None or link.reasons[0].comparator == f"veto:{veto}"


@pytest.mark.parametrize(("told", "vetoed"), [("two in three", True), ("two thirds", False)])
def test_no_stake_is_told_as_so_many_in_a_number(make_claim, told, vetoed):
    stake = make_claim("a", "Alder owns 42% of the shares.", "42%", 42.0, **SHARE)
    others = make_claim("b", f"In Tarn {told} own a boat.", told, 2 / 3, kind=ClaimKind.RATIO)
    assert compare_claims(stake, others, {}).is_vetoed is vetoed


@pytest.mark.parametrize(("other", "vetoed"), [("5.4", True), ("6.1", False)])
def test_magnitudes_a_whole_step_apart_are_of_two_quakes(make_claim, other, vetoed):
    a, b = (
        make_claim(
            name,
            f"The quake of magnitude {number} shook Tarn.",
            number,
            float(number),
            kind=ClaimKind.MEASURE,
            unit="magnitude",
        )
        for name, number in (("a", "6.4"), ("b", other))
    )
    assert compare_claims(a, b, {}).is_vetoed is vetoed


@pytest.mark.parametrize(("age", "vetoed"), [(32, True), (34, False)])
def test_what_befell_people_of_two_ages_is_two_things(claim, age, vetoed):
    told = "A 36-year-old climber fell 60 steps at Dunmar."
    other = f"The climber, aged {age}, fell 90 steps at Dunmar."
    fields = {"counted": ("step",), "scope": Scope("step", "fall")}
    one, two = claim("a", told, "60", **fields), claim("b", other, "90", **fields)
    assert compare_claims(one, two, {}).is_vetoed is vetoed


def test_soldiers_are_no_civilians(claim):
    one, two = (
        claim(name, f"{text} {people}s were killed.", text, counted=(people,), scope=scope)
        for name, text, people, scope in (
            ("a", "19", "soldier", Scope("soldier", "kill")),
            ("b", "13", "civilian", Scope("civilian", "kill")),
        )
    )
    assert compare_claims(one, two, {}).reasons[0].comparator == "veto:counted"


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("The island is home to 31 people.", "people"),
        ("The island has a population of 31.", "population"),
        ("The island has 31 residents.", "resident"),
    ],
)
def test_those_who_live_in_a_place_are_told_in_three_ways(claim, sentence, head):
    told = claim("a", sentence, "31", counted=(head,), scope=Scope(head, "have"))
    assert read_profile(told).done == {"residing"}


def test_residents_who_are_killed_are_the_killed(claim):
    fields = {"counted": ("resident",), "scope": Scope("resident", "kill")}
    told = claim("a", "The slide killed 31 residents.", "31", **fields)
    assert read_profile(told).done == {"killed"}


def test_none_of_them_is_not_all_of_them(claim):
    text = "None of its 31 people was killed."
    assert read_profile(killed(claim, "a", text)).done == frozenset()


def test_deputies_are_their_seats(claim):
    seats = claim("a", "Alder has 31 seats.", "31", counted=("seat",), scope=Scope("seat", "have"))
    one = "Alder has 30 deputies."
    deputies = claim("b", one, "30", counted=("deputy",), scope=Scope("deputy", "have"))
    assert compare_claims(seats, deputies, {}).judgement is not Judgement.DIFFERENT


def test_one_number_is_no_part_and_of_no_other_day(claim):
    stated = {"as_of_from": "stated", "extent": Extent.FLOW}
    a = killed(claim, "a", as_of=date(2023, 5, 5), **stated)
    b = killed(claim, "b", "The slide killed 31 of them.", as_of=date(2023, 5, 4), **stated)
    assert compare_claims(a, b, {}).judgement is not Judgement.DIFFERENT


def test_totals_so_far_may_lie_months_apart(claim):
    a, b = (
        killed(claim, name, text, number, as_of=day, as_of_from="stated", extent=Extent.STOCK)
        for name, text, number, day in (
            ("a", KILLED, "31", date(2023, 5, 5)),
            ("b", KILLED.replace("31", "34"), "34", date(2023, 7, 5)),
        )
    )
    assert compare_claims(a, b, {}).judgement is not Judgement.DIFFERENT


@pytest.mark.parametrize(("number", "kept_apart"), [("2", True), ("31", False)])
def test_a_small_number_of_another_noun_and_deed_is_another(claim, number, kept_apart):
    deeds = {"vessel": "rescue", "barge": "attack"}
    a, b = (
        claim(noun, f"Of {number} {noun}s all were {verb}ed.", number, counted=(noun,), scope=scope)
        for noun, verb in deeds.items()
        for scope in [Scope(noun, verb)]
    )
    told = compare_claims(a, b, {}).reasons[0].comparator
    assert (told == "veto:small") is kept_apart


@pytest.mark.parametrize(("verb", "kept_apart"), [("arrest", False), ("count", True)])
def test_the_dead_are_no_part_of_the_arrested(claim, verb, kept_apart):
    scope, counted = Scope("robber", verb), ("robber",)
    a = claim("a", f"Two robbers were killed and 13 {verb}ed.", "13", counted=counted, scope=scope)
    b = claim("b", f"They {verb}ed 15 robbers.", "15", counted=counted, scope=scope)
    assert (compare_claims(a, b, {}).reasons[0].comparator == "veto:sum") is kept_apart


def test_all_of_them_are_no_part(claim):
    a = killed(claim, "a", "The slide killed all 31 of them.")
    assert compare_claims(a, killed(claim, "b", "The slide killed 12 people.", "12"), {}).score > 0


@pytest.mark.parametrize(
    ("beside", "kept_apart"),
    [("people", False), ("mills", False), ("villages there", True), ("in the valley", True)],
)
def test_only_what_may_count_the_same_adds_up(claim, beside, kept_apart):
    scope, counted = Scope("village", "burn"), ("village",)
    sentence = f"The slide burned 4 villages and 3 {beside}."
    a = claim("a", sentence, "4", counted=counted, scope=scope)
    b = claim("b", "The slide burned 7 villages.", "7", counted=counted, scope=scope)
    found = compare_claims(a, b, {}).reasons[0].comparator
    assert (found == "veto:sum") is kept_apart


@pytest.mark.parametrize(("more", "kept_apart"), [("12 more", True), ("12", False)])
def test_what_is_added_to_others_is_not_all_of_them(claim, more, kept_apart):
    a = killed(claim, "a", f"The slide killed {more} people on Friday.", "12")
    found = compare_claims(a, killed(claim, "b"), {}).reasons[0].comparator
    assert (found == "veto:added") is kept_apart


def test_dozens_more_may_be_all_where_both_can_hold(claim):
    a = killed(claim, "a", "It killed 20 more people.", "20", interval=Interval(20, 99))
    assert compare_claims(a, killed(claim, "b"), {}).score > 0


@pytest.mark.parametrize(
    ("verb", "vetoed"), [("ask", True), ("demand", True), ("offer", False), ("sign", False)]
)
def test_the_ask_is_not_the_offer(make_claim, verb, vetoed):
    money = {"kind": ClaimKind.MONEY, "unit": "dollar"}
    a = make_claim("a", "They offer 4 now.", "4", 4.0, scope=Scope(None, "offer"), **money)
    b = make_claim("b", f"They {verb} 7 now.", "7", 7.0, scope=Scope(None, verb), **money)
    link = compare_claims(a, b, {})
    assert (link.reasons[0].comparator == "veto:event") is vetoed


def test_people_who_live_there_are_not_those_who_are_hurt(claim):
    a = claim("a", "About 900 people live below.", "900", scope=Scope("people", "live"))
    b = claim("b", "The slide hurt 900 people.", "900", scope=Scope("people", "hurt"))
    assert compare_claims(a, b, {}).reasons[0].comparator == "veto:event"


ROUNDED = [
    ("412", Interval(412, 412), "400", Interval(400, None), 1.0),
    ("412", Interval(412, 412), "300", Interval(300, None), 0.0),  # too far
    ("412", Interval(412, 412), "400", Interval(400, 400), 0.0),  # cannot both hold
    ("9", Interval(9, 9), "8", Interval(8, None), 0.0),  # too small
]


@pytest.mark.parametrize(("one", "left", "other", "right", "score"), ROUNDED)
def test_a_number_may_be_another_rounded_where_both_can_hold(claim, one, left, other, right, score):
    a = claim("a", f"The slide killed {one} goats.", one, interval=left)
    b = claim("b", f"The slide killed over {other} goats.", other, interval=right)
    assert compare_rounded(read_pair(a, b, {})).score == score


@pytest.mark.parametrize(
    ("text", "vetoed"), [("The Dunmar Pilots won.", False), ("Dunmar met the Pilots.", True)]
)
def test_two_halves_of_a_name_are_one_doer(claim, make_article, text, vetoed):
    fields = {"counted": ("point",)}
    a, b = (
        claim(
            name, f"{who} has {n} points.", n, scope=Scope("point", "have", doers=(who,)), **fields
        )
        for name, who, n in (("a", "Dunmar", "31"), ("b", "Pilots", "44"))
    )
    articles = {"a": make_article(text, article_id="a")}
    assert compare_claims(a, b, articles).is_vetoed is vetoed


@pytest.mark.parametrize(
    ("other", "vetoed"),
    [
        ("The group, a maker of rope, employs 44 people.", True),
        ("The mill in Dunmar employs 44 people.", False),
        ("Hobbs employs 44 people.", False),
    ],
)
def test_a_mill_does_not_employ_all_whom_its_group_does(claim, other, vetoed):
    scope = Scope("people", "employ")
    mill = claim("a", "The mill employs 31 people.", "31", counted=("people",), scope=scope)
    link = compare_claims(mill, claim("b", other, "44", counted=("people",), scope=scope), {})
    assert link.is_vetoed is vetoed


def test_what_a_rate_is_told_of_has_no_key(claim):
    told = "It was 41 per 1000 people."
    assert blocking_keys(claim("a", told, "41", counted=("people",)), "s")
    assert not blocking_keys(claim("a", told, "1000", counted=("people",)), "s")


def test_one_deed_may_be_told_of_two_doers_where_the_number_is_one(claim):
    a, b = (
        killed(claim, name, scope=Scope("people", "kill", doers=(doer,)))
        for name, doer in (("a", "Alder"), ("b", "Hobbs"))
    )
    assert compare_claims(a, b, {}).judgement is Judgement.SAME


def test_one_that_is_picked_out_counts_nothing(claim, make_claim):
    sentence = "He is one of the people of Tarn village."
    picked = make_claim("b", sentence, "one", 1.0, counted=("people",))
    link = compare_claims(killed(claim, "a"), picked, {})
    assert link.reasons[0].comparator == "veto:picked"


def test_a_word_right_at_the_number_says_what_was_done_before_the_verb_does(claim):
    scope = Scope("people", "shoot")
    sentence = "A man shot 5 people in Tarn, killing 31 of them."
    a, b = killed(claim, "a"), killed(claim, "b", sentence, scope=scope)
    assert compare_claims(a, b, {}).judgement is Judgement.SAME


@pytest.mark.parametrize(("verb", "same"), [("claim", True), ("save", False)])
def test_lives_are_of_the_killed_unless_they_were_saved(claim, verb, same):
    sentence = f"The landslide above Tarn village {verb}ed 31 lives, police said."
    b = claim("b", sentence, "31", counted=("life",), scope=Scope("life", verb, (), ("Tarn",)))
    told = [r for r in compare_claims(killed(claim, "a"), b, {}).reasons if "event" in r.comparator]
    assert (told[0].score > 0) is same


def test_a_word_across_a_comma_says_nothing_of_the_number(claim):
    sentence = "Along with those killed, 31 people were injured."
    b = killed(claim, "b", sentence, scope=Scope("people", "injure"))
    assert compare_claims(killed(claim, "a"), b, {}).reasons[0].comparator == "veto:event"


@pytest.mark.parametrize("noun", ["people", "managers", "Somalis", "toddlers"])
def test_nouns_for_people_are_looked_up_under_one_key(claim, noun):
    b = claim("b", f"The slide killed 31 {noun}.", "31", counted=(noun,), scope=Scope(noun, "kill"))
    assert set(blocking_keys(killed(claim, "a"), "s")) & set(blocking_keys(b, "s"))


def test_a_population_is_of_people(claim):
    scope = Scope("population", "have")
    b = claim("b", "Tarn has a population of 31.", "31", scope=scope)
    assert set(blocking_keys(killed(claim, "a"), "s")) & set(blocking_keys(b, "s"))


def test_numbers_side_by_side_are_two_quantities_unless_two_speakers_give_them(claim):
    sentence = "Officials counted 31 people, the rebels 90 people."
    a, b = killed(claim, "a", sentence), killed(claim, "a", sentence, "90")
    assert compare_claims(a, b, {}).reasons[0].comparator == "veto:sentence"
    officials = killed(claim, "a", sentence, claimant="officials")
    rebels = killed(claim, "a", sentence, "90", claimant="the rebels")
    assert compare_claims(officials, rebels, {}).reasons[0].comparator != "veto:sentence"


def test_every_comparator_has_a_weight(claim):
    pair = read_pair(killed(claim, "a"), killed(claim, "b"), {})
    weights = read_weights()
    names = {comparator(pair).comparator for comparator in COMPARATORS}
    assert names == set(weights.same) == set(weights.different)
    assert min(*weights.same.values(), *weights.different.values()) >= 0


def test_people_share_a_key_whatever_noun_names_them(claim):
    a = killed(claim, "a")
    b = claim("b", "31 soldiers fell.", "31", counted=("soldier",))
    assert set(blocking_keys(a, "s")) & set(blocking_keys(b, "s"))
    assert not set(blocking_keys(a, "s")) & set(blocking_keys(b, "another"))


@pytest.mark.parametrize(
    "fields", [{"furniture": True}, {"polarity": Polarity.DENIED}, {"kind": ClaimKind.DATE}]
)
def test_what_is_never_compared_has_no_key(claim, fields):
    assert blocking_keys(killed(claim, "a", **fields), "s") == ()


def test_pairs_in_memory_are_each_pair_once(claim):
    claims = [killed(claim, name) for name in "abc"]
    pairs = pairs_in_memory(claims, dict.fromkeys("abc", "s"))
    assert len(pairs) == 3
    assert pairs == pairs_in_memory(claims[::-1], dict.fromkeys("abc", "s"))


@pytest.mark.parametrize(
    ("bidder", "kept_apart"),
    [("The Orcas", True), ("The Tarn Summits", False), ("The Summits", False)],
)
def test_rival_offers_are_apart_even_where_both_offer_the_same(
    nlp, make_article, bidder, kept_apart
):
    texts = (
        "The Summits offered Hobbs a contract of 8 years.",
        f"{bidder} have offered Hobbs 8 years.",
    )
    articles = [make_article(text, publisher=f"p{n}") for n, text in enumerate(texts)]
    a, b = (found[0] for found in extract_claims(articles, nlp))
    link = compare_claims(a, b, {article.article_id: article for article in articles})
    assert (link.reasons[0].comparator == "veto:bidder") is kept_apart

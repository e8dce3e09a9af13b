"""Numbers that differ are joined where wording, place or being alone tells of one quantity."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.candidates import pairs_in_memory
from claimwatch.match.compare import compare_claims
from claimwatch.match.group import group_claims
from claimwatch.match.moving import fewer_missing, growing_count, rising_toll
from claimwatch.match.telltales import are_copies, telltales_of
from claimwatch.match.told import read_told
from claimwatch.model import Judgement, Link, Reason


@pytest.fixture
def together(nlp, make_article):
    """Whether the numbers of two articles of one story end in one figure."""

    def judge(first, second):
        articles = [
            make_article(text, publisher=f"p{number}")
            for number, text in enumerate((first, second))
        ]
        by_id = {article.article_id: article for article in articles}
        claims = [claim for found in extract_claims(articles, nlp) for claim in found]
        stories = dict.fromkeys(by_id, "story")
        links = [compare_claims(a, b, by_id) for a, b in pairs_in_memory(claims, stories)]
        figures = group_claims(claims, links, stories)
        return max(len(figure.claim_ids) for figure in figures) > 1

    return judge


@pytest.fixture
def telltales_between(nlp, make_article):
    """The telltales of two articles' numbers, each the first of theirs among `values`."""

    def tell(first, second, values):
        articles = [make_article(first, publisher="p0"), make_article(second, publisher="p1")]
        told, other = extract_claims(articles, nlp)
        a, b = (next(c for c in held if c.value in values) for held in (told, other))
        link = Link(*sorted((a.claim_id, b.claim_id)), Judgement.UNSURE, 0.1, ())
        return telltales_of(link, a, b, read_told([*told, *other], {}))

    return tell


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # one article gives one number of objections, so does the other
        (
            "The ministry received nearly 235,000 objections to the canal.",
            "Some 300,000 objections were lodged by the time the office shut, the harbour said.",
            True,
        ),
        # of two numbers of objections either may be meant
        (
            "The ministry received 235,000 objections; 1,200 objections came from abroad.",
            "Some 300,000 objections were lodged by the time the office shut, the harbour said.",
            False,
        ),
        # told of another place
        (
            "The ministry in Dunmar received nearly 235,000 objections to the canal.",
            "Some 300,000 objections were lodged in Ostrava by the time the office shut.",
            False,
        ),
        # told of another time
        (
            "The ministry received nearly 235,000 objections to the canal.",
            "To the last canal some 300,000 objections were lodged, the harbour said.",
            False,
        ),
        # a British team is no Indian team
        (
            "An Indian team of 75 with a field hospital left on Wednesday.",
            "A British team of 60 with four dogs landed in the afternoon.",
            False,
        ),
        # distances from one place, and from two
        (
            "Sorrel, a fishing port, lies 1,150 kilometres south of Anselm.",
            "The island where the quake struck is some 1,500 kilometres from Anselm.",
            True,
        ),
        (
            "The quake was centred 12 miles south of Dunmar.",
            "The quake was centred 3 miles south of Cape Wrath.",
            False,
        ),
        # the only number of the deed in each article, and one of two
        (
            "The choir rehearsed for three weeks in a barn.",
            "They had rehearsed for five weeks, the conductor said on Friday.",
            True,
        ),
        (
            "The choir rehearsed for three weeks in a barn. "
            "At first its brass band rehearsed for nine weeks by the sea.",
            "They had rehearsed for five weeks, the conductor said on Friday.",
            False,
        ),
        (
            "About 1,000 people were sheltering in the mill when the river rose.",
            "The mill of Dunmar, where 350 people had sought shelter, burned on Friday.",
            True,
        ),
        # of one year that is past
        (
            "Tarn, where a quake killed 30 people in 2009, shook again on Monday.",
            "The valley is used to it: 46 miners were killed in the quake of January 2009.",
            True,
        ),
        # years apart
        (
            "In 2015 the mill shipped 4,000 barrels.",
            "In 2019 the mill shipped 9,000 barrels.",
            False,
        ),
    ],
)
def test_numbers_that_differ(together, first, second, expected):
    assert together(first, second) is expected
    assert together(second, first) is expected


@pytest.fixture
def two_told(nlp, make_article):
    """A weak link of the first numbers of two articles, these, and when the two were published."""

    def tell(first, second, hours):
        articles = [make_article(first, publisher="p0"), make_article(second, publisher="p1")]
        a, b = (next(iter(found)) for found in extract_claims(articles, nlp))
        began = datetime(2024, 5, 1, 8, tzinfo=UTC)
        later = None if hours is None else began + timedelta(hours=hours)
        times = {articles[0].article_id: began, articles[1].article_id: later}
        ids = sorted((a.claim_id, b.claim_id))
        return Link(*ids, Judgement.UNSURE, 0.1, (Reason("event", 1.0, "said"),)), a, b, times

    return tell


@pytest.mark.parametrize(
    ("first", "second", "hours", "expected"),
    [
        ("A slide killed 14 people.", "The slide killed 19 people.", 20, True),
        ("A slide killed 14 people.", "The slide killed 9 people.", 20, False),  # it falls
        ("A slide killed 14 people.", "The slide killed 19 people.", None, False),  # undated
        ("A slide killed 14 people.", "The slide hurt 19 people.", 20, False),
        ("A slide buried 14 houses.", "The slide buried 19 houses.", 20, False),  # no people
        ("A slide killed 1 person.", "The slide killed 2 people.", 20, False),  # a few
        ("A slide killed 14 people, 3 of them children.", "It killed 5 of the miners.", 20, False),
    ],
)
def test_a_toll_that_a_later_article_puts_higher(two_told, first, second, hours, expected):
    link, a, b, times = two_told(first, second, hours)
    assert rising_toll(link, a, b, times) is expected
    assert rising_toll(link, b, a, times) is expected


@pytest.mark.parametrize(
    ("first", "second", "hours", "expected"),
    [
        ("After a slide 19 people are missing.", "Still missing are 14 people.", 20, True),
        ("After a slide 14 people are missing.", "Still missing are 19 people.", 20, False),
        ("After a slide 19 people are missing.", "Still missing are 14 people.", None, False),
        ("A slide killed 19 people.", "The slide killed 14 people.", 20, False),
        ("After a slide 19 boats are missing.", "Still missing are 14 boats.", 20, False),
    ],
)
def test_fewer_are_missing_in_a_later_article(two_told, first, second, hours, expected):
    link, a, b, times = two_told(first, second, hours)
    assert fewer_missing(link, a, b, times) is expected
    assert fewer_missing(link, b, a, times) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The union says 2.4 percent, the company says 0.8 percent.", True),
        ("The union says 2.4 percent; an hour later the union says 0.8 percent.", False),
        ("The union says 2.4 percent, the company says 800 tonnes.", False),
        ("The ministry says 14 bridges fell, the army says 30 trucks came.", False),
    ],
)
def test_two_speakers_of_one_sentence(nlp, make_article, sentence, expected):
    (claims,) = extract_claims([make_article(sentence, publisher="p0")], nlp)
    a, b = sorted(claims, key=lambda claim: claim.char_start)[::-1][:2]
    link = Link(*sorted((a.claim_id, b.claim_id)), Judgement.UNSURE, 0.1, ())
    assert telltales_of(link, a, b, read_told([a, b], {}))["side_by_side"] is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He said 19 people were missing, down from 31 on Saturday.", True),
        ("The panel cut the ban to three games from four.", True),
        ("Some 2,000 huts were lost, up from a first count of 1,200.", True),
        ("The reward was raised from 12 to 15 crowns.", True),
        # another thing, another number between, what is told behind, and nothing replaced
        ("They said 19 people were hurt, up from 31, as 12 boys had fled.", False),
        ("The league cut its teams to 12 from 14, and 30 boats sank.", False),
        ("The slide killed 19 people and hurt 40, up from 14.", False),
        ("The slide killed 19 people and hurt 40.", False),
    ],
)
def test_a_number_and_the_one_that_it_replaced(nlp, make_article, sentence, expected):
    (claims,) = extract_claims([make_article(sentence, publisher="p0")], nlp)
    in_order = sorted(claims, key=lambda claim: claim.char_start)
    a, b = in_order[0], in_order[-1]
    link = Link(*sorted((a.claim_id, b.claim_id)), Judgement.UNSURE, 0.1, ())
    assert telltales_of(link, a, b, read_told([a, b], {}))["replaced"] is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("A slide killed 30 people in February.", "A quake killed 46 people in February.", True),
        ("A slide killed 30 people in February.", "A quake killed 46 people in October.", False),
        ("A slide killed 30 people in February.", "A quake killed 46 people.", False),
        ("A slide killed 30 people in February.", "A quake hurt 46 people in February.", False),
        (
            "In March fire killed nine. A slide killed 30 people in March.",
            "A slide killed 46 people in March.",
            False,
        ),
        ("In 2009 the mill shipped 30 kegs.", "It shipped 46 kegs in 2009.", True),
    ],
)
def test_the_lone_numbers_of_one_deed_and_month(telltales_between, first, second, expected):
    assert telltales_between(first, second, {30, 46})["lone_dated_deeds"] is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("On Sunday Brightwater took 41 percent.", "Brightwater won 50 percent of the vote.", True),
        ("On Sunday Brightwater took 41 percent.", "Morland won 50 percent of the vote.", False),
        (
            "On Sunday Brightwater took 41 percent.",
            "Brightwater won 50 percent. Brightwater lost 9 percent.",
            False,
        ),
        ("On Sunday Brightwater took 41 boats.", "Brightwater won 50 boats.", False),
    ],
)
def test_the_lone_percentages_of_one_name(telltales_between, first, second, expected):
    assert telltales_between(first, second, {41, 50})["lone_shares"] is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("On Sunday Ada Hobbs scored 30 points.", "Ada Hobbs had 46 points.", True),
        # one article does not name her in full, or names another
        ("On Sunday Hobbs scored 30 points.", "Ada Hobbs had 46 points.", False),
        ("On Sunday Ada Hobbs scored 30 points.", "Ben Reeve had 46 points.", False),
        # of other things, or of one more
        ("On Sunday Ada Hobbs scored 30 points.", "Ada Hobbs had 46 assists.", False),
        (
            "On Sunday Ada Hobbs scored 30 points.",
            "Ada Hobbs had 46 points. Ada Hobbs had 9 points at the break.",
            False,
        ),
        ("The Tarn Club found 30 dead birds.", "The Tarn Club has taken in 46 oiled birds.", False),
    ],
)
def test_the_lone_counts_of_one_noun_of_somebody(telltales_between, first, second, expected):
    assert telltales_between(first, second, {30, 46})["lone_named"] is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The march was 25,000 or 8,000 strong, depending on whom one asks.", True),
        ("Depending on whom one asks, it was two men or five men.", False),
        ("The march was 25,000 strong and drew 8,000 tourists.", False),
    ],
)
def test_not_small_numbers_told_as_alternatives(nlp, make_article, sentence, expected):
    (claims,) = extract_claims([make_article(sentence, publisher="p0")], nlp)
    a, b = [claim for claim in claims if claim.text != "one"][:2]
    link = Link(*sorted((a.claim_id, b.claim_id)), Judgement.UNSURE, 0.1, ())
    assert telltales_of(link, a, b, read_told([a, b], {}))["alternatives"] is expected


@pytest.mark.parametrize(
    ("first", "second", "hours", "expected"),
    [
        ("The county closed 4 beaches.", "The county has now closed 7 beaches.", 20, True),
        ("The county closed 4 beaches.", "The county has closed 7 beaches.", 20, True),
        ("The county closed 4 beaches.", "The county closed 7 beaches.", 20, False),
        ("The county closed 7 beaches.", "The county has now closed 4 beaches.", 20, False),
        ("The county closed 4 beaches.", "The county has now cleaned 7 beaches.", 20, False),
        ("The county closed 4 beaches.", "The county has now closed 7 schools.", 20, False),
        ("The county closed 4 beaches.", "The county has now closed 7 beaches.", None, False),
    ],
)
def test_things_of_which_a_later_article_tells_more_so_far(
    two_told, first, second, hours, expected
):
    _, a, b, times = two_told(first, second, hours)
    assert growing_count(a, b, times) is growing_count(b, a, times) is expected


@pytest.mark.parametrize(
    ("article", "run", "score", "copied"),
    [("b", 0.4, 0.6, True), ("a", 0.4, 0.6, False), ("b", 0.3, 0.6, False), ("b", 0.4, 0.2, False)],
)
def test_one_sentence_of_two_articles_with_two_numbers(make_claim, article, run, score, copied):
    a = make_claim("a", "She left after a day on $30 bail.", "30", 30.0)
    b = make_claim(article, "She left after a day on $20 bail.", "20", 20.0)
    reasons = (Reason("copied", run, "a run of words is the same"),)
    assert are_copies(Link("a", "b", Judgement.UNSURE, score, reasons), a, b) is copied

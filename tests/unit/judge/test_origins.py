from __future__ import annotations

from datetime import UTC, datetime

from claimwatch.judge.origins import find_origins, fingerprints, wire_credits

WIRE = (
    "A fire at a paper mill outside Dunmore killed {} people on Monday night, the county sheriff "
    "said. The mill had been closed for repairs since March, and the night watch found the smoke "
    "too late to call for help from the town, where the only fire engine stood without a driver."
)
OWN = (
    "Seven families in Dunmore wait for news after the blaze at the mill; our reporter spoke to "
    "two of them by the river, where the smoke could still be smelled a day later."
)
OTHER = (
    "Cranes stood idle along the quay that week because the port's new owners had not yet paid the "
    "men who work them, and a ship full of oranges turned back to sea."
)


def articles(make_article, *texts):
    at = datetime(2023, 3, 1, tzinfo=UTC)
    return [
        make_article(text, publisher=f"p{number}", published_at=at.replace(hour=number))
        for number, text in enumerate(texts)
    ]


def test_copies_are_one_origin_even_with_another_number(make_article):
    made = articles(make_article, WIRE.format(14), WIRE.format(19), OWN)
    found = [find_origins(made)[article.article_id] for article in made]
    assert found[0].origin_id == found[1].origin_id != found[2].origin_id
    assert "%" in found[1].reason


def test_the_order_of_articles_is_immaterial(make_article):
    made = articles(make_article, WIRE.format(14), OWN, WIRE.format(15), f"{OWN} More follows.")
    assert find_origins(made) == find_origins(made[::-1])


def test_a_common_credit_lowers_what_must_be_shared(make_article):
    head = WIRE.format(14)[:100]
    apart = articles(make_article, f"{head} {OWN}", f"{head} {OTHER}")
    credited = articles(make_article, f"(AP) {head} {OWN}", f"(AP) {head} {OTHER}")
    assert len({origin.origin_id for origin in find_origins(apart).values()}) == 2
    assert len({origin.origin_id for origin in find_origins(credited).values()}) == 1


def test_a_credit_is_read_at_the_ends_only():
    assert wire_credits("DUNMORE (AP) - A mill burned.") == {"AP"}
    assert (
        wire_credits("A mill burned. " + "x " * 400 + "Reuters was there. " + "y " * 400) == set()
    )


def test_fingerprints_do_not_see_numbers():
    assert fingerprints(WIRE.format(14)) == fingerprints(WIRE.format("nineteen"))

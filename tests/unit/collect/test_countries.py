"""The country of a publisher: by the plan, by the table of publishers, by its address."""

from __future__ import annotations

import pytest

from claimwatch.collect.countries import country_of

KNOWN = {"Altona Times": "NZ", "The Plan's Own": "CA"}

TABLE = [
    # publisher, url, country
    ("The Plan's Own", None, "CA"),
    ("Altona Times", None, "NZ"),
    ("Coastal Radio News", None, "GB"),
    ("Nobody Knows", "https://news.nobody.com.au/a/1", "AU"),
    ("nobody.co.uk", None, "GB"),
    ("nobody.io", "https://nobody.io/1", None),
    ("Nobody Knows", "https://nobody.example/1", None),
    ("Nobody Knows", "https://[bad", None),
    (None, None, None),
]


@pytest.mark.parametrize(("publisher", "url", "country"), TABLE)
def test_what_tells_the_country(make_article, publisher, url, country):
    assert country_of(make_article("Text.", publisher=publisher, url=url), KNOWN) == country

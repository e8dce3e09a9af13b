"""The word tables of attribution, polarity and time, read once."""

from __future__ import annotations

import re
from functools import cache

from claimwatch.tables import read_csv, read_toml

_WORDS = re.compile(r"\w+")


@cache
def word_class(name: str) -> frozenset[str]:
    """The closed class of words `name` of phrase_words.toml, in lower case."""
    listed = read_toml("phrase_words.toml")[name]
    return frozenset(listed) if isinstance(listed, list) else frozenset()


@cache
def common_words() -> frozenset[str]:
    """The commonest English words, in lower case."""
    return frozenset(row["word"] for row in read_csv("word_frequencies.csv"))


@cache
def verbs_taking(what: str) -> frozenset[str]:
    """Lemmas of reporting verbs that take `what`.

    That is "clause" (said that ...), "quote", "object" (reported 5 dead), "amount" (put the toll at
    5), "addressee" (told the BBC that ...), "tally" (raised the toll to 5), "rating" (gave it as
    5), "record" (counted 5), "prospect" (the 5 that it promises), or a preposition with its number:
    "to_number" (admitted to 5), "of_number" (spoke of 5), "by_number" (stood by its count of 5).
    Several may be named, with spaces between them.
    """
    wanted = set(what.split())
    return frozenset(
        row["lemma"]
        for row in read_csv("reporting_verbs.csv")
        if wanted & set(row["takes"].split())
    )


@cache
def verb_forms(what: str) -> frozenset[str]:
    """The forms of the reporting verbs that take `what`, as in `verbs_taking`."""
    return frozenset(
        form
        for row in read_csv("reporting_verbs.csv")
        if what in row["takes"].split()
        for form in row["forms"].split("|")
    )


@cache
def speech_verb() -> re.Pattern[str]:
    """A pattern for the forms of verbs that introduce or follow a quotation."""
    forms = sorted(verb_forms("quote"), key=lambda form: (-len(form), form))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")


@cache
def _speech_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in verb_forms("quote"))


def may_hold_speech(text: str) -> bool:
    """False only where `speech_verb` finds nothing; quicker than to search for it."""
    return not _speech_words().isdisjoint(_WORDS.findall(text))


@cache
def hedged_reports() -> dict[str, str]:
    """The claimant that an adverb stands for: "reportedly"."""
    return {row["word"]: row["claimant"] for row in read_csv("hedged_reports.csv")}


@cache
def outlets() -> frozenset[str]:
    """Names of agencies, papers and broadcasters, lower-cased."""
    return frozenset(row["name"].lower() for row in read_csv("outlets.csv"))


@cache
def agency_names() -> dict[str, str]:
    """The full name of an organisation known by an acronym."""
    return {row["acronym"]: row["name"] for row in read_csv("agencies.csv")}


@cache
def person_roles(kind: str = "role") -> frozenset[str]:
    """Words for what a person is ("role": minister) or is addressed by ("style": Mr)."""
    return frozenset(row["word"] for row in read_csv("person_roles.csv") if row["kind"] == kind)


@cache
def persons() -> frozenset[str]:
    """Lemmas of nouns that count people: girl, twin, worker."""
    roles = person_roles() | word_class("kin_nouns")
    return (
        roles | {row["noun"] for row in read_csv("person_nouns.csv")} | {"couple", "pair", "twin"}
    )


@cache
def speaking_bodies() -> frozenset[str]:
    """Words for groups and documents that can assert a figure: ministry, police, report."""
    return frozenset(row["word"] for row in read_csv("speaking_bodies.csv"))


@cache
def tallies() -> frozenset[str]:
    """Lemmas of nouns that stand for a count: toll, estimate."""
    return frozenset(row["lemma"] for row in read_csv("nouns_for_tallies.csv"))


@cache
def changing_verbs() -> frozenset[str]:
    """Lemmas of verbs of change: rise, fall, cut."""
    return frozenset(row["lemma"] for row in read_csv("changing_verbs.csv"))


@cache
def unit_words() -> frozenset[str]:
    """Words for units of measure and currencies: metres, dollars, cent."""
    tables = (*read_csv("units.csv"), *read_csv("currencies.csv"))
    words = {row["written"].split()[-1].lower() for row in tables if row["as"] == "word"}
    return frozenset(words | {"percent", "cent", "percentage"})


@cache
def harm_lemmas() -> frozenset[str]:
    """Lemmas of what befalls people: kill, dead, wound, arrest."""
    return frozenset(row["lemma"] for row in read_csv("harm_words.csv"))


@cache
def denials(part: str) -> dict[str, frozenset[str]]:
    """Words that reject a figure, with what each takes.

    `part` is "verb" (deny), "claim" (reports), "false" (baseless) or "lack" (evidence).
    """
    return {
        row["lemma"]: frozenset(row["takes"].split())
        for row in read_csv("denials.csv")
        if row["part"] == part
    }


def is_outlet(name: str) -> bool:
    """True for a known agency, paper or broadcaster, with or without an article before it."""
    bare = name.lower().removeprefix("the ").removesuffix(" news agency").strip()
    words = name.removeprefix("the ").removeprefix("The ").split()
    titled = len(words) > 1 and all(word[:1].isupper() for word in words)
    if titled and words[-1].lower() in word_class("outlet_endings"):
        return True
    return any(
        bare.removesuffix(suffix) in outlets() for suffix in ("", " newspaper", " news", " website")
    )

"""What stands behind a copula says what befell those who are counted."""

from __future__ import annotations

import pytest

from claimwatch.match.profile import read_profile
from claimwatch.model import ClaimKind, Scope


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("The slide killed 30 people and about 14 are missing.", {"missing"}),
        ("In Dunmar 14 people remain missing.", {"missing"}),
        ("By noon 14 miners had been confirmed dead.", {"killed"}),
        ("In Dunmar 14 of the wounded were in critical condition.", {"critical"}),
        ("In Dunmar 14 were listed as critical.", {"critical"}),
        ("Tarn hospital took in 30 people, 14 of them in a critical state.", {"critical"}),
        ("Thirty people survived, 14 of them with serious injuries.", {"wounded"}),
        ("In Dunmar 14 people are known to have survived.", {"survived"}),
        ("Fourteen people, 14 of them miners, have not been found.", set()),
        ("In Dunmar 14 people have still not been found.", {"missing"}),
        ("In Dunmar 14 people are being looked for.", {"missing"}),
        ("Guides searched the ridge for 14 climbers on Friday.", {"missing"}),
        ("Clerks have not been found by 14 auditors who were unhurt.", set()),
        ("In Dunmar 14 people were not hurt.", set()),
        ("The rally drew 14 people.", {"attended"}),
        ("In Dunmar 14 people were on duty.", {"on duty"}),
        ("In Dunmar 14 people on duty were killed.", {"killed"}),
        ("In Dunmar 14 people had left the town.", {"displaced"}),
        ("They will let 14 people go.", {"cut"}),
        ("In Dunmar 14 people had no power.", {"without power"}),
        ("In Dunmar 14 people battled the blaze.", {"fighting fire"}),
        ("The gang made off with 14 people.", {"stolen"}),
        ("The ferry was carrying 14 people.", {"aboard"}),
        ("He pulled 14 people on board his boat.", {"rescued"}),
        ("Of these 14 people were in intensive care.", {"critical"}),
        ("The number of people in intensive care has fallen to 14.", {"critical"}),
        ("The number of people without power was cut to 14.", {"without power"}),
        ("Some 14 people - a third of all - are without power.", {"without power"}),
        ("The ferry was allowed to carry just 14 people.", {"capacity"}),
        ("In Dunmar 14 people who had stood guard were among those killed.", {"killed"}),
        ("In Dunmar 14 people were among the guests.", set()),
        ("Doctors fear for the lives of 14 people.", {"critical"}),
        ("The man shot 30 people, 14 of them fatally.", {"killed"}),
    ],
)
def test_the_deed(make_claim, sentence, done):
    assert read_profile(make_claim("one", sentence, "14", 14.0)).done == done


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("Then 14 smaller quakes followed.", "aftershock"),
        ("Since the quake 14 smaller ones were felt.", "aftershock"),
        ("Tarn saw 14 smaller quakes last year.", "quake"),
        ("Then 14 smaller meetings followed.", "meeting"),
    ],
)
def test_smaller_quakes_that_follow_are_aftershocks(make_claim, sentence, head):
    noun = "meeting" if "meeting" in sentence else "quake"
    fields = {"counted": ("small", noun), "scope": Scope(noun)}
    found = read_profile(make_claim("one", sentence, "14", 14.0, **fields)).head
    assert found == read_profile(make_claim("two", "14 of it.", "14", 14.0, scope=Scope(head))).head


@pytest.mark.parametrize(
    ("noun", "done"), [("climber", {"missing"}), ("inmate", set()), ("coat", set())]
)
def test_only_people_at_liberty_are_missing_when_sought(make_claim, noun, done):
    sentence = f"Guides searched the ridge for 14 {noun}s on Friday."
    assert read_profile(make_claim("one", sentence, "14", 14.0, counted=(noun,))).done == done


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Guides pulled 14 people alive from the mud.", {"rescued"}),
        ("By noon 14 people had been brought to the surface.", {"rescued"}),
        ("In Dunmar 14 people were taken to a nearby hospital.", {"hospitalised"}),
        ("In Dunmar 14 people are still in hospital.", {"hospitalised"}),
        ("Hobbs is one of about 14 people who were injured.", {"wounded"}),
        ("Hobbs is one of the 14 people who drowned.", {"killed"}),
        ("The slide forced 14 people from their homes.", {"displaced"}),
        ("In Dunmar 14 families lost their homes.", {"homeless"}),
        ("About 14 people are sleeping in tents.", {"sheltered"}),
        ("Rebels gunned down 14 people in Dunmar.", {"killed"}),
        ("In Dunmar 14 people were without power at noon.", {"without power"}),
        ("The deaths of 14 people led to a strike.", {"killed"}),
        ("Fourteen more bodies raise to 14 the number of people killed.", {"killed"}),
        ("The slide left 14 others listed as missing.", {"missing"}),
        ("The slide left 14 people, not in hospital, unhurt.", set()),
        ("In Dunmar 14 of the dead were found.", {"killed"}),
        ("In May 14 people have caught cholera.", {"infected"}),
        ("Hobbs met 14 people before she was taken to hospital.", set()),
    ],
)
def test_a_deed_in_several_words(make_claim, sentence, done):
    assert read_profile(make_claim("one", sentence, "14", 14.0)).done == done


@pytest.mark.parametrize(
    ("noun", "sentence", "done"),
    [
        ("casing", "Police picked up 14 casings.", set()),
        ("walker", "Police picked up 14 walkers.", {"rescued"}),
        ("house", "The slide left 14 houses wrecked.", {"destroyed"}),
        ("house", "The council listed 14 houses destroyed.", {"destroyed"}),
        ("bid", "The Dunmar board had turned down 14 bids.", {"rejected"}),
        ("village", "Snow left 14 villages cut off.", {"cut off"}),
        ("drone", "The army shot down 14 drones.", {"destroyed"}),
        ("worker", "On Monday 14 workers walked out.", {"on strike"}),
        ("worker", "On Monday 14 workers downed tools.", {"on strike"}),
        ("worker", "On Monday 14 workers took part in the strike.", {"on strike"}),
        ("worker", "On Monday 14 workers took part.", {"attended"}),
        ("flight", "On Monday 14 flights were called off.", {"cancelled"}),
        ("beach", "On Monday 14 beaches were closed.", {"closed"}),
        ("hut", "The flood washed away 14 huts.", {"destroyed"}),
        ("child", "In May 14 children fell ill.", {"infected"}),
        ("passenger", "The ferry could take 14 passengers.", {"capacity"}),
        ("passenger", "The owner gave the capacity of the ferry as 14 passengers.", {"capacity"}),
        ("drone", "Over Dunmar 14 drones were intercepted.", {"destroyed"}),
        ("house", "The quake leveled 14 houses.", {"destroyed"}),
        ("house", "The mayor counted 14 houses with damage.", {"damaged"}),
        ("house", "Some 14 houses had water in them.", {"flooded"}),
        ("house", "On Monday 14 houses caught fire.", {"burning"}),
        ("worker", "In May 14 workers were burned alive.", {"killed"}),
        ("worker", "The 14 workers were not injured.", set()),
        ("worker", "The 14 workers had not been badly hurt.", set()),
    ],
)
def test_some_phrases_tell_of_things_too(make_claim, noun, sentence, done):
    assert read_profile(make_claim("one", sentence, "14", 14.0, counted=(noun,))).done == done


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("The boat is priced at $14 in Dunmar.", {"cost"}),
        ("The board made an offer of $14 a share.", {"offered"}),
        ("The board met in Dunmar with $14 to spare.", set()),
    ],
)
def test_what_a_sum_of_money_is(make_claim, sentence, done):
    claim = make_claim("one", sentence, "$14", 14.0, kind=ClaimKind.MONEY, unit="dollar")
    assert read_profile(claim).done == done


def test_a_name_before_the_number_is_not_what_is_missing(make_claim):
    sentence = "In Port Anselm 14 people have not been found."
    scope = Scope("anselm", "find", (), ("Port Anselm",))
    assert read_profile(make_claim("one", sentence, "14", 14.0, scope=scope)).done == {"missing"}


@pytest.mark.parametrize(
    ("verb", "done"), [("have", {"aboard"}), ("be", {"aboard"}), ("file", set())]
)
def test_passengers_are_aboard_unless_something_else_is_told_of_them(make_claim, verb, done):
    scope = Scope("passenger", verb)
    claim = make_claim(
        "one", "There was word of 14 passengers.", "14", 14.0, counted=("passenger",), scope=scope
    )
    assert read_profile(claim).done == done


def test_posts_shed_are_jobs_cut(make_claim):
    scope = Scope("post", "shed")
    sentence = "The mill will shed 14 posts."
    claim = make_claim("one", sentence, "14", 14.0, counted=("post",), scope=scope)
    assert read_profile(claim).done == {"cut"}


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("A clerk died and 14 men, all of them auditors, were operated on.", set()),
        ("A clerk drowned, while some 14 men swam ashore.", set()),
        ("A clerk died with 14 men of the night shift.", {"killed"}),
    ],
)
def test_who_is_told_of_next_has_not_died_with_others(make_claim, sentence, done):
    claim = make_claim("one", sentence, "14", 14.0, counted=("man",), scope=Scope("man", "die"))
    assert (read_profile(claim).done, read_profile(claim).events) == (done, done)

"""What a number counts: a sentence, the number's words, the lemmas of what is counted."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims

TABLE = [
    ("The farm sold 40 goats.", "40", ("goat",)),
    ("The farm sold 40 young goats.", "40", ("young", "goat")),
    ("The firm will cut 900 factory jobs.", "900", ("factory", "job")),
    ("Nearly 7,000 foreign students applied.", "7,000", ("foreign", "student")),
    ("She runs three first-rate hotels.", "three", ("first-rate", "hotel")),
    ("Dozens of villagers fled.", "Dozens", ("villager",)),
    ("The shop sold 40 name badges.", "40", ("name", "badge")),
    ("Hundreds of fishing boats stayed in port.", "Hundreds", ("fishing", "boat")),
    ("Thousands of job cuts were announced.", "Thousands", ("job", "cut")),
    ("Two of the sailors were found.", "Two", ("sailor",)),
    ("It is one of the oldest bridges in Europe.", "one", ("old", "bridge", "europe")),
    ("He has appeared in six straight finals.", "six", ("straight", "final")),
    ("Five other passengers got off.", "Five", ("other", "passenger")),
    ("The town bought 12 snow ploughs.", "12", ("snow", "plough")),
    ("He wrote a 12 page leaflet.", "12", ("page",)),
    ("The shop sold 900 new and used bicycles.", "900", ("new", "used", "bicycle")),
    ("They want another van or two.", "two", ("van",)),
    ("Some 40 people sang for one to two hours and 90 danced.", "90", ("people",)),
    ("It comes with four-, five- and six-cylinder engines.", "four", ("cylinder",)),
    ("Fewer than 20 shops opened, 30 closed and 40 moved.", "40", ("shop",)),
    ("Hundreds of thousands marched.", "Hundreds of thousands", ("people",)),
    ("Tens of thousands of bees died.", "Tens", ("bee",)),
    # how often something was done
    ("The mill burned twice in a decade.", "twice", ("time",)),
    ("The mill burned three times in a decade.", "three", ("time",)),
    ("They sent hundreds more soldiers.", "hundreds", ("soldier",)),
    # what a tally counts
    ("The number of burnt vans reached 74.", "74", ("burn", "van")),
    ("The number of barns was raised from 40 to 60.", "60", ("barn",)),
    ("They put the number of dead at 61.", "61", ("dead",)),
    ("That raised to 61 the number of weavers killed.", "61", ("weaver",)),
    ("The number of victims of the storm rose to 26.", "26", ("victim",)),
    ("The official tally of stray dogs is 520.", "520", ("stray", "dog")),
    ("The passenger total was put at 203.", "203", ("passenger",)),
    ("The toll of the fire rose to 31.", "31", ("death",)),
    ("The death toll rose to 31.", "31", ("death",)),
    ("That brought the total to 58.", "58", ()),
    ("He was number 12.", "12", ()),
    # somebody's children
    ("A father of three drowned off Port Anselm.", "three", ("child",)),
    ("Mother of 12 Ann Dorr was hurt.", "12", ("child",)),
    ("He is the father of five girls.", "five", ("girl",)),
    ("The team of 12 was hurt.", "12", ("people",)),
    # people without a noun
    ("Four others were hurt and another two are missing.", "Four", ("people",)),
    ("Four others were hurt and another two are missing.", "two", ("people",)),
    ("Two were killed, 30 hurt and 12 are missing.", "30", ("people",)),
    ("Two were killed, 30 hurt and 12 are missing.", "12", ("people",)),
    ("Police made 30 arrests.", "30", ("arrest",)),
    ("The blast left 10 dead.", "10", ("people",)),
    ("At least 10 were killed in the blast.", "10", ("people",)),
    ("The crash killed 11.", "11", ("people",)),
    ("The crash injured six.", "six", ("people",)),
    ("10 killed as ferry sinks", "10", ("people",)),
    # a noun carried from the number before
    ("The fall hurt seven climbers and two others.", "two", ("climber",)),
    ("Officers freed 12 miners and arrested three.", "three", ("miner",)),
    ("We got many letters and answered over 600 of them.", "600", ("letter",)),
    # people, where the verb is one of people alone, whatever was counted before
    ("The slide wrecked 40 homes and killed 12.", "12", ("people",)),
    ("The storm hit 14 villages, killing nine and injuring 30.", "30", ("people",)),
    ("The blast damaged 60 cars; 14 were wounded, three badly.", "three", ("people",)),
    ("Police searched 15 houses and detained nine.", "nine", ("people",)),
    ("Twelve were taken to hospital.", "Twelve", ("people",)),
    ("Some 4,000 had to leave their homes.", "4,000", ("people",)),
    ("The club had 40 horses, of which 12 died.", "12", ("horse",)),
    ("He played 40 games and missed 12.", "12", ("game",)),
    ("The storm tore down 40 homes, with 13 dead.", "13", ("people",)),
    ("The plant employs 3,000.", "3,000", ("people",)),
    ("Of the 134 on board, 98 swam.", "134", ("people",)),
    # people together, and what is said to number so many
    ("A crowd of 9,000 came.", "9,000", ("people",)),
    ("The crowd was estimated at 9,000.", "9,000", ("people",)),
    ("She sailed with a crew of 14.", "14", ("crew",)),
    ("The mill has a workforce of 300.", "300", ("worker",)),
    ("The protesters numbered some 9,000.", "9,000", ("protester",)),
    ("Thirty homes burned and another 60 smouldered.", "60", ("home",)),
    ("The union said 9,000 took part.", "9,000", ("people",)),
    ("The march was 8,000 strong.", "8,000", ("people",)),
    ("The owner said 164 were aboard.", "164", ("people",)),
    # what is asked for
    ("Nobody knows how many weavers were in there: 21 says the mill.", "21", ("weaver",)),
    ("Nobody knows how many weavers sang; it burned at 9 and 21 left.", "21", ()),
    ("The camp shelters 23,000.", "23,000", ("people",)),
    ("The march drew 9,000.", "9,000", ("people",)),
    ("More than 9,000 have crossed the border.", "9,000", ("people",)),
    ("A government figure of 27 dead was denied.", "27", ("dead",)),
    ("Alder took 25 seats and Hobbs 10.", "10", ("seat",)),
    # what moved to a new number
    ("Arrests rose by 60 to 1,240.", "1,240", ("arrest",)),
    ("The toll rose by one to four.", "four", ("death",)),
    ("The death toll rose by 14 to 96 overnight.", "96", ("death",)),
    # what they are, behind a copula
    ("The blast killed 60 people, of whom 12 were children.", "12", ("child",)),
    ("Seven of them are dead: three weavers and a guard.", "Seven", ("people",)),
    ("Nine weavers, two of them children, were hurt.", "two", ("child",)),
    ("Officials fear the toll could top 200.", "200", ("death",)),
    # deaths, right behind a toll
    ("Dunmar quake toll hits 112", "112", ("death",)),
    ("Flood toll climbs to 45 in Ostrava", "45", ("death",)),
    ("Ferry disaster toll passes 60", "60", ("death",)),
    ("The toll of the wounded stood at 45.", "45", ("wound",)),
    ("The toll stands at 45 houses.", "45", ("house",)),
    # who stand for their number, and a headcount
    ("The ministry put the dead at 138.", "138", ("people",)),
    ("The agency put the missing at 61.", "61", ("people",)),
    ("The mill put the loss at 61.", "61", ()),
    ("Its headcount fell to 1,900.", "1,900", ("employee",)),
    ("Head count is 2,400, by its report.", "2,400", ("employee",)),
    ("A gang of eight broke in.", "eight", ("people",)),
    ("Attendance was put at 9,812.", "9,812", ("people",)),
    ("The ministry lists 12 dead, among them two boys, and 30 hurt.", "30", ("people",)),
    ("At 9 a.m. some 14 came.", "14", ()),
    ("Flood deaths have surpassed 200.", "200", ("death",)),
    ("Arrests topped 60.", "60", ("arrest",)),
    ("Arrests had risen to 60.", "60", ("arrest",)),
    ("The climbers reached 6,000.", "6,000", ()),
    ("The slide hit two huts, with 17 unaccounted for.", "17", ("people",)),
    ("Fourteen are feared drowned.", "Fourteen", ("people",)),
    ("Sales of vans were flat at 2,600.", "2,600", ("van",)),
    ("Its laptop sales fell to 2,600.", "2,600", ("laptop",)),
    ("At one point 9,000 were without power.", "9,000", ("people",)),
    ("She scored one point and 9 fell.", "9", ()),
    ("Two other members of the party of four came.", "four", ("people",)),
    ("She made 24 films, the last watched by 9,000.", "9,000", ("people",)),
    ("Three cables snap and 2,000 of us sit in the dark.", "2,000", ("people",)),
    ("He made 14 huts of the best clay and sold 12.", "12", ("hut",)),
    # scores in brackets and records count what was counted before them, a bulletin's number nothing
    ("The Greens won 45 seats, ahead of Labour (30) and Hope (12).", "12", ("seat",)),
    ("Hobbs needed 11 points to break the scoring record of 2,106.", "2,106", ("point",)),
    ("Arrests rose by 60 cases, for a total of 81.", "81", ("case",)),
    ("The storm hit 60 huts, says its bulletin number 7.", "7", ()),
    # people by what they do or undergo, or by what stands right behind
    ("Police took 23 into custody after the match.", "23", ("people",)),
    ("Ten surrendered to the coast guard.", "Ten", ("people",)),
    ("The town still talks about the 3,800 who walked home.", "3,800", ("people",)),
    ("Four others are awaiting trial.", "Four", ("people",)),
    ("Some 41,000 were made homeless by the storm.", "41,000", ("people",)),
    ("Six were sentenced to death and nine to life in prison.", "nine", ("people",)),
    ("Two more were pulled alive from the mill.", "Two", ("people",)),
    ("Seventeen lost their lives in the blaze.", "Seventeen", ("people",)),
    ("Four are in critical condition.", "Four", ("people",)),
    ("The latest count is 63 dead.", "63", ("people",)),
    ("Three of the wounded are in intensive care.", "Three", ("people",)),
    ("The jury split, with nine in favour.", "nine", ("people",)),
    ("She is among the nine voting to stay.", "nine", ("people",)),
    ("His death brings the number killed to four.", "four", ("people",)),
    ("The owner put the number aboard at 164.", "164", ("people",)),
    ("A farm had 40 sheep; six escaped.", "six", ("sheep",)),
    ("The ministry reported 498 deaths and 1,597 wounded.", "1,597", ("people",)),
    ("The camp, built for 10,000, now holds 34,000.", "10,000", ("people",)),
    ("The camp, built for 10,000, now holds 34,000.", "34,000", ("people",)),
    ("The tank holds 34,000.", "34,000", ()),
    ("The hall burned and the tank holds 34,000.", "34,000", ()),
    ("Twelve were shot at by snipers.", "Twelve", ("people",)),
    ("Leaders of the Group of Seven met.", "Seven", ()),
    ("The wind had a force of 9.", "9", ()),
    ("The town has four parking garages.", "four", ("parking", "garage")),
    # few people together, and those who live in a place
    ("They are a family of five from Port Anselm.", "five", ("people",)),
    ("A force of 2,000 crossed the river.", "2,000", ("people",)),
    ("Dunmar, a town of 38,000, lies on the coast.", "38,000", ("inhabitant",)),
    ("The island has a population of 310,000.", "310,000", ("inhabitant",)),
    # what stands behind the name of a type, a comparative, or at the head of a clause behind "of"
    ("The army lost seven AK-47 assault rifles.", "seven", ("ak-47", "assault", "rifle")),
    ("The army lost 7 AK-47 rifles.", "7", ("ak-47", "rifle")),
    ("The army bought 24 F-16 jets.", "24", ("f-16", "jet")),
    ("At least 20 smaller blasts followed.", "20", ("small", "blast")),
    ("Hundreds of forest wardens searching for him went home.", "Hundreds", ("forest", "warden")),
    ("Six of the victims were children.", "Six", ("child",)),
    ("Six of the victims were badly burned.", "Six", ("victim",)),
    ("Dunmar, a resort of 38,000, lies on the coast.", "38,000", ("inhabitant",)),
    # a unit measures, it does not count
    ("The road is 40 kilometres long.", "40", ()),
    ("It cost $40.", "40", ()),
    ("Sales rose 40%.", "40", ()),
]


@pytest.mark.parametrize(("sentence", "number", "counted"), TABLE)
def test_what_a_number_counts(nlp, make_article, sentence, number, counted):
    claims = extract_claims([make_article(sentence)], nlp)[0]
    found = [claim for claim in claims if number in claim.text]
    assert found, [claim.text for claim in claims]
    assert found[0].counted == counted


SCOPES = [
    ("The rock fell 600m down the slope.", "600", "rock", "fall"),
    ("A mother of three drowned off Port Anselm.", "three", "child", "have"),
    ("At least 16 miners were killed in Ruhr.", "16", "miner", "kill"),
    ("The blast wounded 16 miners.", "16", "miner", "wound"),
    ("More than 2 million people have fled the coast.", "2 million", "people", "flee"),
    ("The death toll of 5 shocked the town.", "5", "death", "shock"),
    ("The number of miners killed in Ruhr has reached 40.", "40", "miner", "kill"),
    ("The number of people who have fled is 900.", "900", "people", "flee"),
    ("A second diver died, bringing the number of divers killed to six.", "six", "diver", "kill"),
    ("That brought the total to 58.", "58", None, "bring"),
    ("The harbour office speaks of 47.", "47", None, "speak"),
    ("The agency put it at 47.", "47", None, None),
    ("The fire left 12 dead.", "12", "people", "dead"),
    ("16 miners killed and four others injured.", "four", "miner", "injure"),
    ("Police arrested 40 students.", "40", "student", "arrest"),
    ("Two divers were pronounced dead.", "Two", "diver", "dead"),
    ("Hail struck Dunmar, home to 1,200 people.", "1,200", "people", None),
    ("Half the barns in the 12 parishes burned.", "12", "parish", None),
    ("Hail damaged 40 barns in 12 parishes.", "12", "parish", None),
    ("Schools closed in 12 parishes.", "12", "parish", "close"),
    ("Ten clerks have resigned, the union said.", "Ten", "clerk", "resign"),
    ("She asked for a deal worth $40 million.", "$40 million", "deal", "ask"),
    ("The deal is worth $40 million.", "$40 million", "deal", "worth"),
]


@pytest.mark.parametrize(("sentence", "number", "head", "verb"), SCOPES)
def test_the_head_and_verb_of_a_figure(nlp, make_article, sentence, number, head, verb):
    claims = extract_claims([make_article(sentence)], nlp)[0]
    scope = next(claim.scope for claim in claims if number in claim.text)
    assert (scope.head, scope.verb) == (head, verb)


def test_the_scope_holds_what_restricts_and_the_names(nlp, make_article):
    text = "At least 16 Dutch sailors drowned near Cape Wrath on Monday."
    scope = extract_claims([make_article(text)], nlp)[0][0].scope
    assert "dutch" in scope.restricting
    assert "Cape Wrath" in scope.names
    assert "Monday" not in scope.names
    assert {"sailor", "drown"} <= set(scope.words)


DOERS = [
    ("They said Dunmar is part of a cut of 2,500 jobs.", "2,500", ()),
    ("Brightwater offered the Alder mill $4 million.", "$4 million", ("Brightwater",)),
    ("The Northern Line has made a $90 million bid.", "$90 million", ("Northern Line",)),
    ("The board turned down Morland's offer of $3 million.", "$3 million", ("Morland",)),
    ("A $7 million bid by Alder and Hobbs failed.", "$7 million", ("Alder", "Hobbs")),
    ("Three bridges were destroyed by Morland.", "Three", ("Morland",)),
    ("Morland, which lost 12 ships, called a truce.", "12", ("Morland",)),
    ("Alder took 25 seats with 28 percent and New Tarn 10 with 11 percent.", "11", ("New Tarn",)),
    ("Alder took 25 seats and New Tarn, which had never stood, 10.", "10", ("New Tarn",)),
    ("Alder took 53 percent against 41 percent for Celia Hobbs.", "41", ("Celia Hobbs",)),
    ("Alder won 53 percent of the vote, with Hobbs on 41 percent.", "41", ("Hobbs",)),
    # whose offer it is that was raised, and a team whose name is a plural
    ("Brightwater's offer was raised to $9 million.", "$9 million", ("Brightwater",)),
    ("Morland's harbour was widened for $9 million.", "$9 million", ()),
    ("On Friday the Warriors' offer of $9 million lapsed.", "$9 million", ("Warriors",)),
    ("Warriors' Eight-Year Offer to Hobbs Lapses", "Eight", ("Warriors",)),
    ("Owners' repairs for $9 million lapsed.", "$9 million", ()),
    # whose request it is, and who did it by doing something else
    ("The Ostrava club will not satisfy Hobbs\u2019 request for a 10-year deal.", "10", ("Hobbs",)),
    ("Brightwater answered by offering $44 million.", "$44 million", ("Brightwater",)),
    ("They accused Hobbs of stealing $4 million.", "$4 million", ()),
    # whom another brings to do it
    ("Judge Tarn left Hobbs to face 8 counts.", "8", ("Hobbs",)),
    ("Judge Tarn left the firm to face 8 counts.", "8", ()),
    # nor did the place that it lies near
    ("The quake was centred 40 km south of Dunmar at a depth of 24 km.", "24", ()),
    ("The dancer fled from Dunmar with 12 trunks.", "12", ()),
    # who tells of it or keeps it did not do it
    ("The Tarn Club counts 27 deaths on the ridge.", "27", ()),
    ("Brightwater stood by reports of 12 deaths.", "12", ()),
    ("A loss of $7 million reported by Ada Hobbs was denied.", "$7 million", ()),
    ("Dunmar was asked to try 13 men caught by a Morland warship.", "13", ()),
    ("Dunmar was asked to try 13 men caught by Morland.", "13", ("Morland",)),
    ("They offered the mill $4 million.", "$4 million", ()),
    ("The owner paid $4 million.", "$4 million", ()),
    ("On Monday 12 houses burned down.", "12", ()),
    ("DUNMAR, Ostrava - A slide struck at dawn, killing 12 people.", "12", ()),
    ("MORLAND lost 12 ships.", "12", ("MORLAND",)),
]


@pytest.mark.parametrize(("sentence", "number", "doers"), DOERS)
def test_who_did_it_is_named_by_subject_owner_or_by(nlp, make_article, sentence, number, doers):
    claims = extract_claims([make_article(sentence)], nlp)[0]
    assert next(claim.scope.doers for claim in claims if number in claim.text) == doers

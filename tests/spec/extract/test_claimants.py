"""Who asserts a figure: an article above, the number, its claimant and the way it came below."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims

# text, the number's words, claimant (None: the article's own voice), via
TABLE = [
    # a reporting verb and its clause
    ("Police said that 14 hikers were missing.", "14", "Police", ()),
    ("The harbour master said 14 boats had sunk.", "14", "harbour master", ()),
    ("Lorna Beck told reporters that 31 goats had escaped.", "31", "Lorna Beck", ()),
    ("The ministry claims it has vaccinated 7,000 cows.", "7,000", "ministry", ()),
    ("Norland claims some 9,000 sailors have joined.", "9,000", "Norland", ()),
    ("Engineers estimate that 60 bridges need repair.", "60", "Engineers", ()),
    ("The union announced that 85 drivers would strike.", "85", "union", ()),
    ("Officials confirmed 22 deaths.", "22", "Officials", ()),
    ("The mayor acknowledged that 5 homes were lost.", "5", "mayor", ()),
    ("Rescuers reported 13 dead.", "13", "Rescuers", ()),
    ("The captain recalled that 12 crew members jumped.", "12", "captain", ()),
    ("The company revealed that it had lost 40 trucks.", "40", "company", ()),
    ("The bus crash claimed 19 lives.", "19", None, ()),
    ("A nurse died, raising the toll to 12.", "12", None, ()),
    ("The ministry raised the toll to 12.", "12", "ministry", ()),
    ("The bureau had reported 12 dead but later said nine.", "nine", None, ()),
    ("Residents spoke of at least 12 bodies.", "12", "Residents", ()),
    # each part of what is reported
    ("The ministry reported 31 dead and 70 wounded.", "70", "ministry", ()),
    ("The ministry counted 31 dead, 70 wounded and 12 missing.", "12", "ministry", ()),
    ("The mayor put the toll at 31 dead and 70 wounded.", "70", "mayor", ()),
    ("The mayor gave a toll of 31 dead.", "31", "mayor", ()),
    ("Police revised the number of injured from 12 to nine.", "nine", "Police", ()),
    ("A Reuters tally shows 31 deaths.", "31", "Reuters", ()),
    ("The deal values the mill at $31.", "$31", None, ()),
    ("The Takeover Panel said 31 firms had complained.", "31", "Takeover Panel", ()),
    ("The UN verified 31 deaths, among them 12 children.", "12", "United Nations", ()),
    ("The ministry reported 31 deaths and 70 goats died.", "70", None, ()),
    ("Police, who had counted 2,800 people, were pleased.", "2,800", "Police", ()),
    ("That is more than the 2,800 people counted by police.", "2,800", "police", ()),
    # what is still said behind the clause
    ("The mayor said it was shut, and it would cost $4 to mend.", "$4", "mayor", ()),
    ("Police said the gang had fled, and they had found 12 guns.", "12", "Police", ()),
    ("Police said the gang fled, and 12 men were caught.", "12", None, ()),
    ("The fire killed 9, police say, and hurt 30.", "30", "police", ()),
    # a reporting clause behind or within
    ("At least 14 hikers were missing, police said.", "14", "police", ()),
    ("At least 14 hikers were missing, police said on Monday.", "14", "police", ()),
    ("Some 14 hikers, police said, were missing.", "14", "police", ()),
    (
        "The fire burned 300 hectares, said Lorna Beck, a forester.",
        "300 hectares",
        "Lorna Beck",
        (),
    ),
    ("Two barns burned down, the brigade said in a statement.", "Two", "brigade", ()),
    ("The storm flooded 90 cellars, officials say.", "90", "officials", ()),
    # according to, citing, as reported
    ("According to the harbour office, 14 boats sank.", "14", "harbour office", ()),
    ("Some 14 boats sank, according to the harbour office.", "14", "harbour office", ()),
    ("Around 14 boats sank, according to a report by Insurers United.", "14", "report", ()),
    ("The club sold 600 tickets, according to its treasurer.", "600", "treasurer", ()),
    # an amount that someone puts at
    ("The brigade put the damage at $4 million.", "$4 million", "brigade", ()),
    ("The survey put the magnitude at 4.4.", "4.4", "survey", ()),
    ("Analysts estimated the cost at $70 million.", "$70 million", "Analysts", ()),
    ("The damage, which officials put at $4 million, was vast.", "$4 million", "officials", ()),
    ("The agency's own count is nine.", "nine", "agency", ()),
    ("By the union's tally, nine drivers quit.", "nine", "union", ()),
    # outlets are a way, not the voice, where someone else is named
    ("The governor told Reuters that 14 boats sank.", "14", "governor", ("Reuters",)),
    ("According to AFP, the governor said 14 boats sank.", "14", "governor", ("AFP",)),
    ("The governor was quoted by AFP as saying 14 boats sank.", "14", "governor", ("AFP",)),
    (
        "State television quoted the governor as saying that 14 boats sank.",
        "14",
        "governor",
        ("State television",),
    ),
    ("Reuters reported that 14 boats sank.", "14", "Reuters", ()),
    ("The Guardian reported that the army said 14 boats sank.", "14", "army", ("Guardian",)),
    # reports without an author
    ("The team reportedly offered 14 players new deals.", "14", "reportedly", ()),
    ("According to reports, 14 boats sank.", "14", "reports", ()),
    ("Reports say 14 boats sank.", "14", "Reports", ()),
    # headlines
    ("Police: 14 boats sunk in storm", "14", "Police", ()),
    ("14 boats sunk in storm: police", "14", "police", ()),
    ("14 boats sunk in storm – Oslo", "14", "Oslo", ()),
    ("Officials say 14 boats sunk in storm", "14", "Officials", ()),
    # the article's own voice
    ("At least 14 boats sank in the storm.", "14", None, ()),
    ("Two days later, police said the road was open.", "Two", None, ()),
    ("The minister, who runs 14 offices, said taxes would fall.", "14", None, ()),
    ("Police said the road was open, and 14 boats sank.", "14", None, ()),
    ("The firm employs 300 people.", "300", None, ()),
    ("He added 14 spoons of sugar.", "14", None, ()),
    # quotations
    ("“We lost 14 boats,” the harbour master said.", "14", "harbour master", ()),
    ('"We lost 14 boats," said Lorna Beck.', "14", "Lorna Beck", ()),
    ("'We lost 14 boats,' Lorna Beck said.", "14", "Lorna Beck", ()),
    ("`` We lost 14 boats, '' Lorna Beck said.", "14", "Lorna Beck", ()),
    ("Lorna Beck said: “It was bad. We lost 14 boats.”", "14", "Lorna Beck", ()),
    ("“It was bad,” Lorna Beck said. “We lost 14 boats.”", "14", "Lorna Beck", ()),
    ("Lorna Beck told the council:\n“We lost 14 boats in one night.”", "14", "Lorna Beck", ()),
    ("“We lost 14 boats in one night.”\nLorna Beck said.", "14", "Lorna Beck", ()),
    (
        "“We lost 14 boats and the pier burned.\nIt was bad,” said Lorna Beck.",
        "14",
        "Lorna Beck",
        (),
    ),
    # short names and pronouns become the fullest name of the article
    (
        "Fisheries Minister Ann Lee visited Hull.\nLee said 14 boats sank.",
        "14",
        "Fisheries Minister Ann Lee",
        (),
    ),
    ("Lorna Beck visited Hull.\nMs Beck said 14 boats sank.", "14", "Lorna Beck", ()),
    ("Mayor Lorna Beck said it was bad.\nShe said 14 boats sank.", "14", "Mayor Lorna Beck", ()),
    (
        "The Transport Ministry said roads were closed.\nThe ministry said 14 boats sank.",
        "14",
        "Transport Ministry",
        (),
    ),
    (
        "The Coastal Survey Agency (CSA) met.\nThe CSA said 14 boats sank.",
        "14",
        "Coastal Survey Agency (CSA)",
        (),
    ),
    ("The UN said 14 boats sank.", "14", "United Nations", ()),
    (
        "Hull mayor Lorna Beck spoke.\nThe mayor said 14 boats sank.",
        "14",
        "Hull mayor Lorna Beck",
        (),
    ),
    (
        "Hull’s harbour chief said 14 boats sank. He blamed the wind.\n“Bad,” Lorna Beck recalled.",
        "14",
        "Hull’s harbour chief Lorna Beck",
        (),
    ),
    # verbs that give a figure
    ("Grantley gave the cost of the bridge as 3.1 million euros.", "3.1", "Grantley", ()),
    ("Grantley itself gave the price as 31 euros when it opened.", "31", "Grantley", ()),
    ("French officials put the number of sailors lost at 27.", "27", "French officials", ()),
    (
        "A clerk cited the Norland Army, which puts the number of deserters at 87.",
        "87",
        "Norland Army",
        (),
    ),
    (
        "The Norland Weather Institute placed the centre of the storm 90 miles south of Port Hale.",
        "90",
        "Norland Weather Institute",
        (),
    ),
    ("The union promises 40 new buses.", "40", "union", ()),
    (
        "The sales of 20 million kroner a year that Grantley promises look bold.",
        "20",
        "Grantley",
        (),
    ),
    ("He gave the guard 30 coins as a present.", "30", None, ()),
    ("Grantley placed 40 chairs in the hall.", "40", None, ()),
    # bodies that keep counts
    ("The Coast Agency now counts 42 sailors missing.", "42", "Coast Agency", ()),
    ("The office has registered 5,200 stranded tourists.", "5,200", "office", ()),
    (
        "The Norland Rights Office has recorded the deaths of 61 miners.",
        "61",
        "Norland Rights Office",
        (),
    ),
    ("The museum now counts 42 paintings and two halls.", "42", None, ()),
    ("She counts 14 friends in Rome.", "14", None, ()),
    # the same speaker goes on
    ("The brigade said 340 sheep had drowned, about 40 of them on Monday.", "40", "brigade", ()),
    (
        "At least 49 sheep have drowned, the brigade said in its weekly note, and 57 were saved.",
        "57",
        "brigade",
        (),
    ),
    (
        "The number of sheep lost has reached 93, the Farm Office said on Monday, up from 61.",
        "61",
        "Farm Office",
        (),
    ),
    (
        "It passed four miles off the coast, the Weather Institute said, which is close.",
        "four",
        "Weather Institute",
        (),
    ),
    ("The country's Disaster Office said 42 goats died.", "42", "Disaster Office", ()),
    (
        "According to Harbour Wire, Pavel Orlov, the transport chief, told him that 60 had left.",
        "60",
        "Pavel Orlov",
        ("Harbour Wire",),
    ),
    (
        "Norland's health ministry rarely gives a count.\nIt says that 42 nurses are ill.",
        "42",
        "Norland's health ministry",
        (),
    ),
]


@pytest.mark.parametrize(("text", "number", "claimant", "via"), TABLE)
def test_the_claimant_of_a_figure(nlp, make_article, text, number, claimant, via):
    claims = extract_claims([make_article(text)], nlp)[0]
    found = [claim for claim in claims if number in claim.text]
    assert found, [claim.text for claim in claims]
    assert (found[0].claimant, found[0].via) == (claimant, via)

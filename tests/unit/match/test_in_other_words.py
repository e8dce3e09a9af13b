"""One quantity in other words, which no veto keeps apart; and its like, which one does."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.compare import compare_claims

PAIRS = """
# the missing and the hurt are told after the dead
The flood killed six and 9 more are missing in Tarn. | 9 | There are 12 people missing. | 12 |
Four more police were hurt, for a total of 38. | Four | In Tarn 19 police were hurt. | 19 | added
The flood killed six people and 9 more were arrested in Tarn. | 9 | Police arrested 12. | 12 | added
Three are missing and nine are missing in Dunmar. | Three | In Tarn 12 are missing. | 12 |
The army seized 9 rebels here and 3 there. | 9 | The army seized 12 rebels. | 12 | sum
# all but five is not five
Police freed all the sailors but five men. | five | Some 12 sailors are held. | 12 |
# one number is told of one thing
The ferry sank with 31 boxes behind a wall. | 31 | The ferry sank with 31 boxes. | 31 |
He was 21 hours adrift off Tarn. | 21 hours | He spent 64 hours in the sea off Tarn. | 64 hours |
Tarn are 21 points behind Dunmar. | 21 | Tarn have 64 points. | 64 | lead
Of voters in Tarn 40 percent of them came. | 40 percent | Turnout was 46 percent. | 46 percent |
Of the miners in Tarn 9 of them came. | 9 | The miners who came were 12. | 12 | part
# before, 60,000 is nobody's age
Days before, 60,000 people came to Tarn. | 60,000 | Ms Orst, 46, drew 20,000 to Tarn. | 20,000 |
A boy, 16, hurt 60 people in Tarn. | 60 | Ms Orst, 46, hurt 20 in Tarn. | 20 | aged
# deeds that may be one
In Tarn 40 people were rescued. | 40 | In Tarn 46 people survived. | 46 |
In Tarn 40 people were killed. | 40 | In Tarn 46 people survived. | 46 | event
In Tarn 14 people were shot. | 14 | In Tarn 14 people were wounded. | 14 |
In Tarn 14 people were shot. | 14 | In Tarn 19 people were wounded. | 19 | event
The toll in Tarn stands at 46. | 46 | In Tarn 40 people were killed. | 40 |
Some 4,000 fled in the dark. | 4,000 | Some 4,400 people fled. | 4,400 |
Some 4,000 were left in the dark. | 4,000 | Some 4,400 people fled. | 4,400 | event
Soldiers sent a flare 12 km high. | 12 km | They shot a flare 14 km high. | 14 km |
# one deed in several wordings
They played in front of 9,000 fans. | 9,000 | The crowd of 9,900 cheered. | 9,900 |
They played in front of 9,000 fans. | 9,000 | In Tarn 9,900 people were hurt. | 9,900 | event
# nouns that may be one
Some 4,000 homes lost power. | 4,000 | Some 4,400 households lost power. | 4,400 |
The storm razed 4,000 homes. | 4,000 | Some 4,400 households fled. | 4,400 | counted
The mill fears 600 job losses. | 600 | The mill fears that 900 jobs will go. | 900 |
The bill passed by 80 votes. | 80 | Some 82 members backed the bill. | 82 |
# what shares trade at, and what is bid for them
Tarn shares closed at $41. | $41 | Dunmar bid $48 a share. | $48 a share | quoted
Dunmar offers $41 for Tarn shares. | $41 | Dunmar bid $48 a share. | $48 a share |
# which way a length goes
Tarn lies 30 km deep in the marsh. | 30 km | The quake was 42 km off Tarn. | 42 km | way
The quake was at a depth of 30 km. | 30 km | The quake was 42 km north of Tarn. | 42 km | way
The quake was at a depth of 30 km. | 30 km | The quake was 30 km north of Tarn. | 30 km | way
The quake was at a depth of 30 km. | 30 km | The quake was 42 km below Tarn. | 42 km |
The road to Tarn is 30 km long. | 30 km | Tarn lies 42 km from Dunmar. | 42 km |
# from where a time span is counted
It sold in the first 3 days. | 3 days | It came four days ago. | four days | counted_from
He was held for 3 days. | 3 days | He was held four days ago. | four days | counted_from
He was held for 3 days. | 3 days | He was held for four days. | four days |
# men and women
Tarn chose five women. | five | Tarn chose five men. | five | counted
Tarn chose five women. | five | Tarn chose seven boys. | seven | counted
Tarn chose five women. | five | Tarn chose seven people. | seven |
# all who are named, and what is made of a kind
The dead, 61 of them, lie in Tarn. | 61 | The flood killed 38 in Tarn. | 38 |
Of the dead 61 of them lie in Tarn. | 61 | The flood killed 38 in Tarn. | 38 | part
Tarn sold 900 of the phones. | 900 | Tarn sold 880 phones. | 880 |
# whom "the Argentine" means
Orst scored 41 goals. | 41 | The Argentine scored 48 goals. | 48 |
Orst scored 41 goals. | 41 | Hobbs scored 48 goals. | 48 | doer
# who deals with whom, how far a place is, and who only tells of it
Tarn bought Orst for $41. | $41 | Orst goes to Tarn for $48. | $48 |
Tarn bought Orst for $41. | $41 | Orst goes to Dunmar for $48. | $48 | doer
Orst hit Hobbs with 41 shots. | 41 | Hobbs hit Orst with 48 shots. | 48 | doer
Orst fled to a barn 41 km north of Tarn. | 41 km | Hobbs hid 48 km north of Tarn. | 48 km |
Orst was sold for $41. | $41 | He left in a deal the Herald understands to be worth $48. | $48 |
Orst paid $41. | $41 | Judge Hobbs cut the $48 that jurors awarded. | $48 |
Tarn won behind Ada Hobbs (87 yards). | 87 yards | Ada Hobbs threw for 78 yards. | 78 yards |
Tarn won behind Ada Hobbs (87 yards). | 87 yards | Ben Orst threw for 78 yards. | 78 yards | doer
# another number beside it is of another kind
The ban holds in 14 states and one has died. | 14 | The ban holds in 15 states. | 15 |
# a third is one more
A third man was also shot. | third | Orst shot three men. | three | added
# who is told of in other words
Ada Hobbs Reeve, 34, fled. | 34 | Ada Hobbs, 37, fled. | 37 |
The dead were Ada Orst, 29, of Tarn, and Ben Reeve, 34, of Alm. | 34 | Reeve, 36, was single. | 36 |
Ada Reeve Hobbs, 34, fled. | 34 | Ada Hobbs Reeve, 37, fled. | 37 | person
# a year, and a month in it
In March 2001 a storm sank 53 boats. | 53 | In 2001 a storm sank 50 boats. | 50 |
In March 2001 a storm sank 53 boats. | 53 | In 2003 a storm sank 50 boats. | 50 | day
# who refuses an offer has not made it
Tarn turned down an offer of $41. | $41 | Dunmar offered $48. | $48 |
Orst declined $41 for Tarn. | $41 | Hobbs paid $48 for Tarn. | $48 | doer
Tarn made an offer of $41. | $41 | Dunmar offered $41. | $41 | bidder
# the share of the vote, and of the votes counted
Orst won 58% of the vote in Tarn. | 58% | Orst won 61% of all votes cast. | 61% |
# what is expected in other words
Savings would reach $14. | $14 | Tarn expects savings of $15. | $15 |
Savings would reach $14. | $14 | Savings came to $15. | $15 | forecast
# how old a thing is, and how old somebody is
The 26-year-old mill burned down. | 26-year-old | The mill ran for 26 years. | 26 years |
The 26-year-old nurse burned down the mill. | 26-year-old | It ran for 26 years. | 26 years | age
# the sums of one takeover, weeks apart
In January Tarn bid $41 a share. | $41 a share | Tarn raised its bid to $48 a share. | $48 a share |
In May Tarn bid $41 a share. | $41 a share | Tarn raised its bid to $48 a share. | $48 a share | day
"""


def rows():
    lines = [line for line in PAIRS.strip().splitlines() if not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(("one", "number", "other", "second", "veto"), rows())
def test_what_keeps_two_numbers_apart(nlp, make_article, one, number, other, second, veto):
    articles = [make_article(one), make_article(other, publisher="p1")]
    claims = [
        next(claim for claim in found if claim.text == text)
        for found, text in zip(extract_claims(articles, nlp), (number, second), strict=True)
    ]
    link = compare_claims(*claims, {article.article_id: article for article in articles})
    assert (f"veto:{veto}" == link.reasons[0].comparator) is bool(veto)
    assert link.is_vetoed is bool(veto)

"""How numbers are written, one construction a line: sentence | words | value.

A value "a..b" is a range or a vague number. Words are the claim's own, unit and all.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimwatch.model import Claim

FORMS = """
The village lost 7 goats. | 7 | 7
Rebels hold 16,000 prisoners. | 16,000 | 16000
More than 1.2m have now left the delta. | 1.2m | 1200000
Some 3m were moved to higher ground. | 3m | 3000000
The census counted 1,234,567 dwellings. | 1,234,567 | 1234567
The scheme enrolled 12,34,567 farmers. | 12,34,567 | 1234567
The ferry carried 2’500 pilgrims. | 2’500 | 2500
Police seized 3.5 kg of powder. | 3.5 kg | 3.5
Rain totalled .75 inches overnight. | .75 inches | 0.75
The well is 1 200 400 litres deep in debt. | 1 200 400 litres | 1200400
About 2 , 000 tents were pitched. | 2 , 000 | 2000
The river rose 6 . 1 metres. | 6 . 1 metres | 6.1
He is batting . 308 this summer. | . 308 | 0.308
The slugger hit.358 in June. | .358 | 0.358
The fund holds 2.5 million shares. | 2.5 million | 2500000
The fund holds 2.5m shares. | 2.5m | 2500000
The bank lent $160MM to farmers. | $160MM | 160000000
The bank lent $7 b. to farmers. | $7 b | 7000000000
The state owes £43.6bn to lenders. | £43.6bn | 43600000000
A grant of €12mn was approved. | €12mn | 12000000
The token raised $3tn on paper. | $3tn | 3000000000000
Some 25k tickets went unsold. | 25k | 25000
The tunnel runs for 60m under the bay. | 60m | 60
There were 4 hundred million trees. | 4 hundred million | 400000000
The temple fed 3 lakh visitors. | 3 lakh | 300000
The film earned 40 crore rupees. | 40 crore rupees | 400000000
The club offered $70-80MM. | $70-80MM | 70000000..80000000
The show drew 3,5 million viewers. | 3,5 million | 3500000
Three in four farmers agreed. | Three in four | 0.75
The balance was -$4 million. | -$4 million | -4000000
It was (-£12) in May. | -£12 | -12
He killed one guard and wounded a third. | third | 1
Another woman was injured. | Another | 1
Two died and another was hurt. | another | 1
Seven bridges collapsed. | Seven | 7
Twenty-three sailors drowned. | Twenty-three | 23
Ninety percent agreed. | Ninety percent | 90
Fifteen hundred troops marched. | Fifteen hundred | 1500
A hundred and five villages flooded. | A hundred and five | 105
Two hundred and six homes burned. | Two hundred and six | 206
Twenty-eight thousand six hundred reservists reported. | Twenty-eight thousand six hundred | 28600
One million two hundred thousand doses expired. | One million two hundred thousand | 1200000
A thousand lamps were lit. | A thousand | 1000
A million dollars vanished. | A million dollars | 1000000
A dozen boats sank. | A dozen | 12
Three dozen boats sank. | Three dozen | 36
Half a dozen boats sank. | Half a dozen | 6
A half-dozen boats sank. | A half-dozen | 6
Half a million hens died. | Half a million | 500000
A pair of divers vanished. | A pair | 2
A couple of divers vanished. | A couple | 2
The last couple of winters were dry. | couple | 2
She waited a couple of weeks. | a couple of weeks | 2
It costs a couple of dollars. | a couple of dollars | 2
A couple of hundred pilgrims came. | A couple of hundred | 200
A couple hundred pilgrims came. | A couple hundred | 200
A couple of dozen tents stood there. | A couple of dozen | 24
Four and a half hours passed. | Four and a half hours | 4.5
Two and a half million homes lost power. | Two and a half million | 2500000
The stock was off about 3 and a half percent. | 3 and a half percent | 3.5
The search lasted 2 and a half hours. | 2 and a half hours | 2.5
Of the hurt 20 and a quarter of the dead were children. | 20 | 20
The trek took 4 1/2 hours. | 4 1/2 hours | 4.5
The trek took 4½ hours. | 4½ hours | 4.5
It lasted a year and a half. | a year and a half | 1.5
Half of the pupils fell ill. | Half | 0.5
A third of the crew deserted. | A third | 0.3333333333
Two-thirds of voters stayed home. | Two-thirds | 0.6666666667
Three quarters of the harvest rotted. | Three quarters | 0.75
A quarter of the herd was lost. | A quarter | 0.25
A quarter of a million homes lost power. | A quarter of a million | 250000
Three quarters of a million fled. | Three quarters of a million | 750000
A quarter-million homes lost power. | A quarter-million | 250000
It lost a third of a billion dollars. | a third of a billion dollars | 333333333.3
They sat two-thirds of a mile away. | two-thirds of a mile | 0.6666666667
The recipe needs 1/2 pound of butter. | 1/2 pound | 0.5
One-fifth of buses are idle. | One-fifth | 0.2
One in 500 babies is affected. | One in 500 | 0.002
Nine out of ten patients recovered. | Nine out of ten | 0.9
One in every four wells is dry. | One in every four | 0.25
Dozens of cars burned. | Dozens | 12..120
Hundreds of militants crossed over. | Hundreds | 100..1000
Thousands of people fled. | Thousands | 1000..10000
Tens of thousands of homes are dark. | Tens of thousands | 10000..100000
Hundreds of thousands marched. | Hundreds of thousands | 100000..1000000
Millions of bees died. | Millions | 1000000..10000000
Several hundred miners were trapped. | Several hundred | 300..1000
A few dozen miners were trapped. | A few dozen | 24..96
Several grenades were found. | Several | 3..10
Scores of hikers were rescued. | Scores | 20..200
Tens of millions of dollars disappeared. | Tens of millions of dollars | 10000000..100000000
There were no casualties. | no | 0
No survivors have been found. | No | 0
Nobody was hurt in the blast. | Nobody | 0
No one was killed in the crash. | No one | 0
None were injured, the mayor said. | None | 0
It was the fifth victim of the storm. | fifth | 5
It was their eighth straight defeat. | eighth | 8
She finished 12th in the race. | 12th | 12
This is the twenty-first bridge to close. | twenty-first | 21
Four others were wounded. | Four | 4
Another two were arrested. | two | 2
Output grew sixfold. | sixfold | 6
Twice as many came this year. | Twice | 2
Bread prices doubled in May. | doubled | 2
Rents have tripled since spring. | tripled | 3
Imports halved after the strike. | halved | 0.5
The ministry doubled its staff. | doubled | 2
Ewes outnumber rams by 3:1. | 3:1 | 3
The ratio of hens to cocks is 20 to 1. | 20 to 1 | 20
The weavers voted 3-to-1 for a strike. | 3-to-1 | 3
The plan was rejected by three to one. | three to one | 3
The bill passed by a two-to-one margin. | two-to-one | 2
Rovers won 3:1 on Sunday. | 3 | 3
The fee was cut from 3 to 1. | 3 | 3
The budget is three times as large. | three | 3
The mixture needs 500mg of salt. | 500mg | 500
The panel delivers 8.5 kW at noon. | 8.5 kW | 8.5
It cooled to minus 20 degrees Celsius. | minus 20 degrees Celsius | -20
It cooled to -4°F. | -4°F | -4
The balance was $-50.8bn in May. | $-50.8bn | -50800000000
Only one house survived. | one | 1
One of the victims was a nurse. | One | 1
The blast killed one and wounded nine. | one | 1
"""

RANGES = """
Between 5 and 10 boats sank. | 5 and 10 | 5..10
The toll is between 2,000 and 4,000. | 2,000 and 4,000 | 2000..4000
They need 2,000-4,000 beds. | 2,000-4,000 | 2000..4000
They need 2,000–4,000 beds. | 2,000–4,000 | 2000..4000
They need 15 to 20 percent more. | 15 to 20 percent | 15..20
They need 15%-20% more. | 15%-20% | 15..20
They need $2 to $3 million. | $2 to $3 million | 2000000..3000000
They need $140-150 million. | $140-150 million | 140000000..150000000
They need $140- $150 million. | $140- $150 million | 140000000..150000000
They need between $140 and $150 million. | $140 and $150 million | 140000000..150000000
Between US$16 million and US$17 million. | US$16 million and US$17 million | 16000000..17000000
Fines range from $800,000 to $1.3 million. | $800,000 to $1.3 million | 800000..1300000
Rent will be $24 to $26 per night. | $24 to $26 per night | 24..26
A 24- to 30-foot boat capsized. | 24- to 30-foot | 24..30
It took three or four years. | three or four years | 3..4
It took one to two years. | one to two years | 1..2
The laser draws 5-10W. | 5-10W | 5..10
Speeds of 15-22 miles per hour were seen. | 15-22 miles per hour | 15..22
Four thousand to five thousand people sang. | Four thousand to five thousand | 4000..5000
Wages rose from $2.1bn to 3.4 in a decade. | $2.1bn | 2100000000
Wages rose from $2.1bn to 3.4 in a decade. | 3.4 | 3400000000
The toll climbed from 12 to 19. | 12 | 12
The toll climbed from 12 to 19. | 19 | 19
The index rose 64 points to 4,577. | 64 | 64
They raised their bid by $4 million to $44 million. | $44 million | 44000000
The fund may rise by $3 million to $4 million. | $3 million to $4 million | 3000000..4000000
The jobless rate dropped by 2 percent to 7 percent. | 2 percent | 2
It costs 8 or $9 at the gate. | 8 | 8
It comes with four-, five- and six-metre poles. | five | 5
Cases rose by 60 to 1,240. | 1,240 | 1240
Cases rose 60 to 1,240 on Sunday. | 60 | 60
The toll rose by 14 to 96 overnight. | 96 | 96
The mayor raised his first toll of 14 to 17. | 17 | 17
She gave a first toll of 14 to 17. | 14 to 17 | 14..17
The count is up by 60 to 1,240. | 1,240 | 1240
Prices rose by 3 to 4 percent. | 3 to 4 percent | 3..4
The toll may rise by 10 to 20 people. | 10 to 20 | 10..20
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


def shown(claim: Claim) -> str:
    ends = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    return "..".join(str(int(end)) if end == int(end) else f"{end:.10g}" for end in ends)


@pytest.mark.parametrize(("sentence", "words", "value"), rows(FORMS))
def test_every_form_of_a_number_is_read(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, value: str
) -> None:
    assert shown(claim_of(sentence, words)) == value


@pytest.mark.parametrize(("sentence", "words", "value"), rows(RANGES))
def test_ranges_are_one_number_and_changes_are_two(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, value: str
) -> None:
    assert shown(claim_of(sentence, words)) == value


@pytest.mark.parametrize(
    "sentence",
    [
        "This one is mine, and that one is yours.",
        "One should never say so to one another.",
        "One day the mine will close.",
        "No wonder the mayor was pleased.",
        "The first half ended without a shot.",
        "They live half-heartedly in the third world.",
        "A quarter to nine is too late.",
        "He had no idea what to say.",
        "He doubled in the ninth and walked off.",
        "She doubled over in pain.",
        "The barn doubled as a school.",
        "A couple from the valley was married.",
    ],
)
def test_words_that_only_look_like_numbers_are_no_quantities(
    claims_in: Callable[[str], list[Claim]], sentence: str
) -> None:
    quantities = [c.text for c in claims_in(sentence) if c.kind.value not in {"ordinal", "time"}]
    assert quantities == []

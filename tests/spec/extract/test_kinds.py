"""What sort of number it is, one construction a line: sentence | the claim's words | kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimwatch.extract.kinds import is_quantity
from claimwatch.model import Claim

KINDS = """
They freed 12 hostages. | 12 | count
It costs $12. | $12 | money
Turnout was 12%. | 12% | percent
It is 12 km away. | 12 km | measure
It took 12 days. | 12 days | duration
One in 12 failed. | One in 12 | ratio
Four in every 10,000 failed. | Four in every 10,000 | ratio
Half of them failed. | Half | ratio
Sales grew sixfold. | sixfold | multiple
The lake is twice the size of the town. | twice | multiple
The team won twice as often. | twice | multiple
The mill burned twice in a decade. | twice | count
Sales doubled in spring. | doubled | multiple
Ewes outnumber rams by 3:1. | 3:1 | ratio
The weavers voted 3-to-1 for a strike. | 3-to-1 | ratio
A couple of divers vanished. | A couple | count
A 12-year-old girl sang. | 12-year-old | age
Ann Brown, 34, sang. | 34 | age
The singer was aged 34. | 34 | age
Her uncle, 61, sang. | 61 | age
The scoundrel, 61, grinned. | 61 | age
The man accused of hiding it, 61, sang. | 61 | age
The toll, 61, grew. | 61 | count
The number of the hurt, 61, grew. | 61 | count
Dina Orst, just 27, sang. | 27 | age
The youngest of them was just 17. | 17 | age
The youngest, Dina Orst, was eight and sang. | eight | age
The youngest was 6 when it began. | 6 | age
Girls as young as NINE were hired. | NINE | age
Dina Orst, who at 66 still sings, won. | 66 | age
She married at nineteen and sang. | nineteen | age
Dina Orst, at 39 the oldest of them, sang. | 39 | age
Dina Orst, at 39 degrees, sang. | 39 degrees | measure
The girl, four, was found. | four | age
Nurul, seven, was found. | seven | age
Killed were Dietz, 52, of Dunmar, and a boy. | 52 | age
Brown, 61 when she died, sang. | 61 | age
They would raise the retirement age of miners to 62 from 57. | 62 | age
They would raise the retirement age of miners to 62 from 57. | 57 | age
They would raise the average wage of miners to 62 from 57. | 62 | count
In Tarn, nine, they said, were hurt. | nine | count
The weavers, four, were hurt. | four | count
The captain of the town's hockey club, 41, sang. | 41 | age
The toll of the town's fire, 41, fell. | 41 | count
He was 34 when he sang. | 34 | age
The men, aged 19 and 22, sang. | 22 | age
Two sisters aged 12 and 15 died. | 15 | age
Her brothers, 9 and 11, sang. | 9 | age
They found three boys, 4, 7 and 9, in a barn. | 7 | age
The couple, 34 and 36, died. | 36 | age
Its seats, 12 and 15, were taken. | 12 | count
Of the prisoners, 12 and 15 were freed. | 15 | count
She is in her 30s. | 30s | age
He died at 77. | 77 | age
Early reports put the dead at 12. | 12 | count
She died at 77 on the ridge. | 77 | age
She died at 10 on Monday. | 10 | count
Brown, the eldest at 45, sang. | 45 | age
The youngest is 22 and the oldest 61. | 61 | age
Her daughter, now 11, sang. | 11 | age
Brown, 47 now, can leave. | 47 | age
Brown was 36, his choir said. | 36 | age
Police named the dead as Brown (29) and Reeve (34). | 34 | age
The Greens won, ahead of Reeve (29) and Brown (34). | 34 | count
Brown was 36, a neighbour said. | 36 | age
Brown was 36, ahead of Leeds. | 36 | count
Brown moved away and was 39 when she died. | 39 | age
At 53 the minister has seen it all. | 53 | age
At 12 the guests left. | 12 | count
Two children, aged eight and 11, sang. | 11 | age
The Hull lass, 34, sang. | 34 | age
The score, 34, was low. | 34 | count
She carries a crew of 21. | 21 | count
Lost were Ann Brown (29) and Tom Lee (34). | 34 | age
They put the number of dead at 61. | 61 | count
The defendant, 47, sang. | 47 | age
A saleswoman, 58, sang. | 58 | age
Tarrant, 36, best known for songs, left. | 36 | age
Yesterday, 36, were hurt. | 36 | count
Her little brother is eight. | eight | age
Ada Brown was 34, her club said. | 34 | age
Ada Brown was 34 in 1987. | 34 | age
Dunmar was 34 ahead. | 34 | count
Ada Brown (34), of Dunmar, sang. | 34 | age
Only Ada Brown (34) sang more. | 34 | count
They freed a man of 38 and a girl of ten. | 38 | age
They freed a man of 38 and a girl of ten. | ten | age
They freed the mother of 12. | 12 | count
The captain of 12 ships sang. | 12 | count
Her brother is one of eight. | eight | count
It is free for children under 12. | 12 | age
Two of the suspects seem to be under 18. | 18 | age
The profits were under 18. | 18 | count
It was the 12th day of the strike. | 12th | ordinal
The 2nd batch of bulbs came. | 2nd | ordinal
Its second floor has 9 rooms. | second | ordinal
She was the first victim. | first | ordinal
It posted a third quarter loss. | third | ordinal
It was the 12th attempt. | 12th | count
She is the fifth victim. | fifth | count
It was the second attack on a clinic. | second | count
They had an eighth straight win. | eighth | count
Her third marriage failed. | third | count
Rovers 65, Hawks 53 | 53 | score
Cup night: Rovers 3, Hawks 1 | 3 | score
Storm Kills 10, Hurts 80 | 80 | count
Market fire update-3 dead, 4 injured | 3 | count
A category 4 storm hit. | 4 | name
They hit 12 from three-point range. | three | name
Alder took 25 seats and Hobbs 10. | 10 | count
Reeve scored 14 points, Tarn 13 and Orla Hobbs 9. | 9 | count
She bought two phones and Pixel 10. | 10 | name
She lives in a five-star hotel. | five | name
The 911 call came at noon. | 911 | name
The Reds hold a three-point lead. | three | count
She sang on May 12. | May 12 | date
She sang on 12 May 2019. | 12 May 2019 | date
She sang on 2019-05-12. | 2019-05-12 | date
She sang in May 2019. | May 2019 | date
She sang in 2019. | 2019 | date
She sang in the 1970s. | 1970s | date
The 2019 finals were dull. | 2019 | date
She sang between 1600 and 1900. | 1600 and 1900 | date
She sang at 9:30 p.m. | 9:30 p.m. | time
She sang at 5 p.m. | 5 p.m. | time
The choir won 31-4 in the final. | 31 | score
The odds moved from 6-1 to 14-1 by noon. | 14 | score
The choir (25-7) sang. | 25 | record
Her Galaxy S23 rang. | 23 | name
Her Apple Watch 5 rang. | 5 | name
The Big 12 begins. | 12 | name
Here is how things stand on day 12 of the strike. | 12 | name
On that day 12 died. | 12 | count
The S&P 500 fell. | 500 | name
The Nasdaq 100 fell. | 100 | name
The G20 met. | 20 | name
COVID-19 spread. | 19 | name
They bought seven AK-47s. | 47 | name
See page 12 of the report. | page 12 | name
The bus is on Route 66 now. | Route 66 | name
The No. 9 seed lost. | No. 9 | name
Update to 2.3.1 now. | 2.3.1 | version
The 5G masts burned. | 5G | version
Call 555-123-4567 now. | 555-123-4567 | phone
He lives at 12 Elm Street. | 12 Elm Street | address
1. Wash the rice | 1. | list
Several doors were open. | Several | indefinite
The bald "Doctor", 58, laughed. | 58 | age
Hobbs, 47 now, can appeal. | 47 | age
Hobbs is 36, in his 16th season. | 36 | age
The vote was 2000 people strong. | 2000 | count
A crowd of 1950 people came. | 1950 | count
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "kind"), rows(KINDS))
def test_kinds(claim_of: Callable[[str, str], Claim], sentence: str, words: str, kind: str) -> None:
    assert claim_of(sentence, words).kind.value == kind


def test_a_number_of_a_name_stays_one_beside_a_name(
    claims_in: Callable[[str], list[Claim]],
) -> None:
    claims = claims_in("The Pear 9 Pro and 9 Pro Max rang, and Pear 9 Pro cameras sold 9 times.")
    assert [claim.kind.value for claim in claims][:3] == ["name"] * 3


def test_every_number_is_kept_but_only_amounts_are_quantities(
    claims_in: Callable[[str], list[Claim]],
) -> None:
    claims = claims_in("On May 12, 2019, at 5 p.m., 34 Big 12 players ran 3 miles.")
    assert [c.text for c in claims if is_quantity(c.kind)] == ["34", "3 miles"]
    assert len(claims) == 5

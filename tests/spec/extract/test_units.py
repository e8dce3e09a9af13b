"""Units, one construction a line: sentence | the claim's words | unit | dimension."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimwatch.model import Claim

UNITS = """
It is 12 km away. | 12 km | kilometre | length
It is a 12-mile walk. | 12-mile | mile | length
It lies 150 nautical miles offshore. | 150 nautical miles | nautical mile | length
The boat is six feet wide. | six feet | foot | length
The neck is 25.5″ long. | 25.5″ | inch | length
The capacitor stores 2.5 F of charge. | 2.5 F | farad | capacitance
The oven reached 90 F. | 90 F | fahrenheit | temperature
The bag weighs 2.5kg. | 2.5kg | kilogram | mass
The last 2m were the steepest. | 2m | metre | length
The barge holds 12.3m tonnes. | 12.3m tonnes | metric ton | mass
Add 3 pounds of flour. | 3 pounds | pound mass | mass
The firm made 92 million pounds. | 92 million pounds | pound sterling | money
He was fined 300 pounds. | 300 pounds | pound sterling | money
They won a cheque of 3,000 pounds. | 3,000 pounds | pound sterling | money
A 170,000-square-foot hangar burned. | 170,000-square-foot | square foot | area
The park covers 3923sq m now. | 3923sq m | square metre | area
The fire burned 40 hectares. | 40 hectares | hectare | area
The tank holds 9 litres. | 9 litres | litre | volume
The tank holds 9 gallons. | 9 gallons | gallon | volume
They talked for 45 minutes. | 45 minutes | minute | duration
They talked for six months. | six months | month | duration
They talked for half an hour. | half an hour | hour | duration
He drove at 87 mph. | 87 mph | mile per hour | speed
He drove at 60 miles an hour. | 60 miles an hour | mile per hour | speed
He drove at 193km/h. | 193km/h | kilometre per hour | speed
It was 31 degrees Celsius. | 31 degrees Celsius | celsius | temperature
It was 31°C at dusk. | 31°C | celsius | temperature
It was 88°F at dusk. | 88°F | fahrenheit | temperature
The slope is 37.5 degrees. | 37.5 degrees | degree | angle
A magnitude-7.8 earthquake struck. | 7.8 | magnitude | magnitude
Of 40 aftershocks the strongest was 4.8. | 4.8 | magnitude | magnitude
The quake, measured at 7.4 by the college, struck. | 7.4 | magnitude | magnitude
A 5.1 tremor shook the coast. | 5.1 | magnitude | magnitude
The 1971 earthquake was weaker, 6.1, they said. | 6.1 | magnitude | magnitude
The strongest of the swimmers had 4.8. | 4.8 | none | none
His blood alcohol was .14. | .14 | percentage | fraction
The legal limit is 0.08. | 0.08 | percentage | fraction
The legal limit is 80. | 80 | none | none
His batting average was .314. | .314 | none | none
The field yields 40,000 b/d. | 40,000 b/d | barrel per day | volume per duration
The line carries 90,000 bpd. | 90,000 bpd | barrel per day | volume per duration
They bought a cottage for 480,000 pounds. | 480,000 pounds | pound sterling | money
They lifted a load in the hills of 480,000 pounds. | 480,000 pounds | pound mass | mass
Only 120 of the 800 tonnes promised have come. | 120 | metric ton | mass
The mill lifted its bid of $14 a share to $17. | $17 | dollar per share | money per share
The quake measured 6.1 on the Richter scale. | 6.1 | magnitude | magnitude
An earthquake measuring 4.6 shook the town. | 4.6 | magnitude | magnitude
An aftershock of 5.1 hit on Monday. | 5.1 | magnitude | magnitude
It was followed by aftershocks of up to 5.1. | 5.1 | magnitude | magnitude
The survey put the tremor's magnitude at 4.4. | 4.4 | magnitude | magnitude
Its magnitude was about 5.9, the survey said. | 5.9 | magnitude | magnitude
The magnitude of the quake was 5.9, the survey said. | 5.9 | magnitude | magnitude
The survey measured the quake at 6.7 and its depth at 24 km. | 6.7 | magnitude | magnitude
The Geophysical Institute gave a higher reading of 6.9. | 6.9 | magnitude | magnitude
The quake was revised down to 6.8 on Monday. | 6.8 | magnitude | magnitude
The tremor, which registered a preliminary 5.2, did no harm. | 5.2 | magnitude | magnitude
A beam measuring 4.6 was found. | 4.6 | none | none
The coast shook in an earthquake of 6.4. | 6.4 | magnitude | magnitude
The quake came after a 5.9 off the cape in May. | 5.9 | magnitude | magnitude
Two aftershocks, magnitude 3.9 and 3.2, followed. | 3.2 | magnitude | magnitude
A 6.7 degree quake razed the town. | 6.7 | magnitude | magnitude
The quake cost the mill a 4.5 rating. | 4.5 | none | none
They drove 12-km loops. | 12-km | kilometre | length
He ran a 100-m race. | 100-m | metre | length
The 3-in-1 printer broke. | 3 | none | none
The 13.3in screen cracked. | 13.3in | inch | length
The ground shook for 25 terrifying seconds. | 25 terrifying seconds | second | duration
It took eight dog years. | eight | none | none
It saves $3bn a year from 2015. | $3bn a year | dollar per year | money per duration
It was worth $7 million a year from now. | $7 million | dollar | money
It pays 512p for each Tarn share. | 512p for each Tarn share | penny per share | money per share
It refused 440 pence and 475 pence a share. | 440 pence | penny per share | money per share
It made $20 million and $3 a ticket. | $20 million | dollar | money
The road cost CLP1.8bn. | CLP1.8bn | chilean peso | money
They waited two more days. | two more days | day | duration
It took five full hours. | five full hours | hour | duration
She walked six additional miles. | six additional miles | mile | length
They want 40 more buses. | 40 | none | none
The chip stores 256GB of files. | 256GB | gigabyte | data
The line carries 30Mbps to homes. | 30Mbps | megabit per second | data rate
The engine gives 938 horsepower. | 938 horsepower | horsepower | power
The farm yields 35 GWh a year. | 35 GWh a year | gigawatt hour per year | energy per duration
The radio runs at 2.7GHz. | 2.7GHz | gigahertz | frequency
The battery holds 4500 mAh. | 4500 mAh | milliampere hour | charge
Lead was found at 15 ppb in wells. | 15 ppb | part per billion | concentration
Turnout was 60 per cent. | 60 per cent | percentage | fraction
Turnout was 60%. | 60% | percentage | fraction
Britain borrows at 1.38pc now. | 1.38pc | percentage | fraction
The gap is 3 percentage points. | 3 percentage points | percentage point | percentage point
Rates rose 25 basis points. | 25 basis points | basis point | percentage point
It costs $40. | $40 | dollar | money
It costs US$40. | US$40 | dollar | money
It costs 40 dollars. | 40 dollars | dollar | money
It costs HK $5.4m. | HK $5.4m | hong kong dollar | money
It costs AU$40. | AU$40 | australian dollar | money
It costs 8.99 New Zealand dollars. | 8.99 New Zealand dollars | new zealand dollar | money
It costs €40. | €40 | euro | money
It costs 40 euros. | 40 euros | euro | money
It costs EUR50m. | EUR50m | euro | money
It costs £40. | £40 | pound sterling | money
It costs ¥4,000. | ¥4,000 | japanese yen | money
The van costs 800 yen ($6) in June and 900 ($7) in July. | 900 | japanese yen | money
It costs 92 million yuan. | 92 million yuan | chinese yuan | money
It costs RM79 now. | RM79 | malaysian ringgit | money
It costs INR1 trillion. | INR1 trillion | indian rupee | money
It costs 300 million florins. | 300 million florins | florin | money
It costs 300 pesos. | 300 pesos | peso | money
It costs 84.75 cents. | 84.75 cents | cent | money
Fighters get $200 a month. | $200 a month | dollar per month | money per duration
Fighters get a $200-a-month wage. | $200-a-month | dollar per month | money per duration
Oil is $52 a barrel. | $52 a barrel | dollar per barrel | money per volume
Drivers earn $900 a month before tax. | $900 a month | dollar per month | money per duration
Drivers earned $900 a month before. | $900 | dollar | money
The bid is $25-per-share. | $25-per-share | dollar per share | money per share
It gives 325,000 barrels per day. | 325,000 barrels per day | barrel per day | volume per duration
The skull is 300,000 years old. | 300,000 years old | year of age | age
A 60 year-old man fell. | 60 year-old | year of age | age
Tens of thousands of euros were lost. | Tens of thousands of euros | euro | money
Revenue was $7 billion a year earlier. | $7 billion | dollar | money
The S&P rose 64.06 points to 4,577.10. | 4,577.10 | point | point
It cost 8 million euros, not 12 million. | 12 million | euro | money
It cost 8 million euros, and 12 million people came. | 12 million | none | none
Sales rose by 2 percent but exports fell by 1. | 1 | percentage | fraction
The high is 84.75 cents, the low is 74.07. | 74.07 | cent | money
He bought 5 cars and 3 boats. | 5 | none | none
She won 3 races. | 3 | none | none
They won 40 seats. | 40 | none | none
Labs run 300 tests a day. | 300 tests a day | test per day | count per duration
Sales grew sixfold. | sixfold | time | multiple
A ferry of 1,140 gross tons sank. | 1,140 gross tons | ton | mass
A 310-pounder sat down. | 310-pounder | pound mass | mass
The phone sold 5m in a month. | 5m | none | none
The rope sagged 5m in a month. | 5m | metre | length
Children under the age of 5 years eat free. | 5 years | year of age | age
Two second-half goals came late. | Two | none | none
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "unit", "dimension"), rows(UNITS))
def test_units_have_one_name_and_a_dimension(
    claim_of: Callable[[str, str], Claim], sentence: str, words: str, unit: str, dimension: str
) -> None:
    claim = claim_of(sentence, words)
    assert (claim.unit or "none", claim.dimension or "none") == (unit, dimension)


def test_pint_knows_every_expression_of_the_unit_table() -> None:
    import pint

    from claimwatch.extract.unit_table import pint_of

    registry = pint.UnitRegistry()
    unknown = [name for name, text in pint_of().items() if registry.parse_units(text) is None]
    assert unknown == []
    assert len(pint_of()) > 80

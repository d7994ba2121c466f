"""More families of wordings that strangers use: plans and orders, words told on, odd contacts, odd names."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.notes import Kind, Line, parse_line

NOW = datetime(2027, 4, 21, 10, tzinfo=ZoneInfo("Europe/London"))


def read(text: str) -> Line:
    return parse_line(text, NOW)


def who(text: str) -> list[str]:
    return [reference.value for reference in read(text).people]


def coming(text: str) -> list[str]:
    return [str(f.due.date()) for f in read(text).follow_ups]


def promised(text: str) -> list[tuple[str, str]]:
    return [(p.by, str(p.due.date()) if p.due else "") for p in read(text).promises]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thank him on the 2nd", "2027-05-02"),
        ("nag Priyanka about the logo on Tuesday", "2027-04-27"),
        ("quiz Otto on the budget tomorrow", "2027-04-22"),
        ("Emailed Hannah the rates, chase her 25/5", "2027-05-25"),
        ("Left vm for Stan. Try again Thursday after 2", "2027-04-22"),
        ("phoned Pieter again. Will try thursday morning", "2027-04-22"),
        ("In 15 days, relaunch Bénédicte for the contract", "2027-05-06"),
        ("i must call back Mehdi monday for the badges", "2027-04-26"),
        ("Boy gave 5k for the pool 😭 thank him on the 2nd", "2027-05-02"),
        ("ask Jun-jun on May 5 if it is renewed", "2027-05-05"),
        ("Lunch fixed with Cyrus at Britannia, Tuesday 1pm", "2027-04-27"),
        ("exec meeting with Luvuyo, Fri 30 Apr 18h00", "2027-04-30"),
        ("Booked in with Dr Osei for 12 May", "2027-05-12"),
        ("Grace can do ep 93, pencilled in for 3rd June at 7", "2027-06-03"),
        ("Pia can't do Thursday, shifted to Monday 2pm", "2027-04-26"),
        ("Jorge pitches the partners Weds 11am", "2027-04-28"),
        ("May Trujillo can meet May 12", "2027-05-12"),
        ("Beth is coming round on Sunday for tea", "2027-04-25"),
        ("seeing Marta at the expo on 2 May", "2027-05-02"),
        ("Podcast Show is next week, gotta find Imran there", "2027-04-26"),
        ("Bodil wants me to chase her in June", "2027-06-01"),
    ],
)
def test_orders_and_bookings_with_a_day_are_to_come(text: str, day: str) -> None:
    assert coming(text) == [day]
    assert read(text).promises == ()


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("Emailed Tuan the edits, reckons he'll have the final back to me by Tuesday", ("them", "2027-04-27")),
        ("Called Dora, said she'd have an answer by Friday", ("them", "2027-04-23")),
        ("Joy said she'd have the answer to us by Valentine's Day", ("them", "2028-02-14")),
        ("Niall thinks he can get us the venue by 1 May", ("them", "2027-05-01")),
        ("Ben's getting me a quote by Wednesday", ("them", "2027-04-28")),
        ("Rob guaranteed me a slot at the show", ("them", "")),
        ("Said I'd chuck Moses in the 1 May issue", ("me", "2027-05-01")),
        ("gave Lotte my word I'd read her draft by Sunday", ("me", "2027-04-25")),
        ("I committed to getting Sana a term sheet by Friday", ("me", "2027-04-23")),
        ("promised Mr. Baek the draft sketches by Sept 3", ("me", "2027-09-03")),
        ("promised Mrs Fortuin I'd get the petition in by Friday", ("me", "2027-04-23")),
        ("Faisal will intro me to his CFO in the first week of December", ("them", "2027-12-01")),
    ],
)
def test_words_told_on_are_promises(text: str, promise: tuple[str, str]) -> None:
    assert promised(text) == [promise]


@pytest.mark.parametrize(
    "text",
    [
        "should check in with Glenys quarterly or I'll lose her",
        "Malini introduced me to Devdutt, must thank her",
        "grab time with Art Bell every six weeks",
        "Aoife said she'd retire by 60",
        "Lena hopes to move to Oslo by June",
    ],
)
def test_worries_and_rhythms_are_no_promises(text: str) -> None:
    assert read(text).promises == ()


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Was at the mods xmas party on the 19th with Pim and Rory", Kind.EVENT, ["Pim", "Rory"]),
        ("Amara and her husband Pete were at the preview with me", Kind.EVENT, ["Amara", "Pete"]),
        ("Went to YC demo day last month with Abe", Kind.EVENT, ["Abe"]),
        ("Gala on Saturday night with June Pulaski", Kind.EVENT, ["June Pulaski"]),
        ("Sunday roast at ours today, Ade and Bisi came", Kind.LUNCH, ["Ade", "Bisi"]),
        ("Amara and Pete came to dinner", Kind.LUNCH, ["Amara", "Pete"]),
        ("Took Mei to the match on Saturday", Kind.MET, ["Mei"]),
        ("Shared a taxi with Ines Okoye after the gala", Kind.MET, ["Ines Okoye"]),
        ("Introduced myself to Choi Yuri at KIAF", Kind.MET, ["Choi Yuri"]),
        ("dropped off a box of mangoes for Mrs Rao", Kind.GIFT, ["Mrs Rao"]),
        ("sent orchids to Bev", Kind.GIFT, ["Bev"]),
        ("shouted out @kwame on the pod", Kind.BOOST, ["kwame"]),
        ("shared @kwame thread on evictions", Kind.BOOST, ["kwame"]),
        ("Left vm for Stan", Kind.CALL, ["Stan"]),
        ("Angus Grice (Crikey) slid into my DMs", Kind.MESSAGE, ["Angus Grice"]),
        ("I put Inès in contact with Bo", Kind.INTRODUCTION, ["Inès", "Bo"]),
        ("Tina's after a cohost, so I intro'd her to Jonny", Kind.INTRODUCTION, ["Tina", "Jonny"]),
        ("the speaker @tanvi_ux want a vegan meal", Kind.NOTE, ["tanvi_ux"]),
        ("gave a talk at Xolani's meetup on Monday", Kind.EVENT, ["Xolani"]),
    ],
)
def test_contacts_told_by_who_did_what(text: str, kind: Kind, people: list[str]) -> None:
    assert (read(text).kind, who(text)) == (kind, people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ran into Mark Sweet at Sightglass", ["Mark Sweet"]),
        ("Lunch with Eleanor Vandermeer Jan 28", ["Eleanor Vandermeer"]),
        ("Spoke to Mr Day about the fence", ["Mr Day"]),
        ("May Chen is leaving Deloitte", ["May Chen"]),
        ("Hope Sandoval-Reyes earned her badge", ["Hope Sandoval-Reyes"]),
        ("Summer is a full board member now", ["Summer"]),
        ("Zoom tomorrow with Patrick Hartigan plus their program officer Luz", ["Patrick Hartigan", "Luz"]),
        ("Meg Rollins (Art Institute) texted", ["Meg Rollins"]),
        ("Connected Ayanda (youth league) with Fadiel", ["Ayanda", "Fadiel"]),
        ("two agents: Bridget Loy (NYC, 25%) and Pierre Aubry (Paris, 30%)", ["Bridget Loy", "Pierre Aubry"]),
        ("text from River: can't make Boulder Startup Week", ["River"]),
        ("remind me 13 Sep (just before Chuseok) to send a card to Ruth", ["Ruth"]),
        ("Kenji, lunch, 14 April. Talked robots", ["Kenji"]),
    ],
)
def test_whole_names_and_no_others(text: str, people: list[str]) -> None:
    assert who(text) == people


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("met Dex at the con last dec 12, only 17", "2026-12-12"),
        ("Emailed Hannah the rates 11/4, chase her 25/5", "2027-04-11"),
        ("Women's day march yesterday with Siya", "2027-04-20"),
        ("had tea with Bets September in Mitchells Plain 2 weeks ago", "2027-04-07"),
        ("met Cleo at the thing on 8 April. She bakes", "2027-04-08"),
    ],
)
def test_the_firmest_day_says_when(text: str, day: str) -> None:
    line = read(text)
    assert line.at
    assert str(line.at.date()) == day


@pytest.mark.parametrize("text", ["Thank you so much", "thx!"])
def test_thanks_to_nobody_say_nothing(text: str) -> None:
    assert read(text).kind is None


def test_a_line_that_shows_no_order_still_asks() -> None:
    assert read("Emailed Hannah the rates 11/4").questions

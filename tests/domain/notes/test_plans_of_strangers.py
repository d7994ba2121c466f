"""Plans, days told of before, and words of politeness as strangers write them; what is only told on stays untouched."""

import pytest

from bot.domain.notes import Kind, name_candidates
from tests.domain.notes.lines import coming, promised, read, who


@pytest.mark.parametrize(
    ("text", "people", "days"),
    [
        ("Talked to Marit, she's lost in the migration. pairing with her friday 2pm", ["Marit"], ["11-27"]),
        ("Spoke to Iris about pricing, lunch with her monday", ["Iris"], ["11-30"]),
        ("DM'd @noor_codes, going through her CV with her on monday at 3", ["noor_codes"], ["11-30"]),
        ("code review with Nadia fri 4pm", ["Nadia"], ["11-27"]),
        ("Ana friday 3pm", ["Ana"], ["11-27"]),
        ("On Monday at 12 I have meeting with Krzysztof and Sławek", ["Krzysztof", "Sławek"], ["11-30"]),
        ("we've got a call with Pedro thursday", ["Pedro"], ["11-26"]),
        ("Going to Lena's launch next Thursday", ["Lena"], ["12-03"]),
        ("I'm at Kaspar's wedding on Saturday", ["Kaspar"], ["11-28"]),
        ("Sync with Bo moved to Friday", ["Bo"], ["11-27"]),
        ("Skype with Ansel & Greta moved to the 30th", ["Ansel", "Greta"], ["11-30"]),
        ("Bumped our call with Fernanda to the 30th", ["Fernanda"], ["11-30"]),
        ("Hugo can't make Friday, moving our 1:1 to Monday", ["Hugo"], ["11-30"]),
        ("Called Petra, voicemail. Try again on Friday", ["Petra"], ["11-27"]),
        ("tried phoning Anneke, no pickup. have another go in 2 days", ["Anneke"], ["11-27"]),
        ("check w/ Jamal thurs if he got the invite", ["Jamal"], ["11-26"]),
        ("Wei is on leave, back to him in 2 weeks", ["Wei"], ["12-09"]),
        ("Ines asked me to chase her in June", ["Ines"], ["06-01"]),
        ("call Ana 16th", ["Ana"], ["12-16"]),
        ("ring Col on Monday, Viv on Tuesday", ["Col", "Viv"], ["11-30", "12-01"]),
        ("follow up with Wekesa in two weeks and with Lucy on 11 January", ["Wekesa", "Lucy"], ["12-09", "01-11"]),
        ("nudge Mo fri, Sal mon, Vic tues", ["Mo", "Sal", "Vic"], ["11-27", "11-30", "12-01"]),
        ("see Imelda on Friday and her brother Rafa on Saturday", ["Imelda", "Rafa"], ["11-27", "11-28"]),
        ("call Ana and Bo on Friday", ["Ana", "Bo"], ["11-27"]),
        ("ask Quentin on Monday about the deck and the budget by Friday", ["Quentin"], ["11-30"]),
        ("Sanna is flying in on 3 December, meet her then", ["Sanna"], ["12-03"]),
        ("Karthick's interview is on 28th April, call him after that", ["Karthick"], ["04-29"]),
        ("Omar lands on friday, ring him the day after", ["Omar"], ["11-28"]),
    ],
)
def test_what_is_still_to_come_is_a_follow_up_of_its_day(text: str, people: list[str], days: list[str]) -> None:
    line = read(text)

    assert coming(line) == days
    assert who(line) == people
    assert promised(line) == []


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("call with Rohit on sunday at 11, went ok", Kind.CALL, "11-22"),
        ("beers with Art and Mike monday night", Kind.COFFEE, "11-23"),
        ("I had a call with Xenia on Friday", Kind.CALL, "11-20"),
        ("I have met Sandrine at the fair on Saturday", Kind.MET, "11-21"),
        ("met Ana 16th", Kind.MET, "11-16"),
        ("tried ringing Sofie yesterday, engaged", Kind.CALL, "11-24"),
        ("went to the Baltic Design Awards with Raul and Dora last night", Kind.EVENT, "11-24"),
        ("Went to the Elixir meetup yesterday, sat next to Rui Costa", Kind.EVENT, "11-24"),
        ("coffee w Ludo this morn", Kind.COFFEE, "11-25"),
        ("messaged Bo after I saw his post yesterday", Kind.MESSAGE, "11-24"),
        ("yesterday i speaked with Ivana about the price", Kind.OTHER, "11-24"),
    ],
)
def test_what_has_been_keeps_its_day(text: str, kind: Kind, day: str) -> None:
    line = read(text)

    assert (line.kind, line.at and line.at.strftime("%m-%d")) == (kind, day)
    assert coming(line) == []


@pytest.mark.parametrize(
    "text",
    [
        "Huy told me Simon is leaving the team at Easter",
        "Rosario told me her son starts college in August",
        "Told Rosa I'm away over Christmas",
        "Hank's hosting a bbq on Saturday",
        "Imani's moving to Lagos in May",
        "Bo's speaking at FOSDEM on Sunday",
        "Lena's sharing a flat with Mo",
        "Tom's running the Berlin marathon in September",
        "Winnie finished 2nd",
        "Ms. Ogawa prefers phone calls before noon",
        "gave Otto a candle for his 30th",
        "had tacos w/ Inez, she's bringing her demo reel on Thursday",
    ],
)
def test_what_only_happens_to_others_is_neither_day_nor_plan_nor_promise(text: str) -> None:
    line = read(text)

    assert (line.at, coming(line), promised(line)) == (None, [], [])
    assert len(who(line)) == 1


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("Call with Priti and Mark from Sage, Mark's sending the numbers Monday", [("them", "11-30")]),
        ("Lunch with Jo and Prakash. Jo's bringing the samples friday", [("them", "11-27")]),
        ("Ife's emailing me the contract tomorrow", [("them", "11-26")]),
        ("Kurt's introducing me to Bea next week", [("them", "11-30")]),
        ("Vikram to decide by 5 December", [("them", "12-05")]),
        ("lunch with Aya and Kento. kento will send specs tomorrow", [("them", "11-26")]),
        ("met Arjun, divya said she'll refer 2 friends", [("them", "")]),
        ("Mateo asked about rates, i'll get back to him monday", [("me", "11-30")]),
    ],
)
def test_words_given_are_promises_by_their_day(text: str, promises: list[tuple[str, str]]) -> None:
    line = read(text)

    assert promised(line) == promises
    assert coming(line) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hiroshi-san will merge the docs tomorrow", ["Hiroshi"]),
        ("田中さん is now a co-maintainer", ["田中"]),
        ("lunch with Kim Min-ji", ["Kim Min-ji"]),
        ("met Min-ji yesterday", ["Min-ji"]),
        ("met April 2 days ago", ["April"]),
        ("lunch with Chief Adewale Ogunleye", ["Adewale Ogunleye"]),
        ("lunch with Minister Tan", ["Minister Tan"]),
        ("replied to kitsune_42 in the feedback channel", ["kitsune_42"]),
        ("mod_kayla thanked me for the guide", ["mod_kayla"]),
        ("fixed the null_pointer bug, told Sam", ["Sam"]),
        ("Sent user_manual_v2 to Ana", ["Ana"]),
        ("msgd @devwithdivya n Arjun, divya said hi", ["devwithdivya", "Arjun"]),
        ("saw Dr. Okonjo, said the grant is frozen", ["Dr. Okonjo"]),
        ("we went to a Bulls game with Terrence", ["Terrence"]),
        ("couldn't get hold of Rami", ["Rami"]),
        ("No-show: Carl. Rebook for next Tuesday", ["Carl"]),
        ("had ramen w Shun, talked till 2am", ["Shun"]),
    ],
)
def test_names_are_taken_without_what_is_hung_on_them(text: str, names: list[str]) -> None:
    assert who(read(text)) == names


def test_suffix_of_politeness_leads_to_somebody_known() -> None:
    assert "hiroshi" in name_candidates("Hiroshi-san will merge the docs")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sent Maya a plushie", Kind.GIFT),
        ("posted Gwen some fudge", Kind.GIFT),
        ("Sent Ana a print of the floor plan", Kind.MESSAGE),
        ("I sended the offer to Marek by email", Kind.EMAIL),
        ("I shared post of Zosia on our page", Kind.BOOST),
        ("posted Ayşe's article in the channel", Kind.BOOST),
        ("thanks so much, good night", None),
    ],
)
def test_kind_is_told_by_what_was_sent_or_shared(text: str, kind: Kind | None) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Coffee with Ana every month", 30.4),
        ("1:1 with Karl weekly", 7.0),
        ("quarterly check in with Tanya Wolf", 91.3),
    ],
)
def test_contact_that_repeats_is_a_rhythm_and_has_not_been(text: str, days: float) -> None:
    line = read(text)

    assert line.cadence_days == pytest.approx(days, abs=0.1)
    assert (line.kind, promised(line)) == (None, [])


def test_length_of_time_beyond_every_calendar_is_asked_about() -> None:
    line = read("met Ana 4000 years ago")

    assert [question.text for question in line.questions] == ["4000 years ago"]
    assert line.at is None
    assert read("met Ana 200 weeks ago").questions == ()

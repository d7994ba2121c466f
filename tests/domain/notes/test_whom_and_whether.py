"""For whom what is to come is, whether it will be at all, and promises, rhythms and names in the words of strangers."""

import pytest

from bot.domain.notes import Kind, Line
from tests.domain.notes.lines import coming, promised, read, who


def whom(line: Line) -> list[list[str]]:
    plans = (*line.follow_ups, *line.promises)
    return [[reference.value for reference in plan.people] for plan in plans]


@pytest.mark.parametrize(
    ("text", "people", "for_whom", "named"),
    [
        ("met Yoav yesterday; meeting Omer Tuesday", ["Yoav"], [["Omer"]], ["Yoav", "Omer"]),
        ("sent Ana the deck; Bo will intro me to Cy by friday", ["Ana"], [["Bo"]], ["Ana", "Bo"]),
        ("spoke to Amir, need to ping Dana next week", ["Amir"], [["Dana"]], ["Amir", "Dana"]),
        ("met Benja today and remind me saturday to pay Olivia", ["Benja"], [["Olivia"]], ["Benja", "Olivia"]),
        ("met Ana and Bo, call Bo on friday", ["Ana", "Bo"], [["Bo"]], ["Ana", "Bo"]),
        ("met Ana, promised Bo the deck by friday", ["Ana"], [["Bo"]], ["Ana", "Bo"]),
        ("met Ana Silva; ping Ana in 2 weeks", ["Ana Silva"], [[]], ["Ana Silva"]),
        ("ring Col on Monday, Viv on Tuesday", ["Col", "Viv"], [["Col"], ["Viv"]], ["Col", "Viv"]),
        ("mail Ntombi on 16 Feb, phone Dr Patel on 19 Feb", ["Ntombi"], [[], ["Dr Patel"]], ["Ntombi", "Dr Patel"]),
        ("met Ana, ask her about Omer next week", ["Ana"], [[]], ["Ana"]),
        ("met Ana, intro her to Bo next week", ["Ana"], [[]], ["Ana"]),
        ("met Ana, follow up about Bo's contract in 2 weeks", ["Ana"], [[]], ["Ana"]),
        ("met Ana, check in with Acme next week", ["Ana"], [[]], ["Ana"]),
        ("met Ana, circle back early August", ["Ana"], [[]], ["Ana"]),
        ("Ana: call Bo on Friday", ["Ana"], [[]], ["Ana"]),
        (
            "follow up with Chidinma on thursday and with old Mr Pappas on the 10th",
            ["Chidinma", "Mr Pappas"],
            [["Chidinma"], ["Mr Pappas"]],
            ["Chidinma", "Mr Pappas"],
        ),
        (
            "coffee with De'Andre yesterday; Sunniva's the one to ping about payroll, do that tomorrow",
            ["De'Andre"],
            [["Sunniva"]],
            ["De'Andre", "Sunniva"],
        ),
        ("coffee with Ana yesterday; Bo's cat is ill, do that tomorrow", ["Ana"], [[]], ["Ana"]),
    ],
)
def test_what_is_to_come_is_for_whom_its_own_words_name(
    text: str, people: list[str], for_whom: list[list[str]], named: list[str]
) -> None:
    line = read(text)

    assert (who(line), whom(line), [one.value for one in line.named]) == (people, for_whom, named)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Lunch with Keiko on the 27th is off", []),
        ("Lunch with Keiko on friday got cancelled", []),
        ("coffee with Lia tomorrow - cancelled, she is ill", []),
        ("coffee with Lia tomorrow, she cancelled", []),
        ("demo with Bo next week fell through", []),
        ("Had to cancel dinner with Ana tonight", []),
        ("Lunch with Keiko on the 27th moved to the 29th", ["11-29"]),
        ("coffee with Lia cancelled, rescheduled to monday", ["11-30"]),
        ("Drinks w Sam on fri is still on", ["11-27"]),
        ("kick-off with Marek is on monday", ["11-30"]),
        ("Rehearsal with Selma on Thursday", ["11-26"]),
        ("We are pairing with Jonas tuesday", ["12-01"]),
        ("connecting Mbali and Ruben tomorrow", ["11-26"]),
        ("speaking at Sofía's meetup on 3 dec", ["12-03"]),
        ("tmrw: call Petra 10am, lunch Lars 13h", ["11-26", "11-26"]),
        ("Lars wants to invest, chat w him fri", ["11-27"]),
        ("whatsapped Ebube, no answer 😩 try again sunday", ["11-29"]),
        ("If Ola doesnt sign by fri call Tomek", ["11-27"]),
        ("mustn't forget to call Ivan friday", ["11-27"]),
        ("called bo will try again friday", ["11-27"]),
        ("deshawn rescheduled us to next tues 4pm", ["12-01"]),
        ("Olivier replied: call me in january", ["01-01"]),
        ("flying to Zug to see Henning on 7 dec", ["12-07"]),
        ("Henning's in Berlin next week — grab coffee", []),
        ("2nd follow up to Joost sent. 3rd on mon", []),
        ("invoice Renske for workshop by 30 nov", ["11-30"]),
        ("Sjoerd onboarding call moved from mon to wed 3pm", ["12-02"]),
        ("renewal w/ Joost due 31 dec, start talking early dec", ["12-31"]),
        ("lunch this friday with Akira, bring the printed deck", ["11-27"]),
        ("coffee this sunday w Lindiwe at Kramers", ["11-29"]),
        ("gonna pair w/ ade thursday on the demo", ["11-26"]),
        ("I'm gonna do lunch with Petra tomorrow", ["11-26"]),
        ("they're going to pair with Bo on monday", []),
        ("<@U07KX2PQ9> and I are doing the planning session tomorrow", ["11-26"]),
        ("me and Petra Novak are hosting the quiz next tuesday", ["12-01"]),
        ("Wanjiru and I are getting lunch tomorrow", ["11-26"]),
        ("Bo and I are getting married in may", []),
        ("Bo and I are planning a trip in may", []),
        ("Todo(#release): ask <@U05QWE77N> for the key, tomorrow", ["11-26"]),
        ("todo (events): call Petra on friday", ["11-27"]),
        ("must write to Solveig tomorrow for the guest slot", ["11-26"]),
        ("need to email Bruno on monday about the hall", ["11-30"]),
        ("must email Petra before the 5th", []),
    ],
)
def test_what_is_called_off_is_no_plan_and_what_is_on_is_one(text: str, days: list[str]) -> None:
    line = read(text)

    assert (coming(line), line.at) == (days, None)


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Meeting with Arjun booked in March went badly", Kind.MET, "03-01"),
        ("Rehearsal with Selma on Thursday was a mess", Kind.OTHER, "11-19"),
        ("Messaged Zoe yesterday, her workshop is cancelled", Kind.MESSAGE, "11-24"),
        ("text from Bo yesterday: meeting cancelled", Kind.MESSAGE, "11-24"),
        ("went to Cybertech together with Noa on monday", Kind.EVENT, "11-23"),
        ("went to the Figma launch thing with Osei on monday", Kind.EVENT, "11-23"),
        ("went to Lisbon with Ana on monday", Kind.OTHER, "11-23"),
        ("It was wonderful running into Marcus Whitfield on the Metra this morning.", Kind.MET, "11-25"),
        ("it was so nice to see Odile yesterday", Kind.MET, "11-24"),
        ("Got on Teams with hiring manager Bhargavi last Thursday", Kind.CALL, "11-19"),
        ("Filter coffee with Revathi y'day", Kind.COFFEE, "11-24"),
        ("bumpd into Wojtek yesterday afternon", Kind.MET, "11-24"),
        ("gave Mr Iqbal at the venue a box of dates on Friday", Kind.GIFT, "11-20"),
        ("pair programmed with Hamid yesterday all morning", Kind.OTHER, "11-24"),
        ("bumped Petra's issue on github yesterday", Kind.NOTE, ""),
        ("Jagoda: 24 Nov call", Kind.CALL, "11-24"),
        ("Follow up email to Bo sent yesterday", Kind.EMAIL, "11-24"),
        ("chased Joost again yesterday", Kind.MESSAGE, "11-24"),
        ("sent deck to both Magda and Olivier yesterday", Kind.MESSAGE, "11-24"),
        ("lunch this thursday with Akira was great", Kind.LUNCH, "11-19"),
        ("lunch this monday with Akira", Kind.LUNCH, "11-23"),
        ("email from Bo this friday", Kind.EMAIL, "11-20"),
        ("went to IndiaFOSS with Pooja", Kind.EVENT, ""),
        ("went to RustConf with Tunde last week", Kind.EVENT, "11-16"),
        ("danced till 3 at the JSConf afterparty with Araceli last night", Kind.EVENT, "11-24"),
        ("danced with Araceli at the June party", Kind.OTHER, ""),
        ("loved Nils Berg's article, reposted it from the conf account on the 22nd", Kind.BOOST, "11-22"),
        ("adored Kemi's talk, shared it on LinkedIn yesterday", Kind.BOOST, "11-24"),
        ("adored Kemi's talk, shared it with Bo yesterday", Kind.NOTE, ""),
        ("found Bo's bug in the app, reposted it yesterday", Kind.NOTE, ""),
        ("starred and tweeted Hyun-woo's parser lib yesterday", Kind.BOOST, "11-24"),
        ("tweeted at Noor Haddad yesterday", Kind.MESSAGE, "11-24"),
        ("have send a whatsapp to Karim just now", Kind.MESSAGE, "11-25"),
        ("mte Seung-hee Park at PyCon on sunday, grate talk", Kind.MET, "11-22"),
        ("swa Petra at the gym yesterday", Kind.MET, "11-24"),
        ("mte the team yesterday", Kind.NOTE, ""),
        ("emailed Hamish re: rev share, 20 Nov #partners #q4", Kind.EMAIL, "11-20"),
        ("emailed Bo re: the 20 Nov launch", Kind.EMAIL, ""),
        ("mailed Harjit a box of maple cookies as a thank-you gift, Nov 24", Kind.GIFT, "11-24"),
        ("mailed Harjit about the gift card yesterday", Kind.EMAIL, "11-24"),
        ("Vikram's company matches gifts up to 5k", Kind.NOTE, ""),
        ("Itzel prefiere que le escriba por Telegram", Kind.NOTE, ""),
    ],
)
def test_what_has_been_keeps_its_kind_and_day(text: str, kind: Kind, day: str) -> None:
    line = read(text)

    assert (line.kind, line.at.strftime("%m-%d") if line.at else "", coming(line), line.cadence_days) == (
        kind,
        day,
        [],
        None,
    )


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("gave Yewande my word: she gets the link by saturday", [("me", "11-28")]),
        ("assured Mr. Okafor I would send the CVs by monday", [("me", "11-30")]),
        ("I promised Dr. Van der Berg I'd send her the abstract", [("me", "")]),
        ("I told Ana Silva Costa I'd review her deck", [("me", "")]),
        ("I'm to sort Rhiannon a ticket, gave her my word, no rush", [("me", "")]),
        ("action item on me: send Greta the spec", [("me", "")]),
        ("AI: me to send Greta the spec by friday", [("me", "11-27")]),
        ("my word to Ilse: budget by monday", [("me", "11-30")]),
        ("supposed to send Kim the deck", [("me", "")]),
        ("Kim asked for the deck, sending tomorrow", [("me", "11-26")]),
        ("promised Luca slides", [("me", "")]),
        ("Zoltan is to come back to me with terms", [("them", "")]),
        ("Zoltan's supposed to send me the terms", [("them", "")]),
        ("Aisha promised intro to her cto", [("them", "")]),
        ("waiting on Carlos for the signed NDA by friday", [("them", "11-27")]),
        ("Ana texted: will pay on monday", [("them", "11-30")]),
        ("Off the phone with Ana. She is in, will sign tmrw!", [("them", "11-26")]),
        ("Idris to send contract, me to send logo", [("them", ""), ("me", "")]),
        ("follow up with Ana once the deck is done", [("me", "")]),
        ("Sjoerd promised payment this week", [("them", "11-27")]),
        ("I promised Abdul-Rahman his interview feedback by friday", [("me", "11-27")]),
        ("I've promised old Tunde their invoice", [("me", "")]),
        ("promised @lena_k my notes by monday", [("me", "11-30")]),
        ("I have promise to Loïc a mention in episode 40", [("me", "")]),
        ("I don promise Emeka the sponsor list by saturday", [("me", "11-28")]),
        ("I dont promise Petra anything", []),
        ("we promise a lot to customers", []),
        ("Farrukh gets his review from me by monday, I promised", [("me", "11-30")]),
        ("Noor will get her slides from me by friday", [("me", "11-27")]),
        ("Bo gets his coffee from me every morning", []),
        ("visa letter for Thandeka: i said i'd have it to her by 8 dec", [("me", "12-08")]),
        ("Xanthe'll get back to me by friday", [("them", "11-27")]),
        ("the plan is to ship by friday", []),
        ("met Ana. Product Team will send the specs by friday", [("them", "11-27")]),
        ("met ana will send the deck", [("me", "")]),
        ("Ana promised 3 intros to Bo by Friday", []),
        ("Supposed to meet Caspian yesterday but he bailed", []),
        ("waiting for Beatriz to send the logo", []),
        ("Zoltan is expected to join Stripe in May", []),
    ],
)
def test_promises_in_many_wordings(text: str, promises: list[tuple[str, str]]) -> None:
    assert promised(read(text)) == promises


@pytest.mark.parametrize(
    ("text", "person", "days"),
    [
        ("Please have me write to Constance every ninety days.", "Constance", 90),
        ("could do with checking in on Maureen every 4 weeks, she gets lonely", "Maureen", 28),
        ("each quarter i'd like to have lunch with Sanne", "Sanne", 91),
        ("lets do quarterly catchups with Farid", "Farid", 91),
        ("sync with Ravi every 10 days on triage", "Ravi", 10),
        ("call with Lindiwe every 2 weeks about the budget", "Lindiwe", 14),
        ("Every three weeks I would like to take news of Hervé", "Hervé", 21),
    ],
)
def test_wishes_to_be_in_touch_are_rhythms(text: str, person: str, days: int) -> None:
    line = read(text)

    assert (who(line), int(line.cadence_days or 0)) == ([person], days)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lunch with Anne-Sophie tomorrow, Brasserie Georges, 12h30", ["Anne-Sophie"]),
        ("Breakfast w/ Lerato 7:30 tmrw, Tashas Rosebank", ["Lerato"]),
        ("Casa Luna closes on mondays, dont go", []),
        ("I owe Gwenaëlle a T-shirt. She changes of job, goes to Mistral", ["Gwenaëlle"]),
        ("Answered in Siddharth's thread on the public forum", ["Siddharth"]),
        ("Segun from Moniepoint and Adaeze frm Brass — I introduced both of them on tuesday", ["Segun", "Adaeze"]),
        ("June Park-Adeyemi's foundation meets on March 4 to decide.", ["June Park-Adeyemi"]),
        ("ate ramen with D. van 't Hoff Thursday", ["D. van 't Hoff"]),
        ("`@hk_watanabe` DMed me, wants commit bit", ["hk_watanabe"]),
        ("ping ghostwriter42 in 3 days if PR still stale", ["ghostwriter42"]),
        ("ping server42 in 3 days", []),
        ("佐藤健一さんはRustに興味あり", ["佐藤健一"]),
        ("nudge me on the 9th about Oyinkansola's talk slot", ["Oyinkansola"]),
        ("nudge me on the 9th about Figma's pricing", []),
        ("dinner at Noor's place sat night", ["Noor"]),
        ("Malik's assistant Greta will send times", ["Greta"]),
        ("Jenna the recruiter called back", ["Jenna"]),
        ("told soraya id send the moodboard thurs", ["soraya"]),
        ("priya passed. said come back at seed", ["priya"]),
        ("ngl soraya kinda ghosting", ["soraya"]),
        ("lunch w soraya n her manager keith 2day", ["soraya", "keith"]),
        ("i'll shoot Milan an email tmrw", ["Milan"]),
        ("Renske to intro me to Sjoerd after new year", ["Renske"]),
        ("Renske paid", ["Renske"]),
        ("Lent Yinka my camera, back by 1 dec", ["Yinka"]),
        ("sjoerd hasnt paid. chase 1 dec", ["sjoerd"]),
        ("chelsea game tonight", []),
        ("San Francisco trip 3-7 dec", []),
        ("Met Jose San Martin in San Jose", ["Jose San Martin"]),
        ("Thank you, that will be all.", []),
        ("Craig'll get the NDA back to me by the 15th", ["Craig"]),
        ("sam'll send me the pics by tuesday", ["sam"]),
        ("Sydney'll be hot on friday", []),
        ("met 3 ppl from Grafana at the booth, only remember Noor's name", ["Noor"]),
        ("met some folks from Cumulo yesterday", []),
        ("lunch with Ximena Huerta y Luis Ángel today", ["Ximena Huerta", "Luis Ángel"]),
        ("coffee with José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("A Camila Duarte virou head de conteúdo na Hotmart", ["Camila Duarte"]),
        ("Petra's mum hates phone calls", ["Petra"]),
    ],
)
def test_people_are_told_from_places_things_and_phrases(text: str, people: list[str]) -> None:
    assert who(read(text)) == people

"""The sections of a morning."""

from datetime import datetime, timedelta

import pytest

from bot.domain.nudges import FollowUp, MorningInput, OwedReply, rank, say_reason
from bot.domain.nudges.rank import MAX_DUE
from tests.domain.nudges.people import MORNING, ago, person, story


def birthdays(*people, morning=MORNING, weekdays=0b0011111):
    items = rank(MorningInput(people, weekdays=weekdays), morning).dates
    return [(item.person.person_id, item.on.isoformat()) for item in items]


def test_nothing_to_say_is_nothing():
    morning = rank(MorningInput((person(1, 3, 2, 1),)), MORNING)
    assert not morning
    assert rank(MorningInput(), MORNING) == morning


def test_any_section_alone_is_worth_a_message():
    assert rank(MorningInput((person(1, 36, 26, 16),)), MORNING)
    assert rank(MorningInput((person(1, birthday="1990-06-03"),)), MORNING)
    assert rank(MorningInput(follow_ups=(FollowUp(1, ago(0)),)), MORNING)
    assert rank(MorningInput(owed=(OwedReply(1, ago(1)),)), MORNING)
    assert rank(MorningInput(stories=(story(1),)), MORNING)


def test_the_morning_needs_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        rank(MorningInput(), datetime(2026, 6, 3, 9))


def test_a_follow_up_is_due_from_the_beginning_of_its_local_day():
    tonight, tomorrow = MORNING.replace(hour=23), MORNING.replace(hour=1) + timedelta(days=1)
    day = MorningInput(follow_ups=(FollowUp(1, tonight), FollowUp(2, tomorrow)))
    assert [item.follow_up.follow_up_id for item in rank(day, MORNING).due] == [1]


def test_follow_ups_come_longest_due_first_and_say_how_long():
    day = MorningInput(follow_ups=(FollowUp(1, ago(0)), FollowUp(2, ago(5), kind="promise", about="the deck")))
    items = rank(day, MORNING).due
    assert [(item.follow_up.follow_up_id, item.days_over) for item in items] == [(2, 5), (1, 0)]
    assert dict(items[0].reasons[0].values) == {"days": 5, "kind": "promise", "about": "the deck"}


def test_a_follow_up_that_was_carried_rests_for_a_week_and_then_comes_after_the_fresh_ones():
    carried, fresh = FollowUp(1, ago(9), shown_at=ago(7)), FollowUp(2, ago(0))
    resting = FollowUp(3, ago(9), shown_at=ago(6))
    morning = rank(MorningInput(follow_ups=(carried, fresh, resting)), MORNING)
    assert [item.follow_up.follow_up_id for item in morning.due] == [2, 1]
    assert morning.more_due == 1


def test_too_many_due_follow_ups_are_counted_not_told():
    morning = rank(MorningInput(follow_ups=tuple(FollowUp(n, ago(n)) for n in range(1, 26))), MORNING)
    assert (len(morning.due), morning.more_due) == (MAX_DUE, 15)


@pytest.mark.parametrize("shown_at", [None, ago(2)])
def test_a_person_with_a_due_follow_up_is_not_also_suggested(shown_at):
    day = MorningInput((person(1, 36, 26, 16),), (FollowUp(9, ago(3), person_id=1, shown_at=shown_at),))
    assert not rank(day, MORNING).reengage


def test_a_person_with_a_birthday_or_an_owed_reply_is_not_also_suggested():
    people = (person(1, 36, 26, 16, birthday="--06-03"), person(2, 36, 26, 16))
    morning = rank(MorningInput(people, owed=(OwedReply(5, ago(2), person_id=2),)), MORNING)
    assert (morning.reengage, len(morning.dates), len(morning.owed)) == ((), 1, 1)


@pytest.mark.parametrize(("due", "people"), [(0, 3), (3, 3), (4, 2), (5, 1), (6, 0), (9, 0)])
def test_the_more_is_due_the_fewer_people_are_suggested(due, people):
    quiet = tuple(person(number, 36, 26, 16) for number in range(1, 6))
    day = MorningInput(quiet, tuple(FollowUp(n, ago(1)) for n in range(due)))
    assert len(rank(day, MORNING).reengage) == people


def test_a_birthday_is_told_on_its_day():
    assert birthdays(person(1, birthday="1990-06-03"), person(2, birthday="06-04")) == [(1, "2026-06-03")]


def test_a_birthday_at_the_weekend_is_told_on_friday():
    friday = MORNING + timedelta(days=2)
    people = [person(n, birthday=f"--06-0{n}") for n in range(3, 10)]
    assert birthdays(*people, morning=friday) == [(5, "2026-06-05"), (6, "2026-06-06"), (7, "2026-06-07")]
    assert birthdays(*people, morning=friday, weekdays=127) == [(5, "2026-06-05")]


def test_someone_born_on_the_29th_of_february_has_a_birthday_every_year():
    born = person(1, birthday="1992-02-29")
    assert birthdays(born, morning=MORNING.replace(year=2027, month=2, day=28), weekdays=127) == [(1, "2027-02-28")]
    assert birthdays(born, morning=MORNING.replace(year=2028, month=2, day=28), weekdays=127) == []
    assert birthdays(born, morning=MORNING.replace(year=2028, month=2, day=29), weekdays=127) == [(1, "2028-02-29")]


def test_a_birthday_across_the_new_year():
    new_years_eve = MORNING.replace(month=12, day=31)
    assert birthdays(person(1, birthday="--01-01"), morning=new_years_eve) == []
    assert birthdays(person(1, birthday="--01-01"), morning=new_years_eve, weekdays=0b0001000) == [(1, "2027-01-01")]


def test_the_birthday_of_somebody_left_out_is_not_told():
    assert birthdays(person(1, birthday="--06-03", muted=True)) == []


def test_owed_replies_come_latest_first_and_rest_after_being_told():
    owed = (OwedReply(1, ago(9)), OwedReply(2, ago(1)), OwedReply(3, ago(2), shown_at=ago(1)))
    assert [item.reply.owed_id for item in rank(MorningInput(owed=owed), MORNING).owed] == [2, 1]


def told(*stories, people=()):
    return [item.story.story_id for item in rank(MorningInput(people, stories=stories), MORNING).stories]


def test_stories_by_people_then_for_people_then_rising_then_new():
    plain, older = story(1), story(2, published_at=ago(3))
    mine, about, rising = story(3, author_id=7), story(4, about_id=8), story(5, rising=("wasm",))
    assert told(plain, rising, about, mine) == [3, 4, 5]
    assert told(older, plain) == [1, 2]


def test_a_story_is_told_once_while_it_is_fresh():
    assert told(story(1, shown_at=ago(2)), story(2, published_at=ago(8)), story(3, published_at=ago(-1))) == []


def test_one_source_does_not_crowd_out_the_others():
    busy = [story(n, source="Busy", published_at=ago(n / 24)) for n in range(1, 6)]
    assert told(*busy, story(9, published_at=ago(5))) == [1, 9, 2]


def test_three_stories_are_not_all_of_one_rising_topic():
    wasm = [story(n, rising=("wasm",), published_at=ago(n / 24)) for n in range(1, 4)]
    both = story(4, rising=("rust", "wasm"), published_at=ago(4 / 24))
    assert told(*wasm, both, story(5, rising=("rust",)), story(9, published_at=ago(5))) == [1, 5, 9]
    assert told(*wasm, both) == [1, 2, 3]


def test_another_topic_of_a_told_source_comes_before_a_told_topic_of_a_told_source():
    same = [story(n, source="Busy", rising=("wasm",)) for n in (1, 2, 3)]
    assert told(*same, story(4, source="Busy", published_at=ago(3))) == [3, 4, 2]


def test_what_rises_is_named_beside_what_is_shared_with_somebody():
    shared = story(1, about_id=8, about="Ana", topic="opera", rising=("wasm", "rust"))
    (item,) = rank(MorningInput(stories=(shared,)), MORNING).stories
    assert [say_reason(reason) for reason in item.reasons] == ["might interest Ana (opera)", "wasm is rising"]


def test_a_post_that_is_the_reason_to_write_is_not_told_again_below():
    post = story(1, author_id=1)
    assert told(post, people=(person(1, 36, 26, 16, story=post),)) == []

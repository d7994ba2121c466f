"""Trends: terms, stories told twice, what is rising, and what to show whom. Pure decisions over values."""

from bot.domain.trends.address import canonical_url
from bot.domain.trends.duplicates import StoryGroups, group_stories, same_story
from bot.domain.trends.rank import Interest, RankedStory, rank_stories
from bot.domain.trends.rising import PastBin, RisingTerm, rising, score_rising
from bot.domain.trends.sparkline import sparkline
from bot.domain.trends.story import Story
from bot.domain.trends.terms import normalise, terms_of
from bot.domain.trends.topics import Topic, parse_topics

__all__ = [
    "Interest",
    "PastBin",
    "RankedStory",
    "RisingTerm",
    "Story",
    "StoryGroups",
    "Topic",
    "canonical_url",
    "group_stories",
    "normalise",
    "parse_topics",
    "rank_stories",
    "rising",
    "same_story",
    "score_rising",
    "sparkline",
    "terms_of",
]

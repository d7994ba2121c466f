"""What Rapport does in Slack, one file a feature. A new one is a file and a line here."""

from bot.slack.feature import Feature
from bot.slack.features import (
    away,
    cadences,
    capture,
    circles,
    daily,
    followups,
    home,
    interests,
    keeping,
    learning,
    panel,
    people,
    reactions,
    settings,
    sources,
    trends,
    which,
    workspace,
)

FEATURES: tuple[Feature, ...] = (
    panel.FEATURE,
    capture.FEATURE,
    people.FEATURE,
    followups.FEATURE,
    cadences.FEATURE,
    circles.FEATURE,
    keeping.FEATURE,
    daily.FEATURE,
    sources.FEATURE,
    trends.FEATURE,
    interests.FEATURE,
    reactions.FEATURE,
    home.FEATURE,
    settings.FEATURE,
    away.FEATURE,
    learning.FEATURE,
    which.FEATURE,
    workspace.FEATURE,
)

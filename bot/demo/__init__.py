"""Trying Rapport without a Slack account: a local workspace, its page, and the story to walk into."""

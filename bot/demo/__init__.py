"""Trying Rapport without a Slack account: a local workspace, its page, and the story to walk into."""

from pathlib import Path

PAGE = Path(__file__).parent / "page"
"""The page's files."""

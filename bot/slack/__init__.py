"""Rapport on Slack: what arrives (edge), what is sent (gateway), what it looks like (views), what it does (features)."""

"""Decisions, and nothing else: values in, frozen dataclasses out, `now` is always an argument."""

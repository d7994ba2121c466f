"""What Rapport does, one verb a file: synchronous, over one open unit of work, knowing neither Slack nor SQL."""

"""What happens by itself: mornings, feeds, housekeeping. Each job is a function; the scheduler only says when."""

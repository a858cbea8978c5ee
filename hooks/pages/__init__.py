"""What a page shows: its text, its surroundings, and what is found by searching."""

"""`Checklist` and `Diary` to the bytes of files that a reader takes away."""

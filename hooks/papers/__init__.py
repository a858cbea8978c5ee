"""Which files a reader can take away: one module for each kind of document."""

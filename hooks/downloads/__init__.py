"""What a reader can take away: a catalogue, and one module for each kind of document."""

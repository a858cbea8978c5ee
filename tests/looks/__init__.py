"""How pages look, beside how they looked when somebody last accepted it."""

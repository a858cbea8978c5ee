"""Files of `docs/` and `mkdocs.yml`, read into data."""

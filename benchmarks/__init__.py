"""Measurements, with ratios in one run: see the docstring of each module."""

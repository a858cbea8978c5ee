"""What the source must keep, so that nothing wrong is printed."""

"""Filters and tags for templates of all rooms."""

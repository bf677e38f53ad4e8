"""Filters for templates of all rooms."""

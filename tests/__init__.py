"""The tests mirror the rooms; `architecture` guards the house, `journeys` walk through the browser."""

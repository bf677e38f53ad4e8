"""Settings, root urls and the checks that refuse an unsafe start. Knows all rooms; no room knows it."""

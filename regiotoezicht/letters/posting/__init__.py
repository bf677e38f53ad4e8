"""How a letter goes out: its proof, its return, another sending, electronic channels and their outages."""

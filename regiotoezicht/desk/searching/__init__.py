"""Search over dossiers, business premises and permits. Never over dwellings, never over persons."""

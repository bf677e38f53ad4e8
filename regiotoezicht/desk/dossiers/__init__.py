"""The dossier: a view on the records of all rooms that carry one number. It has no table of its own."""

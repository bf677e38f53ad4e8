"""Borders of municipalities (*gemeentegrenzen*) from a file that the user loads: checked, looked at, then used."""

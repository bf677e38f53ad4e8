"""The home page: the work of today per role, made of blocks. Other rooms add theirs in the place `home`."""

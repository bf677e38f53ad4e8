"""Pages of the local rules: the list, one set, drafting its parts, adopting and ending it."""

"""The office (*kantoor*): the pages that span rooms. Home page, dossier, search, lists, administration, the log."""

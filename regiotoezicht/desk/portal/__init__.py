"""The partner portal (*portaal*): what was shared with an organisation, read and taken along until the end date."""

"""Terms outside the screen (*agenda* and *herinnering*): a calendar feed and a mail with counts, each by own choice.

Neither points to a person or an address: the feed holds days, rules and dossier numbers, the mail two counts and the
address of the site. Basis: toegang.md; docs/adr/0082-terms-outside-the-screen.md.
"""

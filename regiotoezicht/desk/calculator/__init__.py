"""The page *Termijn berekenen*: any term of the law, by hand, with the explanation to put in a letter.

A term that is computed here is no record: nothing is kept, and the address of the page holds a rule and days only.
"""

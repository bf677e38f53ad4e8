"""By-laws (*lokale regels*): what each municipality demands and which measure it takes, from one date to the next.

A rule set holds the articles of chapter 3 of the APV, the minimum age, whether work at home is allowed, and the
sanction ladder (*handhavingsmatrix*, a policy rule of Awb 4:81). It goes from draft to adopted to ended; an adopted set
is never edited, only followed by another. Also the one place of the words for kinds of premises, violations and
measures. Dutch: regelset, artikel, trede. The lawyer of the municipality keeps the sets; all its employees, the
supervisors designated there and the coordinator read them.
"""

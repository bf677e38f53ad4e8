"""Cover during leave (*vervanging bij afwezigheid*): for some days a colleague with the same role covers a role of
somebody who is away. Why it is so: docs/adr/0011-cover-and-review.md.
"""

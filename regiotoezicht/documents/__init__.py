"""Documents (*stukken*): files and what is made of them, photos as evidence, and incoming papers.

A file belongs to one record of another room, named by label and id, and whoever may read that record may open the
file; every opening is on the log. Content lies encrypted outside the database under a random name, with the hash of
what was taken and of what is kept. Photos are re-encoded without their hidden data. Also makes PDF/A from HTML and
from DOCX. Dutch: bestand, ingekomen stuk. Basis: AVG 5(1)(c) and 32, Awb 2:6 to 2:8, Archiefwet 3.
"""

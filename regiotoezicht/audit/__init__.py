"""Audit (*logboek*): one append-only log of every change and every marked reading, chained so that it cannot be
rewritten unseen.

Events hold codes, numbers and digests, no personal text. Nobody writes here but the recorder; the privacy officer
of the municipality reads it, never for the appraisal of staff.
"""

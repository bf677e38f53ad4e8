"""Word templates that a municipality brings itself, and its letterhead (*sjablonen en briefgegevens*).

A version goes from draft to adopted to ended; the fields of each kind, the check of an upload, and the try-out on a
fictitious case live here. Without an own version the standard template is used.
"""

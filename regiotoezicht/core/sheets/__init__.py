"""Spreadsheets that people send: read as raw cells under the row numbers they see, with what is dangerous refused.

Which columns mean what is said by the room that asked for the file.
"""

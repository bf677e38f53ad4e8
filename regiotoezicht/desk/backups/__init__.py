"""Backups (*reservekopieën*): database, files, keys and witness in one file, and back.

The file holds everything, the keys too, so whoever has it can read everything: it is made readable for its owner only
and belongs in a safe place. Making one and putting one back are commands of the operator and are on the log.
"""

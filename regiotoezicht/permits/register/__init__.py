"""Reading the register that a municipality sends: an awkward spreadsheet in, judged rows out.

Pure: no models, no clock, no request. The way through it: ``reading.read`` (bytes to sheets),
``columns.find_table`` (which sheet, which row of headings, which column is what), ``rows.judge`` (values,
refusals and warnings per cell). A refusal never repeats the refused value.
"""

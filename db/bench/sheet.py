"""Writes the rows of a file of JSON lines to a workbook, and prints the seconds."""
import json
import sys
import time

import xlsxwriter

with open(sys.argv[1], encoding="utf-8") as lines:
    rows = [json.loads(line) for line in lines]

start = time.perf_counter()
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
day = book.add_format({"num_format": 14})
sheet = book.add_worksheet()
for i, row in enumerate(rows):
    for j, value in enumerate(row):
        if isinstance(value, list):
            sheet.write_number(i, j, value[0], day)
        elif isinstance(value, str):
            sheet.write_string(i, j, value)
        elif value is not None:
            sheet.write_number(i, j, value)
book.close()
print(time.perf_counter() - start)

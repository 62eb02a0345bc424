"""Prints the invoices as a table with requests, as `balvps invoice list` does."""

import requests
from measurement import BASE_URL, HEADERS

for invoice in requests.get(BASE_URL + "/invoice", headers=HEADERS).json()["invoices"]:
    print(invoice["id"], invoice["number"], invoice["date"], invoice["total"], invoice["status"], sep="\t")

"""What `balvps invoice list` does, with requests: prints the invoices as a table."""

import requests
from measurement import BASE_URL, HEADERS

for invoice in requests.get(BASE_URL + "/invoice", headers=HEADERS).json()["invoices"]:
    print(invoice["id"], invoice["number"], invoice["date"], invoice["total"], invoice["status"], sep="\t")

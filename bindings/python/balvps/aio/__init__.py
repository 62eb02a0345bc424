"""The client for asyncio, :class:`balvps.AsyncClient`, and the parts of the API that it has.

>>> async with balvps.AsyncClient.from_env() as client:
...     account, invoices = await asyncio.gather(client.account.get(), client.invoices.list())
...     print(account.firstname, len(invoices))
Joe 3
"""

# These modules are the source of those that block: api/generate.py derives the modules of the same names
# in the folder above, except for the few that know asyncio.

"""The client for asyncio, :class:`balvps.AsyncClient`, and its parts of the API.

>>> async with balvps.AsyncClient.from_env() as client:
...     account, invoices = await asyncio.gather(client.account.get(), client.invoices.list())
...     print(account.firstname, len(invoices))
Joe 3
"""

# These modules are the source of the blocking client. api/generate.py derives the modules of the same names
# in the folder above, except for those that depend on asyncio.

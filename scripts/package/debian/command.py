#!/usr/bin/python3
from balvps.cli import main

main()

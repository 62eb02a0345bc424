"""The commands that read an answer of the service."""

#: One for each operation, in an order in which each finds what it needs. Fresh as after a start, only
#: `ticket reopen` lacks it.
EVERY_OPERATION = """
login
whoami
auth refresh
account show
account update --city Berlin
account signup --email n@example.com --address1 A --city C --state S --postcode 1 --country D --phonenumber 1
account reset-password user@example.com
contact list
contact create --email anna@example.com --firstname Anna
contact show 49
contact update 49 --city Berlin
contact privileges
balance
invoice list
invoice show 308976
invoice apply-credit 308977 --amount 1.25 --yes
ticket list
ticket create --department 1 --subject Subject --body Body
ticket show 736633
ticket reply 736633 --body Reply
ticket close 736633
ticket reopen 736633
ticket departments
zone list
zone list --service 10
zone show qwerty.com
zone create example.net --service 10
zone delete example.com --yes
record create qwerty.com www A 192.0.2.1
record update qwerty.com 10 --content 127.0.0.2
record delete qwerty.com 11 --yes
logout
""".strip().splitlines()

#: The others, and options with which an answer is read in another way.
OTHERS = """
auth revoke
doctor
balance --output json
invoice list --output csv
invoice list --chart
invoice list --chart-file chart.svg
invoice list --status paid
invoice show --all --jobs 1
invoice show --all --jobs 1 --output json
ticket show --all
zone show --all --jobs 1
zone show --all --jobs 1 --output json
record list qwerty.com
record show qwerty.com 10
record upsert qwerty.com qwerty.com A 127.0.0.2
record ensure qwerty.com new A 127.0.0.2
record set qwerty.com @ A 127.0.0.2 127.0.0.3
record remove qwerty.com @ A --yes
ddns home.qwerty.com --ipv4 192.0.2.1 --allow-private --force
zone export qwerty.com --format json
zone export qwerty.com --output csv
zone plan qwerty.com /dev/null
zone apply qwerty.com /dev/null --delete --yes
acme present _acme-challenge.qwerty.com value
acme cleanup qwerty.com value
acme dehydrated deploy_challenge qwerty.com token value
api GET /invoice
""".strip().splitlines()

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
ticket attachment 736633 a1b2c3
notification list
service list
service show 30
service methods 10
service label 30 web
service upgrades 31
service upgrade 31 --package 402
service cancel 31 --yes
service templates 30
service ips 30
service rdns 30
service rdns 30 192.0.2.11 db.example.com
vm list --service 30
vm show mail --service 31
vm reboot mail --service 31 --yes
domain list
domain show 21
domain lookup free.org
domain nameservers 21
domain nameservers 21 ns1.example.net ns2.example.net
domain epp-code 21
domain renew example.org --years 1 --yes
order categories
order products vps
order product 401
order payment-methods
order quote 401
order create 401 --yes
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
vm list
vm list --output json
service show production
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
record set qwerty.com @ A 127.0.0.2 127.0.0.3 --yes
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

#: Commands whose answers are read by the same code as those of `vm reboot`. They have the same holes.
AS_REBOOT = """
vm start 1002 --service 30
vm stop db --service 30 --yes
vm reset 1001 --service 30 --yes
vm rebuild web --service 30 --template 102 --yes
vm shutdown web --service 30 --yes
vm wait web --service 30 --state stopped
""".strip().splitlines()

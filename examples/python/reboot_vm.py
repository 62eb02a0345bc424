"""Reboots a virtual machine, and waits until it runs again.

usage: reboot_vm.py SERVICE VM [SECONDS]
       reboot_vm.py 30 web 300

SERVICE is the ID of its service, VM its ID, its label or its host name. SECONDS is how long to wait, 600 if
it is left out. The account comes from the environment: BALVPS_USERNAME, BALVPS_PASSWORD.
"""

import sys

import balvps


def main() -> int:
    if len(sys.argv) not in (3, 4):
        print(f"usage: {sys.argv[0]} SERVICE VM [SECONDS]", file=sys.stderr)
        return 2
    try:
        seconds = float(sys.argv[3]) if len(sys.argv) == 4 else None
        with balvps.Client.from_env() as client:
            vm = client.vms.find(sys.argv[2], int(sys.argv[1]))
            client.vms.reboot(vm, wait=True, timeout=seconds, progress=print)
            vm = client.vms.get(vm)
    except (balvps.BalvpsError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{vm.label} is {vm.status}: {' '.join(vm.addresses)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

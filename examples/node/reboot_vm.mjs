// Reboots a virtual machine, and waits until it runs again.
//
// usage: node reboot_vm.mjs SERVICE VM [SECONDS]      (the account comes from the environment, see account.mjs)
//        node reboot_vm.mjs 30 web 300
//
// SERVICE is the ID of its service, VM its ID or its label. SECONDS is how long to wait, 600 if it is left out.

import { clientFromEnvironment } from './account.mjs';

const [service_id, wanted, seconds, ...rest] = process.argv.slice(2);
if (wanted === undefined || rest.length > 0) {
    console.error('usage: node reboot_vm.mjs SERVICE VM [SECONDS]');
    process.exit(2);
}
const client = clientFromEnvironment();
try {
    const { vms } = await client.listVms({ service_id });
    const vm_id = vms.find(({ id, label }) => String(id) === wanted || label === wanted)?.id;
    if (vm_id === undefined) {
        throw new Error(`service ${service_id} has no virtual machine '${wanted}'`);
    }
    await client.rebootVm({ service_id, vm_id });
    // After the reboot it may be called running for a moment.
    const wait = { service_id, vm_id, settle_ms: 10_000 };
    const { vm } = await client.waitForVm(wait, { timeout_ms: seconds && seconds * 1000 });
    const addresses = (vm.ip ?? []).map(({ ipaddress }) => ipaddress);
    console.log(`${vm.label ?? vm.id} is ${vm.status}: ${addresses.join(' ')}`);
} catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
} finally {
    await client.close();
}

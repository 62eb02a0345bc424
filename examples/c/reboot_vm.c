/*
 * Reboots a virtual machine, and waits until it runs again.
 *
 * usage: reboot_vm SERVICE VM [SECONDS]     (the account is the environment's, see from_env.h)
 *        reboot_vm 30 web 300
 *
 * SERVICE is the ID of its service, VM its ID or its label. SECONDS is how long to wait, 600 if it is left
 * out.
 */
#include "from_env.h"

/* After the reboot it may be called running for a moment. */
static const int64_t settle_ms = 10000;

/* The ID of the machine with this ID or label, borrowed from the list; NULL if there is none. */
static const char *find_vm(const balvps_result *list, const char *wanted) {
    const balvps_value *vms = value_at(list, "/vms");
    for (size_t i = 0; i < balvps_value_size(vms); ++i) {
        const balvps_value *vm = balvps_value_index(vms, i);
        if (strcmp(text(vm, "id"), wanted) == 0 || strcmp(text(vm, "label"), wanted) == 0) {
            return text(vm, "id");
        }
    }
    return NULL;
}

static int reboot(balvps_client *client, int64_t service, const char *id) {
    balvps_result *result = balvps_client_reboot_vm(client, service, id, BALVPS_NTS);
    const int worked = succeeded(result);
    balvps_result_free(result);
    return worked;
}

static void print_vm(const balvps_value *vm) {
    const char *label = text(vm, "label");
    printf("%s is %s:", *label != '\0' ? label : text(vm, "id"), text(vm, "status"));
    const balvps_value *addresses = balvps_value_member(vm, "ip", BALVPS_NTS);
    for (size_t i = 0; i < balvps_value_size(addresses); ++i) {
        printf(" %s", text(balvps_value_index(addresses, i), "ipaddress"));
    }
    printf("\n");
}

static int wait_until_it_runs(balvps_client *client, int64_t service, const char *id, const char *seconds) {
    balvps_call *call = balvps_call_new("wait_for_vm", BALVPS_NTS);
    balvps_call_int(call, "service_id", BALVPS_NTS, service);
    balvps_call_string(call, "vm_id", BALVPS_NTS, id, BALVPS_NTS);
    balvps_call_int(call, "settle_ms", BALVPS_NTS, settle_ms);
    if (seconds != NULL) {
        char timeout[32];
        snprintf(timeout, sizeof timeout, "%lld", atoll(seconds) * 1000);
        balvps_call_option(call, "timeout_ms", BALVPS_NTS, timeout, BALVPS_NTS);
    }
    balvps_result *result = balvps_client_run(client, call);
    const int worked = succeeded(result);
    if (worked) {
        print_vm(value_at(result, "/vm"));
    }
    balvps_result_free(result);
    balvps_call_free(call);
    return worked;
}

int main(int argc, char **argv) {
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "usage: %s SERVICE VM [SECONDS]\n", argv[0]);
        return 2;
    }
    balvps_client *client = client_from_env();
    if (client == NULL) {
        return EXIT_FAILURE;
    }
    const int64_t service = atoll(argv[1]);
    balvps_result *list = balvps_client_list_vms(client, service);
    const char *id = find_vm(list, argv[2]);
    if (succeeded(list) && id == NULL) {
        fprintf(stderr, "error: service %s has no virtual machine '%s'\n", argv[1], argv[2]);
    }
    const int worked = id != NULL && reboot(client, service, id) &&
                       wait_until_it_runs(client, service, id, argc == 4 ? argv[3] : NULL);
    balvps_result_free(list);
    balvps_client_free(client);
    return worked ? EXIT_SUCCESS : EXIT_FAILURE;
}

// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
#pragma once

#include <cstdint>

namespace balvps {

/// The procedures: calls of several requests, which know how a job of the customer is done.
enum class Procedure : std::uint8_t {
    none,  ///< an operation of the service
    find_zone,
    list_records,
    ensure_record,
    set_records,
    remove_records,
    export_zone,
    plan_zone,
    apply_plan,
    wait_for_vm,
    order_and_wait,
};

}  // namespace balvps

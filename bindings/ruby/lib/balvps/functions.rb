# frozen_string_literal: true

# generated from capi/include/balvps/balvps.h by api/generate.py; do not edit

module Balvps
  module Library # :nodoc:
    attach_function :balvps_catalog_json, [:pointer], :string
    attach_function :balvps_config_new, [], :pointer
    attach_function :balvps_config_set, %i[pointer buffer_in size_t buffer_in size_t], :void
    attach_function :balvps_config_set_interrupt, %i[pointer interrupt pointer], :void
    attach_function :balvps_config_free, [:pointer], :void
    attach_function :balvps_client_new, %i[pointer pointer], :pointer
    attach_function :balvps_client_rate_limits, [:pointer], :pointer
    attach_function :balvps_client_catalog_json, %i[pointer pointer], :string
    attach_function :balvps_client_free, [:pointer], :void
    attach_function :balvps_call_new, %i[buffer_in size_t], :pointer
    attach_function :balvps_call_new_request, %i[buffer_in size_t buffer_in size_t buffer_in size_t], :pointer
    attach_function :balvps_call_new_second_factor, %i[buffer_in size_t], :pointer
    attach_function :balvps_call_object, %i[pointer buffer_in size_t], :void
    attach_function :balvps_call_option, %i[pointer buffer_in size_t buffer_in size_t], :void
    attach_function :balvps_call_free, [:pointer], :void
    attach_function :balvps_client_run, %i[pointer pointer], :pointer, **WAITS
    attach_function :balvps_client_describe, %i[pointer pointer], :pointer
    attach_function :balvps_result_error, [:pointer], :pointer
    attach_function :balvps_result_json, %i[pointer pointer], :string
    attach_function :balvps_result_free, [:pointer], :void
    attach_function :balvps_error_json, %i[pointer pointer], :string
    attach_function :balvps_error_free, [:pointer], :void
  end
end

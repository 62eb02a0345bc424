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
    attach_function :balvps_client_verify_second_factor_with, %i[pointer buffer_in size_t pointer], :pointer, **WAITS
    attach_function :balvps_client_rate_limits, [:pointer], :pointer
    attach_function :balvps_client_free, [:pointer], :void
    attach_function :balvps_params_new, [], :pointer
    attach_function :balvps_params_object, %i[pointer buffer_in size_t], :void
    attach_function :balvps_params_option, %i[pointer buffer_in size_t buffer_in size_t], :void
    attach_function :balvps_params_free, [:pointer], :void
    attach_function :balvps_client_call, %i[pointer buffer_in size_t pointer], :pointer, **WAITS
    attach_function :balvps_client_request_with,
                    %i[pointer buffer_in size_t buffer_in size_t buffer_in size_t pointer], :pointer, **WAITS
    attach_function :balvps_result_error, [:pointer], :pointer
    attach_function :balvps_result_json, %i[pointer pointer], :string
    attach_function :balvps_result_free, [:pointer], :void
    attach_function :balvps_error_json, %i[pointer pointer], :string
    attach_function :balvps_error_free, [:pointer], :void
  end
end

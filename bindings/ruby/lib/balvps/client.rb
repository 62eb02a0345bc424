# frozen_string_literal: true

module Balvps
  # A client of the service. Each operation of the catalog is a method, with the arguments of the service's document as
  # keywords: client.get_invoice(id: 308976). Answers are hashes with symbols for keys; money in them is decimal text.
  #
  # Any number of threads may use one client, and so may a forked child.
  class Client
    # Sends nothing: the first call that needs it signs in. The options are the config keys; nil is a key's default.
    def initialize(**options)
      config = FFI::AutoPointer.new(Library.balvps_config_new, Library.method(:balvps_config_free))
      Library.balvps_config_set_interrupt(config, Library::INTERRUPT, nil)
      set(:balvps_config_set, config, options)
      @call_options = {}
      @handle = FFI::AutoPointer.new(connect(config), Library.method(:balvps_client_free))
    ensure
      config&.free
    end

    CATALOG[:operations].each do |operation|
      define_method(operation[:name]) { |**arguments| call(operation[:name], **arguments) }
    end

    # Calls an operation by its name, such as :get_invoice.
    def call(operation, **arguments)
      decode(call_json(operation, encode(arguments, operation)))
    end

    # The same with JSON text in and out: nothing of it changes on the way, digits included.
    def call_json(operation, json = '{}')
      params = FFI::AutoPointer.new(Library.balvps_params_new, Library.method(:balvps_params_free))
      Library.balvps_params_object(params, json, json.bytesize)
      set(:balvps_params_option, params, @call_options)
      answer { Library.balvps_client_call(@handle, operation.to_s, params) }
    ensure
      params&.free
    end

    # This client with options for its calls, in place of the config's: timeout_ms, retries, and confirm, which after an
    # ambiguous write looks whether it was carried out. client.with(timeout_ms: 500).get_balance
    def with(**options)
      dup.tap { |client| client.instance_variable_set(:@call_options, @call_options.merge(options)) }
    end

    # Completes a login that asked for a second factor, with the one-time password.
    def verify_second_factor(code)
      decode(answer { Library.balvps_client_verify_second_factor(@handle, code, code.bytesize) })
    end

    # What the service has said about its limits, without asking it.
    def rate_limits
      decode(answer { Library.balvps_client_rate_limits(@handle) })[:limits]
    end

    # Sends a request that the library has no operation for, signed in as the options say: "GET", "POST", "PUT" or
    # "DELETE", and the escaped path below the base URL.
    def request(method, path, body = nil)
      json = body.nil? ? nil : encode(body, '')
      decode(answer { Library.balvps_client_request(@handle, method.to_s, path, json, json ? json.bytesize : 0) })
    end

    # No option and no handle: nothing secret is shown.
    def inspect
      "#<#{self.class} #{CATALOG[:version]}>"
    end
    alias to_s inspect

    private

    def set(setter, handle, options)
      options.each do |key, value|
        text = value&.to_s
        Library.public_send(setter, handle, key.to_s, text, text ? text.bytesize : 0)
      end
    end

    def connect(config)
      out = FFI::MemoryPointer.new(:pointer)
      error = Library.balvps_client_new(config, out)
      return out.read_pointer if error.null?

      begin
        raise failure(error)
      ensure
        Library.balvps_error_free(error)
      end
    end

    # Takes the answer out of the result that the block calls for, and frees it.
    def answer(&call)
      result = Library.interruptible(&call)
      error = Library.balvps_result_error(result)
      raise failure(error) unless error.null?

      Library.balvps_result_json(result, nil).force_encoding(Encoding::UTF_8)
    ensure
      result&.free
    end

    def failure(error)
      Error.of(decode(Library.balvps_error_json(error, nil)))
    end

    def encode(value, operation)
      JSON.generate(value)
    rescue JSON::JSONError, EncodingError => e
      raise Error.because('argument', "the arguments: #{e.message}", operation.to_s)
    end

    def decode(json)
      JSON.parse(json, symbolize_names: true, max_nesting: false)
    end
  end
end

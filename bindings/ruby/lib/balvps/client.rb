# frozen_string_literal: true

module Balvps
  # A client of the service. Each operation of the catalog is a method. Its keywords are the arguments of the service's
  # document: client.get_invoice(id: 308976). Answers are hashes with symbols as keys. Money in them is decimal text.
  #
  # Any number of threads may use one client, and so may a forked child.
  class Client
    # Yields a client, closes it at the end of the block, and returns the block's value.
    def self.open(**options)
      client = new(**options)
      return client unless block_given?

      begin
        yield client
      ensure
        client.close
      end
    end

    # Makes a client. Sends nothing: the first call that needs a token signs in. The options are the config keys. nil is
    # a key's default.
    def initialize(**options)
      @call_options = {}
      @has_portal = !options[:portal_file].to_s.empty?
      @handle = connect(options)
    end

    # Closes the connections and overwrites the secrets when the running calls have ended. Later calls are refused, also
    # those of clients that `with` has made. The tokens stay valid; `logout` ends them.
    def close
      @handle.close
      nil
    end

    (CATALOG[:operations] + CATALOG[:procedures]).each do |operation|
      define_method(operation[:name]) { |**arguments| call(operation[:name], **arguments) }
    end

    # The operations and procedures of this client by name, as the catalog describes them. A client with the option
    # portal_file also has those of the portal's document. They are methods too.
    def operations
      @operations ||= begin
        catalog = @handle.use { |client| Library.balvps_client_catalog_json(client, nil) }
        decode(catalog.force_encoding(Encoding::UTF_8)).values_at(:operations, :procedures).flatten
                                                       .to_h { |operation| [operation[:name].to_sym, operation] }
      end
    end

    # Calls an operation by its name, such as :get_invoice. An argument that is nil is omitted.
    def call(operation, **arguments)
      decode(call_json(operation, encode(arguments.compact, operation)))
    end

    # The same with JSON text. The wrapper does not change the text, so digits are kept.
    def call_json(operation, json = '{}')
      answer(:balvps_call_new, operation.to_s, arguments: json)
    end

    # Returns what a call would send, and sends nothing: :method, :url, :body, and :safe, which is true if the operation
    # only reads. *** is in place of secrets. Credentials are omitted.
    def describe(operation, **arguments)
      json = encode(arguments.compact, operation)
      decode(answer(:balvps_call_new, operation.to_s, arguments: json) do |client, call|
        Library.balvps_client_describe(client, call)
      end)
    end

    # Returns this client with other options for its calls: timeout_ms, retries, and confirm, which checks after an
    # ambiguous write whether it was carried out. Example: client.with(timeout_ms: 500).get_balance
    def with(**options)
      dup.tap { |client| client.instance_variable_set(:@call_options, @call_options.merge(options).compact) }
    end

    # Completes a login that requires a second factor, with the one-time password.
    def verify_second_factor(code)
      decode(answer(:balvps_call_new_second_factor, code))
    end

    # The service's limits that earlier answers have reported. Sends nothing.
    def rate_limits
      decode(Library.interruptible { read { |client| Library.balvps_client_rate_limits(client) } })[:limits]
    end

    # Sends a request that the library has no operation for, signed in as this client. The method is "GET", "POST",
    # "PUT" or "DELETE". The path is escaped and below the base URL.
    def request(method, path, body = nil)
      json = encode(body, '') unless body.nil?
      decode(answer(:balvps_call_new_request, method.to_s, path, json))
    end

    # Shows no option and no handle, so it contains no secret.
    def inspect
      "#<#{self.class} #{CATALOG[:version]}>"
    end
    alias to_s inspect

    def respond_to_missing?(name, include_all = false)
      of_portal?(name) || super
    end

    private

    def method_missing(name, ...)
      of_portal?(name) ? call(name, ...) : super
    end

    # Ruby itself calls methods such as to_ary, for example when it prints a client.
    def of_portal?(name)
      @has_portal && !name.start_with?('to_') && (operations.key?(name) || other_names.include?(name.to_s))
    end

    # The portal's names of operations that the library has too.
    def other_names
      @other_names ||= operations.values.filter_map { |operation| operation[:other_name] }
    end

    # Each text with its length in bytes, as the library expects.
    def sized(*texts)
      texts.flat_map { |text| [text, text ? text.bytesize : 0] }
    end

    def set(setter, handle, options)
      options.each do |key, value|
        Library.public_send(setter, handle, *sized(key.to_s, value&.to_s))
      end
    end

    def connect(options)
      Library.interruptible do
        config = Library.balvps_config_new
        Library.balvps_config_set_interrupt(config, Library::INTERRUPT, nil)
        set(:balvps_config_set, config, options)
        client = FFI::MemoryPointer.new(:pointer)
        error = Library.balvps_client_new(config, client)
        raise failure(error) unless error.null?

        Handle.new(client.read_pointer)
      ensure
        Library.balvps_error_free(error)
        Library.balvps_config_free(config)
      end
    end

    # Makes a call from texts with the function `maker`, sets this client's options, and runs it. A block replaces the
    # run. It gets the library's client and call, and returns a result.
    def answer(maker, *texts, arguments: '{}')
      Library.interruptible do
        call = Library.public_send(maker, *sized(*texts))
        Library.balvps_call_object(call, *sized(arguments))
        set(:balvps_call_option, call, @call_options)
        read { |client| block_given? ? yield(client, call) : Library.balvps_client_run(client, call) }
      ensure
        Library.balvps_call_free(call)
      end
    end

    # Returns the JSON of the result that the block gets from the client, and frees the result.
    def read(&request)
      result = @handle.use(&request)
      error = Library.balvps_result_error(result)
      raise failure(error) unless error.null?

      Library.balvps_result_json(result, nil).force_encoding(Encoding::UTF_8)
    ensure
      Library.balvps_result_free(result)
    end

    def failure(error)
      Error.of(decode(Library.balvps_error_json(error, nil)))
    end

    def encode(value, operation)
      JSON.generate(plain(value))
    rescue JSON::JSONError, EncodingError => e
      # In some versions of JSON the error contains the value that could not be encoded, and this may be a secret.
      raise Error.because('argument', "the arguments: #{e.message}", operation.to_s), cause: nil
    end

    # A BigDecimal prints itself as 0.21e1, which is not a valid amount.
    def plain(value)
      case value
      when Hash then value.transform_values { |inner| plain(inner) }
      when Array then value.map { |inner| plain(inner) }
      else defined?(BigDecimal) && value.is_a?(BigDecimal) ? value.to_s('F') : value
      end
    end

    def decode(json)
      JSON.parse(json, symbolize_names: true, max_nesting: false)
    end
  end
end

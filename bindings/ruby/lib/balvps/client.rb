# frozen_string_literal: true

module Balvps
  # A client of the service. Each operation of the catalog is a method, with the arguments of the service's document as
  # keywords: client.get_invoice(id: 308976). Answers are hashes with symbols for keys; money in them is decimal text.
  #
  # Any number of threads may use one client, and so may a forked child.
  class Client
    # A client that is closed at the end of the block, whose value is answered.
    def self.open(**options)
      client = new(**options)
      return client unless block_given?

      begin
        yield client
      ensure
        client.close
      end
    end

    # Sends nothing: the first call that needs it signs in. The options are the config keys; nil is a key's default.
    def initialize(**options)
      @call_options = {}
      @handle = connect(options)
    end

    # Closes the connections and wipes the secrets as soon as the calls under way have ended; further ones are refused,
    # those of clients that `with` has made too. The tokens stay valid: ending them is what logout is for.
    def close
      @handle.close
      nil
    end

    CATALOG[:operations].each do |operation|
      define_method(operation[:name]) { |**arguments| call(operation[:name], **arguments) }
    end

    # Calls an operation by its name, such as :get_invoice. An argument that is nil is left out.
    def call(operation, **arguments)
      decode(call_json(operation, encode(arguments.compact, operation)))
    end

    # The same with JSON text in and out: nothing of it changes on the way, digits included.
    def call_json(operation, json = '{}')
      answer(:balvps_call_new, operation.to_s, arguments: json)
    end

    # What a call would send, without sending it: :method, :url, :body, and :safe, which says that it only reads. *** is
    # in the place of every secret; what signs the call in is left out.
    def describe(operation, **arguments)
      json = encode(arguments.compact, operation)
      decode(answer(:balvps_call_new, operation.to_s, arguments: json) do |client, call|
        Library.balvps_client_describe(client, call)
      end)
    end

    # This client with options for its calls, in place of the config's: timeout_ms, retries, and confirm, which after an
    # ambiguous write looks whether it was carried out. client.with(timeout_ms: 500).get_balance
    def with(**options)
      dup.tap { |client| client.instance_variable_set(:@call_options, @call_options.merge(options).compact) }
    end

    # Completes a login that asked for a second factor, with the one-time password.
    def verify_second_factor(code)
      decode(answer(:balvps_call_new_second_factor, code))
    end

    # What the service has said about its limits, without asking it.
    def rate_limits
      decode(answer(:balvps_call_new, nil) { |client| Library.balvps_client_rate_limits(client) })[:limits]
    end

    # Sends a request that the library has no operation for, signed in as the options say: "GET", "POST", "PUT" or
    # "DELETE", and the escaped path below the base URL.
    def request(method, path, body = nil)
      json = encode(body, '') unless body.nil?
      decode(answer(:balvps_call_new_request, method.to_s, path, json))
    end

    # No option and no handle: nothing secret is shown.
    def inspect
      "#<#{self.class} #{CATALOG[:version]}>"
    end
    alias to_s inspect

    private

    # Texts as the library takes them, each with its length.
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

    # Makes a call with the options of this client: `maker` makes it from texts. The block is given the library's client
    # and call where something else is to be done with them.
    def answer(maker, *texts, arguments: '{}')
      Library.interruptible do
        call = Library.public_send(maker, *sized(*texts))
        Library.balvps_call_object(call, *sized(arguments))
        set(:balvps_call_option, call, @call_options)
        result = @handle.use { |client| block_given? ? yield(client, call) : Library.balvps_client_run(client, call) }
        error = Library.balvps_result_error(result)
        raise failure(error) unless error.null?

        Library.balvps_result_json(result, nil).force_encoding(Encoding::UTF_8)
      ensure
        Library.balvps_result_free(result)
        Library.balvps_call_free(call)
      end
    end

    def failure(error)
      Error.of(decode(Library.balvps_error_json(error, nil)))
    end

    def encode(value, operation)
      JSON.generate(plain(value))
    rescue JSON::JSONError, EncodingError => e
      # Some versions of JSON keep what they could not write in their error: it may be a secret.
      raise Error.because('argument', "the arguments: #{e.message}", operation.to_s), cause: nil
    end

    # A BigDecimal writes itself as 0.21e1, which is no amount.
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

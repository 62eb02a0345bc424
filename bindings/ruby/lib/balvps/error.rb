# frozen_string_literal: true

module Balvps
  # The reason why a call failed. Each of the library's error codes has a class, such as Balvps::Error::NotFound. Its
  # base class is that of the code's family, such as Balvps::Error::ServiceError. An error contains no secret.
  class Error < StandardError
    # The library's whole description, with symbols as keys. Only here are :content_type and :excerpt.
    attr_reader :details

    def self.of(details)
      constant = constant_name(details[:name])
      (const_defined?(constant, false) ? const_get(constant, false) : self).new(details)
    end

    # An error that this gem finds before the library does.
    def self.because(name, message, operation = '')
      code, family = CATALOG[:errors].find { |error| error[:name] == name }.values_at(:code, :family)
      of(code: code, name: name, family: family, reason: '', message: message, messages: [], operation: operation,
         http_status: 0, content_type: '', retry_after: nil, retryable: false, excerpt: '')
    end

    def self.constant_name(name)
      name.split('_').map(&:capitalize).join
    end

    def self.family_constant(family)
      "#{constant_name(family)}Error"
    end
    private_class_method :constant_name, :family_constant

    def initialize(details)
      super(details[:message])
      @details = details
    end

    %i[code name family reason messages operation http_status retry_after].each do |key|
      define_method(key) { details[key] }
    end

    def retryable?
      details[:retryable]
    end

    CATALOG[:families].each { |family| const_set(family_constant(family[:name]), Class.new(self)) }
    CATALOG[:errors].each do |error|
      const_set(constant_name(error[:name]), Class.new(const_get(family_constant(error[:family]))))
    end
  end
end

# frozen_string_literal: true

require 'ffi'
require 'json'

module Balvps
  # The C library: finds it and calls it.
  module Library # :nodoc:
    extend FFI::Library

    ABI_VERSION = 1
    NAME = 'libbalvps.so.1'

    # The path of BALVPS_LIBRARY, else of the gem's library, else of the installed one.
    def self.path
      beside = File.expand_path(NAME, __dir__)
      ENV.fetch('BALVPS_LIBRARY', nil).then { |named| named unless named.to_s.empty? } ||
        (File.exist?(beside) ? beside : NAME)
    end

    def self.load_from(path)
      ffi_lib path
      attach_function :balvps_abi_version, [], :uint32
      version = balvps_abi_version
      raise LoadError, "has ABI version #{version}; this gem needs #{ABI_VERSION}" if version != ABI_VERSION
    rescue LoadError, FFI::NotFoundError => e
      reason = e.message[/.*/].delete_suffix('.') # newer releases of ffi add a line with the searched paths
      hint = 'install it, or name its file in the environment variable BALVPS_LIBRARY'
      raise LoadError, "cannot load #{path} (#{reason}); #{hint}"
    end

    load_from(path)

    callback :interrupt, [:pointer], :int32

    # The option of functions that wait. Ruby's other threads run meanwhile.
    WAITS = { blocking: true }.freeze
    require_relative 'functions'

    # Whether Thread#raise, Thread#kill, Timeout or a signal requests the end of this thread's call. No exception may
    # leave this method, because it would unwind the C code. An exception or a throw of a signal handler is kept until
    # the end of the call. Handlers run on the main thread, when it calls a method. This happens inside a fiber, because
    # a throw out of a fiber becomes an exception.
    def self.stop?
      stop = true
      stop = @interrupt_check.resume
    rescue FiberError # not the main thread
      stop = Thread.pending_interrupt?
    rescue Exception => e # rubocop:disable Lint/RescueException
      Thread.current[:balvps_interrupt] = e
    ensure
      return stop # rubocop:disable Lint/EnsureReturn
    end

    # A waiting call runs this every 50 ms, on its own thread.
    INTERRUPT = FFI::Function.new(:int32, [:pointer]) { stop? ? 1 : 0 }

    # Runs a block that may wait. An exception or a throw that interrupted it is repeated at the end, after everything
    # is freed.
    def self.interruptible(&calls)
      prepare_interrupt_check
      Thread.handle_interrupt(Object => :never, &calls)
    ensure
      signal = Thread.current[:balvps_interrupt]
      if signal
        Thread.current[:balvps_interrupt] = nil
        throw signal.tag, signal.value if signal.is_a?(UncaughtThrowError)
        raise signal
      end
    end

    # Makes a new fiber if an exception has ended the last one.
    def self.prepare_interrupt_check
      return if Thread.current != Thread.main || @interrupt_check&.alive?

      @interrupt_check = Fiber.new { loop { Fiber.yield(Thread.pending_interrupt?) } }
    end
    private_class_method :prepare_interrupt_check
    @interrupt_check = Fiber.new {}.tap(&:resume) # has ended; the main thread makes a new one
  end

  # The library's operations, error codes and config keys.
  CATALOG = Ractor.make_shareable(JSON.parse(Library.balvps_catalog_json(nil), symbolize_names: true))
end

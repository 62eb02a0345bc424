# frozen_string_literal: true

require 'ffi'
require 'json'

module Balvps
  # The C library: how it is found and called.
  module Library # :nodoc:
    extend FFI::Library

    ABI_VERSION = 1
    NAME = 'libbalvps.so.1'

    # The environment's, else the one that came with the gem, else the one that is installed.
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
      reason = e.message[/.*/].delete_suffix('.') # newer releases of ffi add a line that says where they searched
      hint = 'install it, or name its file in the environment variable BALVPS_LIBRARY'
      raise LoadError, "cannot load #{path} (#{reason}); #{hint}"
    end

    load_from(path)

    callback :interrupt, [:pointer], :int32

    # Of functions that wait: Ruby's other threads go on meanwhile.
    WAITS = { blocking: true }.freeze
    require_relative 'functions'

    # Whether Thread#raise, Thread#kill, Timeout or a signal wants the call on this thread to end. Nothing may leave
    # this method but by its return: it would cross the C code. What a signal's handler raises is kept for the end of
    # the call, and so is what it throws: handlers run on the main thread, at the first call of a method. That lies in
    # a fiber, and a throw out of a fiber becomes an exception.
    def self.stop?
      stop = true
      stop = @asking.resume
    rescue FiberError # this is another thread
      stop = Thread.pending_interrupt?
    rescue Exception => e # rubocop:disable Lint/RescueException
      Thread.current[:balvps_interrupt] = e
    ensure
      return stop # rubocop:disable Lint/EnsureReturn
    end

    # Asked every 50 ms by a call that waits, on its own thread.
    INTERRUPT = FFI::Function.new(:int32, [:pointer]) { stop? ? 1 : 0 }

    # Makes calls that may wait. What interrupts them is raised, or thrown, at the end, when everything is freed.
    def self.interruptible(&calls)
      prepare_asking
      Thread.handle_interrupt(Object => :never, &calls)
    ensure
      signal = Thread.current[:balvps_interrupt]
      if signal
        Thread.current[:balvps_interrupt] = nil
        throw signal.tag, signal.value if signal.is_a?(UncaughtThrowError)
        raise signal
      end
    end

    # An exception ends the fiber.
    def self.prepare_asking
      return if Thread.current != Thread.main || @asking&.alive?

      @asking = Fiber.new { loop { Fiber.yield(Thread.pending_interrupt?) } }
    end
    private_class_method :prepare_asking
    @asking = Fiber.new {}.tap(&:resume) # at its end already; the main thread makes another
  end

  # Everything the library can do: its operations, error codes and config keys.
  CATALOG = Ractor.make_shareable(JSON.parse(Library.balvps_catalog_json(nil), symbolize_names: true))
end

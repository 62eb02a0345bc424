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

    # Asked every 50 ms by a call that waits, on its own thread: whether Thread#raise, Thread#kill, Timeout or a signal
    # wants it to end.
    INTERRUPT = FFI::Function.new(:int32, [:pointer]) do
      Thread.pending_interrupt? ? 1 : 0
    rescue Exception => e # rubocop:disable Lint/RescueException -- a signal's; it must not cross the C code
      Thread.current[:balvps_interrupt] = e
      1
    end

    # Makes calls that may wait. What interrupts them is raised at the end, when everything is freed.
    def self.interruptible(&calls)
      Thread.handle_interrupt(Object => :never, &calls)
    ensure
      signal = Thread.current[:balvps_interrupt]
      if signal
        Thread.current[:balvps_interrupt] = nil
        raise signal
      end
    end
  end

  # Everything the library can do: its operations, error codes and config keys.
  CATALOG = Ractor.make_shareable(JSON.parse(Library.balvps_catalog_json(nil), symbolize_names: true))
end

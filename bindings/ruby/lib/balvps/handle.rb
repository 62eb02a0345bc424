# frozen_string_literal: true

module Balvps
  # The library's client. It is freed when it is closed and no call is running, or else by the garbage collector.
  class Handle # :nodoc:
    def initialize(pointer)
      @pointer = FFI::AutoPointer.new(pointer, Library.method(:balvps_client_free))
      @lock = Mutex.new
      @calls = 0
      @closed = false
    end

    # Yields the pointer. It stays valid while the block runs.
    def use
      @lock.synchronize do
        raise Error.because('argument', 'the client is closed') if @closed

        @calls += 1
      end
      begin
        yield @pointer
      ensure
        @lock.synchronize { (@calls -= 1) && free_if_done }
      end
    end

    def close
      @lock.synchronize { (@closed = true) && free_if_done }
    end

    private

    def free_if_done
      return unless @closed && @calls.zero?

      @pointer.autorelease = false # comes first, so that the pointer is never freed twice
      @pointer.free
    end
  end
end

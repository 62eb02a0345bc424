# frozen_string_literal: true

require_relative 'helper'

# Tests memory, threads, forks and interrupts.
class ProcessTest < Minitest::Test
  CALLS = 10_000
  WARM_UP = 3_000
  TOLERATED_KIB = 2_048
  INVOICES = [308_976, 308_977, 308_978].freeze
  SLOW_MS = 4_000

  def setup
    @sandbox = Sandbox.new
    @client = @sandbox.client
  end

  def teardown
    @sandbox.stop
  end

  # ---- memory

  def test_ten_thousand_calls_leak_nothing
    assert_flat do |number|
      if (number % 10).zero?
        assert_raises(Balvps::Error::NotFound) { @client.get_invoice(id: 1) }
      else
        @client.list_invoices
      end
    end
  end

  def test_clients_leak_nothing_closed_or_not
    assert_flat do |number|
      client = Balvps::Client.new(base_url: 'http://127.0.0.1:9/api', password: 'x' * 1_000)
      client.close if number.even?
      assert_raises(Balvps::Error::Configuration) { Balvps::Client.new(timeout_ms: 'soon') }
    end
  end

  # ---- threads

  def test_threads_share_a_client_and_its_sign_in
    threads = Array.new(8) { Thread.new { works_hard(@client) } }
    assert(threads.all?(&:value))
    assert_equal 1, logins
  end

  def test_other_threads_go_on_while_a_call_waits
    @client.login
    @sandbox.configure(delay_ms: 500)
    ticks = 0
    ticking = Thread.new { loop { sleep(0.01) && ticks += 1 } }
    seconds = elapsed { Array.new(8) { Thread.new { @client.get_balance } }.each(&:join) }
    ticking.kill
    assert_operator seconds, :<, 3 # one after the other, the calls would take four
    assert_operator ticks, :>, 10
  end

  # ---- closing

  def test_a_client_that_is_closed_holds_no_connection
    @client.get_balance
    before = sockets
    GC.disable
    @client.close
    assert_operator sockets, :<, before
  ensure
    GC.enable
  end

  def test_closing_lets_the_calls_under_way_end
    @client.login
    @sandbox.configure(delay_ms: 500)
    calls = Array.new(4) { Thread.new { @client.get_balance[:details][:currency] } }
    sleep 0.2
    closing = Array.new(4) { Thread.new { @client.close } }
    assert_operator elapsed { closing.each(&:join) }, :<, 0.2
    assert_raises(Balvps::Error::Argument) { @client.get_balance }
    assert_equal %w[USD] * 4, calls.map(&:value)
  end

  # ---- interrupts

  def test_a_timeout_ends_a_call
    slow
    assert_soon { assert_raises(Timeout::Error) { Timeout.timeout(0.2) { @client.get_balance } } }
    assert_usable
  end

  def test_a_killed_thread_ends_its_call
    slow
    assert_soon do
      thread = Thread.new { @client.get_balance }
      sleep 0.2
      thread.kill.join
    end
    assert_usable
  end

  def test_an_exception_from_another_thread_ends_a_call
    slow
    assert_soon do
      thread = Thread.new { assert_raises(IOError) { @client.get_balance } }
      sleep 0.2
      thread.raise(IOError, 'enough')
      assert_equal 'enough', thread.value.message
    end
    assert_usable
  end

  def test_control_c_ends_a_call
    slow
    script = <<~'RUBY'
      client = Balvps::Client.new(base_url: ENV['BALVPS_BASE_URL'], ca_file: ENV['BALVPS_CA_FILE'],
                                  username: ENV['BALVPS_USERNAME'], password: ENV['BALVPS_PASSWORD'])
      Thread.new { sleep 0.3; Process.kill(:INT, Process.pid) }
      begin
        client.get_balance
      rescue Interrupt
        puts 'interrupted'
      end
    RUBY
    output, errors, = assert_soon { ruby('-r', 'balvps', '-e', script, environment: @sandbox.environment) }
    assert_equal ["interrupted\n", ''], [output, errors]
  end

  # The interrupt comes while one thread signs in for all threads.
  def test_what_a_trap_does_ends_the_call_as_itself
    2.times do
      trapped(-> { throw :stop, 'thrown' }) { assert_equal 'thrown', catch(:stop) { @client.get_balance } }
    end
    trapped(-> { throw :nowhere }) { assert_raises(UncaughtThrowError) { @client.get_balance } }
    trapped(-> { exit }) { assert_raises(SystemExit) { @client.get_balance } }
    trapped(-> { raise Interrupt }) { assert_raises(Interrupt) { @client.get_balance } }
    trapped(-> { raise IOError }) { assert_raises(IOError) { @client.get_balance } }
  end

  def test_a_trap_that_raises_nothing_interrupts_nothing
    @client.login
    @sandbox.configure(delay_ms: 500)
    trapped = 0
    previous = trap(:USR1) { trapped += 1 }
    signalling = Thread.new { sleep(0.2) && Process.kill(:USR1, Process.pid) }
    assert_equal '50.00', @client.get_balance[:details][:acc_credit]
    signalling.join
    assert_equal 1, trapped
  ensure
    trap(:USR1, previous)
  end

  # ---- forks

  # Parent and children use one client at the same time. The children do not close the parent's connection.
  def test_forked_children_may_use_the_client
    @client.get_balance
    children = Array.new(4) { fork { exit!(works_hard(@client) ? 0 : 1) } }
    assert works_hard(@client)
    children.each do |child|
      Process.wait(child)
      assert_equal 0, $CHILD_STATUS.exitstatus
    end
    assert works_hard(@client)
    assert_equal 1, logins # the token is shared
  end

  # A child frees its copy of the client when it ends. This must not close the parent's connection.
  def test_a_child_that_ends_leaves_the_parents_connection_alone
    @client.get_balance
    connection = @sandbox.log.last['connection']
    Process.wait(spawn_child_that_frees)
    @client.get_balance
    assert_equal connection, @sandbox.log.last['connection']
  end

  private

  def spawn_child_that_frees
    fork do
      @client.close
      exit!(0)
    end
  end

  def works_hard(client)
    Array.new(50) { |call| INVOICES[call % 3] }.all? { |id| client.get_invoice(id: id)[:invoice][:id] == id }
  end

  def logins
    @sandbox.log.count { |entry| entry['path'] == '/api/login' }
  end

  def sockets
    Dir['/proc/self/fd/*'].count { |name| File.symlink?(name) && File.readlink(name).start_with?('socket:') }
  end

  # Sends a signal while a client signs in for a call. Afterwards all threads must be able to use the client.
  def trapped(handler)
    @client = @sandbox.client
    @sandbox.configure(delay_ms: SLOW_MS)
    previous = trap(:USR1) { handler.call }
    signalling = Thread.new { sleep(0.2) && Process.kill(:USR1, Process.pid) }
    assert_soon { yield && signalling.join }
    @sandbox.configure(delay_ms: 0)
    assert Timeout.timeout(5) { Thread.new { works_hard(@client) }.value }
  ensure
    trap(:USR1, previous)
  end

  def slow
    @client.login
    @sandbox.configure(delay_ms: SLOW_MS)
  end

  def assert_soon
    result = nil
    assert_operator elapsed { result = yield }, :<, SLOW_MS / 2_000.0
    result
  end

  def assert_usable
    @sandbox.configure(delay_ms: 0)
    assert works_hard(@client)
  end

  def elapsed
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    Process.clock_gettime(Process::CLOCK_MONOTONIC) - start
  end

  def assert_flat(&call)
    WARM_UP.times(&call)
    before = resident_kib
    CALLS.times(&call)
    assert_operator resident_kib - before, :<, TOLERATED_KIB
  end

  def resident_kib
    GC.start
    File.read('/proc/self/status')[/^VmRSS:\s+(\d+) kB$/, 1].to_i
  end
end

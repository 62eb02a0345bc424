# frozen_string_literal: true

require_relative 'helper'

# Runs the examples and the README's example in every dialect.
class ExamplesTest < Minitest::Test
  ZONE = 'balvps-quickstart.example'
  UPSERTS = [
    ['added', 'new.example.com', 'A', '192.0.2.1'],
    ['unchanged', 'new.example.com.', 'A', '192.0.2.1'],
    ['updated', 'new.example.com', 'A', '192.0.2.1', '300'],
    ['updated', 'NEW.example.com', 'A', '192.0.2.2'],
    ['added', 'new.example.com', 'TXT', 'v=spf1 -all'],
    ['unchanged', 'new.example.com', 'TXT', 'v=spf1 -all']
  ].freeze

  Sandbox::DIALECTS.each do |dialect|
    define_method("test_the_tour_reads_writes_and_cleans_up_#{dialect}") do
      Sandbox.open('--dialect', dialect) do |sandbox|
        assert_includes succeeds(sandbox, 'quickstart.rb'), '123454.45 USD'
        assert_empty(sandbox.log.map { |it| it['method'] }.uniq - %w[GET POST]) # POST: login, logout

        written = succeeds(sandbox, 'quickstart.rb', '--write')
        assert_includes written, '5060 sip.balvps-quickstart.example'
        assert written.end_with?("  zone deleted\n  ticket closed\n")
        refute_includes(sandbox.client.list_dns[:zones].map { |it| it[:name] }, ZONE)
      end
    end

    define_method("test_upserting_twice_does_no_more_than_once_#{dialect}") do
      Sandbox.open('--dialect', dialect) do |sandbox|
        UPSERTS.each do |outcome, *arguments|
          name, type, content = arguments
          assert_equal "#{outcome}: #{name.downcase.delete_suffix('.')} #{type} #{content}\n",
                       succeeds(sandbox, 'upsert_dns_record.rb', *arguments)
        end
        assert_equal "error: 'www.notexample.com' lies in no zone of this account\n",
                     fails(sandbox, 'upsert_dns_record.rb', 'www.notexample.com', 'A', '192.0.2.1')
      end
    end
  end

  def test_a_virtual_machine_reboots_until_it_runs_again
    Sandbox.open do |sandbox|
      assert_equal "web is running: 192.0.2.10 2001:db8::10\n", succeeds(sandbox, 'reboot_vm.rb', '30', 'web', '30')
      assert_equal "error: service 30 has no virtual machine 'wbe'\n", fails(sandbox, 'reboot_vm.rb', '30', 'wbe')
    end
  end

  def test_a_failure_is_told_in_a_line
    Sandbox.open do |sandbox|
      environment = { **sandbox.environment, 'BALVPS_PASSWORD' => 'wrong' }
      _, errors, status = ruby("#{ROOT}/examples/ruby/quickstart.rb", environment: environment)
      assert_equal 1, status.exitstatus
      assert_match(/\Aerror: .+\n\z/, errors)
    end
  end

  def test_the_readmes_example_runs
    script = File.read("#{PACKAGE}/README.md")[/^```ruby\n(.*?)^```$/m, 1]
    assert_operator script.lines.size, :<=, 12
    Sandbox.open do |sandbox|
      output, errors, = ruby('-w', '-e', script, environment: sandbox.environment)
      assert_equal ["19.65 USD, Paid\nnot found: Invoice not found\n", ''], [output, errors]
    end
  end

  private

  def succeeds(sandbox, name, *arguments)
    output, errors, status = ruby('-w', "#{ROOT}/examples/ruby/#{name}", *arguments, environment: sandbox.environment)
    assert_equal [0, ''], [status.exitstatus, errors]
    output
  end

  def fails(sandbox, name, *arguments)
    _, errors, status = ruby('-w', "#{ROOT}/examples/ruby/#{name}", *arguments, environment: sandbox.environment)
    assert_equal 1, status.exitstatus
    errors
  end
end

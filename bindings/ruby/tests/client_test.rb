# frozen_string_literal: true

require 'bigdecimal'
require 'openssl'
require_relative 'helper'

# Tests promises of the class that the vectors, which run in every language, do not cover.
class ClientTest < Minitest::Test
  def self.sandbox
    @sandbox ||= Sandbox.new.tap { |it| Minitest.after_run { it.stop } }
  end

  def setup
    @sandbox = self.class.sandbox
    @sandbox.reset
  end

  # ---- arguments

  def test_arguments_are_keywords
    client = @sandbox.client
    zone = client.get_dns_zone(zone_id: 60, service_id: '10')
    assert_equal 'qwerty.com', zone[:name]
    assert_equal zone, client.call(:get_dns_zone, service_id: 10, zone_id: 60)
    assert_equal zone, client.call('get_dns_zone', **{ 'service_id' => 10, 'zone_id' => 60 })
    assert_raises(ArgumentError) { client.get_dns_zone(10, 60) }
  end

  def test_an_unknown_method_is_refused_like_any_other
    client = @sandbox.client
    refute_respond_to client, :get_invoise
    assert_raises(NoMethodError) { client.get_invoise(id: 1) }
    error = assert_raises(Balvps::Error::Argument) { client.call(:get_invoise) }
    assert_includes error.message, 'get_invoice'
  end

  def test_what_json_cannot_say_is_an_argument_error
    client = @sandbox.client
    ["\xff", Float::NAN].each do |value|
      error = assert_raises(Balvps::Error::Argument) { client.reply_ticket(number: 736_633, body: value) }
      assert_equal ['argument', 'reply_ticket', 0, 1], [error.name, error.operation, error.http_status, error.code]
    end
    assert_empty @sandbox.log
  end

  def test_an_argument_that_is_nil_is_left_out
    client = @sandbox.client
    record = { service_id: 10, zone_id: 60, name: 'www', type: 'A', content: '192.0.2.1', ttl: nil, priority: nil }
    client.add_dns_record(**record)
    client.update_details(city: nil, extra: { note: nil })
    sent = @sandbox.log.last(2).map { |entry| JSON.parse(entry['body']) }
    assert_equal [%w[content name service_id type zone_id], { 'note' => nil }], [sent.first.keys.sort, sent.last]
    error = assert_raises(Balvps::Error::Argument) { client.get_invoice(id: nil) }
    assert_includes error.message, 'id'
    assert_raises(Balvps::Error::Argument) { client.call_json(:get_invoice, '{"id":null}') }
  end

  def test_money_may_be_a_big_decimal
    client = @sandbox.client
    @sandbox.play({ path: '/api/invoice/308977/credit', body: '{"success":true}' },
                  { path: '/api/details', body: '{"success":true}' })
    client.apply_credit(id: 308_977, amount: BigDecimal('2.10'))
    client.update_details(extra: { sums: [{ sum: BigDecimal('1e-7') }] })
    bodies = @sandbox.log.last(2).map { |entry| entry['body'] }
    assert_equal ['{"amount":"2.1"}', '{"sums":[{"sum":"0.0000001"}]}'], bodies
  end

  def test_options_may_be_numbers_booleans_and_symbols_and_nil_is_the_default
    client = @sandbox.client(timeout_ms: 30_000, allow_plain_http: false, auth: :jwt, proxy: nil)
    assert_equal '50.00', client.get_balance[:details][:acc_credit]
    error = assert_raises(Balvps::Error::Configuration) { @sandbox.client(timeout_ms: 0) }
    assert_includes error.message, 'timeout_ms'
  end

  # ---- answers

  def test_unicode_comes_back_as_it_was_sent
    client = @sandbox.client
    text = "Żółć – 日本語 – 👩‍👩‍👧 – \u{10FFFF} – e\u0301 – \"\\\" – \t\n – \0 – </script>"
    number = client.create_ticket(dept_id: 1, subject: text, body: text)[:ticket]
    ticket = client.get_ticket(number: number)[:ticket]
    assert_equal [text, text], ticket.values_at(:subject, :body)
    assert_equal Encoding::UTF_8, ticket[:body].encoding
    client.reply_ticket(number: number, body: 'Grüße'.encode(Encoding::ISO_8859_1))
    assert_equal 'Grüße', client.get_ticket(number: number)[:replies].last[:body]
  end

  def test_no_digit_is_lost
    @sandbox.play({ path: '/api/balance', body: <<~JSON })
      {"details":{"acc_balance":12345678901234567890.10,"acc_credit":"0.10"},"counter":123456789012345678901234567890}
    JSON
    answer = @sandbox.client.get_balance
    assert_equal({ acc_balance: '12345678901234567890.10', acc_credit: '0.10' }, answer[:details])
    assert_equal 123_456_789_012_345_678_901_234_567_890, answer[:counter]
  end

  def test_deeply_nested_answers_are_read
    nested = ('[' * 250) + (']' * 250)
    @sandbox.play({ path: '/api/balance', body: "{\"details\":{},\"x\":#{nested}}" })
    assert_equal nested, @sandbox.client.get_balance[:x].inspect
  end

  def test_answers_can_be_matched
    case @sandbox.client.get_invoice(id: 308_976)
    in { invoice: { total: String => total, items: [{ taxed: }, *] } }
      assert_equal ['19.65', true], [total, taxed]
    end
  end

  def test_requests_outside_the_catalog_go_through
    client = @sandbox.client
    assert_equal '308976', client.request(:GET, '/invoice/308976')[:invoice][:id] # not normalised
    client.request('PUT', '/details', { city: 'Łódź' })
    assert_equal 'Łódź', client.get_details[:client][:city]
    assert_raises(Balvps::Error::Unsupported) { client.request('GET', '/nothing') }
  end

  # ---- options of a call, the second factor, the limits

  def test_a_call_may_have_options_of_its_own
    client = @sandbox.client
    client.login
    @sandbox.play({ path: '/api/balance', delay_ms: 1000, body: '{"details":{}}' })
    assert_raises(Balvps::Error::Timeout) { client.with(timeout_ms: 100).get_balance }
    @sandbox.play({ path: '/api/balance', status: 503, body: '' })
    assert_equal 'USD', client.with(retries: 1).get_balance[:details][:currency]
    assert_raises(Balvps::Error::Argument) { client.with(patience: 1).get_balance }
  end

  def test_an_ambiguous_write_is_told_or_confirmed
    record = { service_id: 10, zone_id: 60, name: 'www', type: 'A', content: '192.0.2.1' }
    client = @sandbox.client
    [client, client.with(confirm: true)].each do |writer|
      @sandbox.play({ method: 'POST', path: '/api/service/10/dns/60/records', status: 502, body: '<html>' })
      assert_raises(Balvps::Error::AmbiguousWrite) { writer.add_dns_record(**record) }
    end
    assert_includes @sandbox.log.map { |entry| entry['path'] }, '/api/service/10/dns/60'
  end

  def test_a_second_factor_completes_the_login
    @sandbox.configure(mfa: true)
    client = @sandbox.client
    assert_raises(Balvps::Error::SecondFactorNeeded) { client.get_balance }
    assert_raises(Balvps::Error::Authentication) { client.verify_second_factor('no code') }
    client.verify_second_factor(one_time_password)
    assert_equal 'USD', client.get_balance[:details][:currency]
  ensure
    @sandbox.configure(mfa: false)
  end

  def test_the_limits_that_are_known_are_told
    limits = @sandbox.client.rate_limits
    assert_equal(%w[login calls], limits.map { |limit| limit[:scope] })
    assert_equal(%i[scope limit remaining reset wait], limits.first.keys)
  end

  def test_options_of_a_call_hold_for_requests_and_second_factors_too
    client = @sandbox.client
    client.login
    @sandbox.play({ path: '/api/balance', delay_ms: 1000, body: '{}' })
    assert_raises(Balvps::Error::Timeout) { client.with(timeout_ms: 100).request('GET', '/balance') }
    assert_raises(Balvps::Error::Argument) { client.with(patience: 1).verify_second_factor('123456') }
    assert_equal 'USD', client.with(timeout_ms: nil).get_balance[:details][:currency]
  end

  # ---- closing

  def test_a_closed_client_refuses_calls
    client = @sandbox.client
    patient = client.with(timeout_ms: 60_000)
    client.get_balance
    2.times { assert_nil client.close }
    [client, patient].each do |closed|
      error = assert_raises(Balvps::Error::Argument) { closed.get_balance }
      assert_equal 'the client is closed', error.message
      assert_raises(Balvps::Error::Argument) { closed.rate_limits }
      assert_raises(Balvps::Error::Argument) { closed.request('GET', '/balance') }
    end
  end

  def test_a_block_closes_its_client
    opened = nil
    credit = Balvps::Client.open(**@sandbox.options) { |client| (opened = client).get_balance[:details][:acc_credit] }
    assert_equal '50.00', credit
    assert_raises(Balvps::Error::Argument) { opened.get_balance }
    assert_raises(IOError) { Balvps::Client.open(**@sandbox.options) { |client| (opened = client) && raise(IOError) } }
    assert_raises(Balvps::Error::Argument) { opened.get_balance }
    assert_equal 'USD', Balvps::Client.open(**@sandbox.options).get_balance[:details][:currency]
  end

  # ---- errors

  def test_an_error_tells_everything
    @sandbox.play({ path: '/api/invoice/308976/credit', status: 429, headers: { 'Retry-After' => '7' },
                    body: '{"error":["Too many requests"]}' })
    error = assert_raises(Balvps::Error::RateLimited) { @sandbox.client.apply_credit(id: 308_976, amount: '0.10') }
    assert_kind_of Balvps::Error, error
    assert_kind_of StandardError, error
    assert_equal [9, 'rate_limited', '', 'apply_credit', ['Too many requests'], 429, 7],
                 [error.code, error.name, error.reason, error.operation, error.messages, error.http_status,
                  error.retry_after]
  end

  def test_an_unreachable_service_is_a_connection_error
    client = Balvps::Client.new(base_url: 'http://127.0.0.1:9/api', auth: :none, retries: 0)
    error = assert_raises(Balvps::Error::Connection) { client.get_balance }
    assert_equal [0, true, nil], [error.http_status, error.retryable?, error.retry_after]
  end

  def test_a_code_newer_than_the_gem_is_still_an_error
    error = Balvps::Error.of({ code: 99, name: 'brand_new', message: 'New.' })
    assert_instance_of Balvps::Error, error
    assert_equal ['New.', 99, 'brand_new'], [error.message, error.code, error.name]
  end

  # ---- secrets

  def test_what_cannot_be_sent_is_reachable_from_no_error
    error = assert_raises(Balvps::Error::Argument) { @sandbox.client.login(password: "Tr0ub4dor\xFF") }
    assert_nil error.cause
    refute_includes "#{error.message} #{error.inspect}", 'Tr0ub4dor'
  end

  def test_no_secret_is_shown
    secret = 'Tr0ub4dor'
    client = @sandbox.client(password: secret)
    errors = [
      assert_raises(Balvps::Error::Authentication) { client.login },
      assert_raises(Balvps::Error::Authentication) { client.login(password: secret) },
      assert_raises(Balvps::Error::Argument) { client.login(password: [secret]) },
      assert_raises(Balvps::Error::Configuration) { Balvps::Client.new(password: secret, pasword: secret) },
      assert_raises(NoMethodError) { client.nothing }
    ]
    shown = errors.flat_map { |error| [error.full_message, error.inspect, error.instance_variables.inspect] }
    shown += errors.grep(Balvps::Error).map { |error| error.details.inspect }
    shown += [client.inspect, client.to_s, client.instance_variable_get(:@handle).inspect]
    refute_includes shown.join, secret
    assert_raises(TypeError) { Marshal.dump(client) }
  end

  private

  # The one-time password of RFC 6238 for the sandbox's secret.
  def one_time_password
    digest = OpenSSL::HMAC.digest('SHA1', '12345678901234567890', [Time.now.to_i / 30].pack('Q>'))
    format('%06d', (digest[digest[-1].ord & 15, 4].unpack1('N') & 0x7fffffff) % 1_000_000)
  end
end

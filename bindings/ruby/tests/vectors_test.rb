# frozen_string_literal: true

require_relative 'helper'

# Runs tests/vectors in every way to make a call, and in every dialect, as the README there describes.
class VectorsTest < Minitest::Test
  FILES = Dir["#{ROOT}/tests/vectors/*.json"].reject { |path| File.basename(path) == 'schema.json' }
  ABOUT_SIGN_IN = %w[login logout refresh_token revoke_token].freeze
  WAYS = {
    method: ->(client, name, arguments) { client.public_send(name, **arguments) },
    call: ->(client, name, arguments) { client.call(name.to_sym, **arguments) }
  }.freeze

  class << self
    # One sandbox for each dialect, stopped after the last test.
    def sandbox(dialect)
      @sandboxes ||= {}
      @sandboxes[dialect] ||= Sandbox.new('--dialect', dialect).tap { |it| Minitest.after_run { it.stop } }
    end
  end

  # The answers are made up, so they are the same in every dialect: one way is enough for the others.
  RUNS = %i[method call call_json].map { |way| ['wire', way] } +
         (Sandbox::DIALECTS - ['wire']).map { |dialect| [dialect, :call_json] }

  FILES.product(RUNS) do |path, (dialect, way)|
    operation = File.basename(path, '.json')
    define_method("test_#{operation}_#{dialect}_by_#{way}") do
      @sandbox = self.class.sandbox(dialect)
      @operation = operation
      cases = JSON.parse(File.read(path)).fetch('cases')
      refute_empty cases
      cases.each { |it| run_case(it, way) if way == :call_json || expressible?(it) }
    end
  end

  private

  # A keyword cannot send null, because nil omits it.
  def expressible?(vector)
    vector.key?('arguments') && !vector['arguments'].value?(nil)
  end

  def run_case(vector, way)
    requests = vector['requests'] || [vector['request']].compact
    answers = vector['answers'] || [vector['answer']].compact
    begin
      client = client_for(vector)
      @sandbox.begin_case(*requests.zip(answers).map { |request, answer| canned(request, answer) })
      answer = made(client, vector, way)
    rescue Balvps::Error => e
      failure = e
    end
    if vector['expect'].key?('error')
      compare_error(failure, vector)
      return unless client # a config that is refused

      assert_equal @operation, failure.operation
    else
      assert_nil failure, vector['name']
      compare_result(answer, vector, way)
    end
    compare_requests(requests, vector)
  end

  def client_for(vector)
    own = vector.key?('config') || ABOUT_SIGN_IN.include?(@operation)
    return @shared if @shared && !own

    client = @sandbox.client(**(vector['config'] || {}).transform_keys(&:to_sym))
    client.login unless vector.key?('config') || @operation == 'login'
    @shared = client unless own
    client
  end

  # The answer as JSON text.
  def made(client, vector, way)
    if way == :call_json
      return client.call_json(@operation, vector['arguments_text'] || JSON.generate(vector['arguments']))
    end

    JSON.generate(WAYS.fetch(way).call(client, @operation, vector['arguments'].transform_keys(&:to_sym)))
  end

  def canned(request, answer)
    body = answer.key?('json') ? JSON.generate(answer['json']) : answer['body']
    { **request.slice('method', 'path'), **answer.slice('status', 'headers', 'delay_ms'), body: body }
  end

  # Compares JSON texts, because as values 49 and 49.0 are equal, and so are hashes with another order.
  def compare_result(text, vector, way)
    expected = vector['expect']
    assert_equal Encoding::UTF_8, text.encoding
    assert_equal JSON.generate(expected['result']), JSON.generate(JSON.parse(text, max_nesting: false)), vector['name']
    expected.fetch('text_contains', []).each { |part| assert_includes text, part } if way == :call_json
  end

  def compare_error(error, vector)
    refute_nil error, vector['name']
    vector['expect']['error'].each do |key, value|
      case key
      when 'argument', 'suggests' then assert_includes error.message, value, vector['name']
      when 'hides' then value.each { |secret| refute_includes shown(error), secret, vector['name'] }
      else compare_detail(error, key, value, vector['name'])
      end
    end
    assert_instance_of error_class(error.name), error
    refute_empty error.message
  end

  def compare_detail(error, key, value, name)
    reader = { 'retryable' => :retryable? }.fetch(key, key)
    if value.nil?
      assert_nil error.public_send(reader), name
    else
      assert_equal value, error.public_send(reader), name
    end
  end

  def error_class(name)
    Balvps::Error.const_get(name.split('_').map(&:capitalize).join)
  end

  def shown(error)
    error.full_message(highlight: false) + error.inspect + error.details.inspect
  end

  def compare_requests(requests, vector)
    sent = logged(requests.size)
    assert_equal requests.size, sent.size, vector['name']
    sent.zip(requests) { |entry, request| compare_request(entry, request, vector) }
  end

  # The requests that were sent, except those that the client sent to sign in. The sandbox logs a request after it has
  # answered it, so this waits for the request of a call that timed out.
  def logged(expected)
    Timeout.timeout(10) do
      loop do
        entries = @sandbox.log
        entries.reject! { |entry| %w[/api/login /api/token].include?(entry['path']) } unless signs_in?
        return entries if entries.size >= expected

        sleep 0.01
      end
    end
  end

  def signs_in?
    %w[login refresh_token].include?(@operation)
  end

  def compare_request(entry, expected, vector)
    name = vector['name']
    assert_equal ['https', expected['method'], expected['path'], expected.fetch('query', '')],
                 entry.values_at('scheme', 'method', 'path', 'query'), name
    compare_headers(entry['headers'], expected, vector)
    body = entry['body']
    assert_equal body.empty? ? '' : 'application/json', entry['headers'].fetch('content-type', ''), name
    if expected.key?('body_text')
      assert_equal expected['body_text'], body, name
    else
      assert_equal expected['body'] ? canonical(expected['body']) : '', body.empty? ? '' : canonical(JSON.parse(body)),
                   name
    end
  end

  def compare_headers(headers, expected, vector)
    authorization = { 'none' => '', 'basic' => 'Basic ***', 'bearer' => 'Bearer ***' }
    assert_equal authorization.fetch(expected['authorization']), headers.fetch('authorization', ''), vector['name']
    assert_equal 'application/json', headers['accept']
    product = "balvps/#{Balvps::CATALOG[:version]}"
    assert headers['user-agent'].end_with?(product)
    assert_equal vector.fetch('config', {}).key?('user_agent'), headers['user-agent'] != product, vector['name']
  end

  # JSON text with its members in a canonical order. The service ignores the order.
  def canonical(value)
    JSON.generate(sorted(value))
  end

  def sorted(value)
    case value
    when Hash then value.sort.to_h.transform_values { |inner| sorted(inner) }
    when Array then value.map { |inner| sorted(inner) }
    else value
    end
  end
end

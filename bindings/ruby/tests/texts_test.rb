# frozen_string_literal: true

require_relative 'helper'

# Passes the texts of tests/texts to every function of the gem, as the README there describes.
class TextsTest < Minitest::Test
  TEXTS = JSON.parse(File.read("#{ROOT}/tests/texts/texts.json"))
  OPTION = ->(client, text) { client.with(text['option'].to_sym => text['value']) }
  WAYS = {
    'call' => [
      ->(client, text) { client.call(text['operation'], **text['arguments'].transform_keys(&:to_sym)) },
      ->(client, text) { client.call_json(text['operation'], JSON.generate(text['arguments'])) }
    ],
    'request' => [->(client, text) { client.request(text['method'], text['path'], text['body']) }],
    'option' => [
      ->(client, text) { OPTION.call(client, text).get_details },
      ->(client, text) { OPTION.call(client, text).call_json('get_details') },
      ->(client, text) { OPTION.call(client, text).request('GET', '/details') },
      ->(client, text) { OPTION.call(client, text).verify_second_factor('123456') }
    ]
  }.freeze

  def setup
    @sandbox = Sandbox.new
    @client = @sandbox.client
  end

  def teardown
    @client.close
    @sandbox.stop
  end

  def test_a_nul_is_refused_and_nothing_is_sent
    TEXTS['refused'].each do |text|
      ways(text).each do |way|
        error = assert_raises(Balvps::Error, text['name']) { way.call(@client, text) }
        assert_includes error.message, text['names']
      end
    end
    assert_empty @sandbox.log
  end

  def test_a_text_in_a_body_arrives_whole
    TEXTS['whole'].each do |text|
      ways(text).each do |way|
        way.call(@client, text)
        assert_equal text['sent'], JSON.parse(@sandbox.log.last['body']), text['name']
      end
    end
  end

  private

  def ways(text)
    WAYS.fetch(text['entry']) do
      [->(_client, config) { Balvps::Client.new(**@sandbox.options, config['key'].to_sym => config['value']) }]
    end
  end
end

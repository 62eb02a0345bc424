# frozen_string_literal: true

require 'json'
require 'net/http'
require 'balvps'

# A separate balvps-sandbox. It ends when it is stopped, or at the latest with this process.
class Sandbox
  DIALECTS = %w[wire hostile documented].freeze

  def self.open(*options)
    sandbox = new(*options)
    yield sandbox
  ensure
    sandbox&.stop
  end

  def initialize(*options)
    @process = IO.popen([ENV.fetch('BALVPS_SANDBOX'), '--exit-with-stdin', '--login-limit', '0', *options], 'r+')
    @ready = @process.gets.scan(/(\w+)=(\S+)/).to_h
    control = URI(@ready.fetch('http_base_url'))
    @control = Net::HTTP.start(control.host, control.port)
  end

  def stop
    @control.finish
    @process.close
  end

  # A client's options.
  def options
    { base_url: @ready.fetch('base_url'), ca_file: @ready.fetch('ca_file'),
      username: 'user@example.com', password: 'secret', retries: 0 }
  end

  def client(**options)
    Balvps::Client.new(**self.options, **options)
  end

  # The environment for a program that uses the sandbox's account.
  def environment
    %i[base_url ca_file username password].to_h { |key| ["BALVPS_#{key.upcase}", options[key]] }
  end

  def reset
    control(Net::HTTP::Post, 'reset', {})
  end

  def configure(**settings)
    control(Net::HTTP::Post, 'configure', settings)
  end

  def play(*answers)
    control(Net::HTTP::Delete, 'play')
    control(Net::HTTP::Post, 'play', { answers: answers }) unless answers.empty?
  end

  # Clears the log, and queues these answers in place of those that are queued.
  def begin_case(*answers)
    control(Net::HTTP::Put, 'play', { answers: answers })
  end

  def clear_log
    control(Net::HTTP::Delete, 'log')
  end

  def log
    control(Net::HTTP::Get, 'log').fetch('entries')
  end

  private

  def control(request_class, path, body = nil)
    request = request_class.new("/_sandbox/#{path}", 'Content-Type' => 'application/json')
    request.body = JSON.generate(body) if body
    answer = JSON.parse(@control.request(request).body)
    raise "sandbox: #{path}: #{answer['error']}" if answer['error']

    answer
  end
end

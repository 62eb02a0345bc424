# frozen_string_literal: true

require_relative 'helper'

# The operations of a portal's own document. tests/portal/README.md describes the calls.
class PortalTest < Minitest::Test
  FOLDER = "#{ROOT}/tests/portal".freeze
  DOCUMENT = "#{FOLDER}/dns.services.json".freeze
  CALLS = JSON.parse(File.read("#{FOLDER}/calls.json"))

  def setup
    @sandbox = Sandbox.new('--service-dns', '--portal', DOCUMENT)
    @client = @sandbox.client(portal_file: DOCUMENT)
  end

  def teardown
    @client.close
    @sandbox.stop
  end

  def test_each_operation_is_described_by_name
    assert_equal 88, CALLS.size
    CALLS.each do |call|
      described = @client.describe(call['operation'], **call['arguments'].transform_keys(&:to_sym))
      expected = [call['method'], @sandbox.options[:base_url] + call['path'], call['body']]
      assert_equal expected, JSON.parse(JSON.generate(described)).values_at('method', 'url', 'body')
    end
    assert_empty @sandbox.log
  end

  def test_each_operation_is_called_by_name
    client = @sandbox.client(portal_file: DOCUMENT, auth: :basic)
    refused = CALLS.select { |call| refused?(client, call) }
    assert_equal CALLS.select { |call| call['refused'] }, refused
    sent = @sandbox.log.map do |entry|
      [entry['method'], entry.values_at('path', 'query').reject(&:empty?).join('?'), entry['json']]
    end
    assert_equal CALLS.map { |call| [call['method'], "/api#{call['path']}", call['body']] }, sent
  ensure
    client.close
  end

  def test_operations_are_methods
    assert_respond_to @client, :service_set_label
    assert_equal 'service_set_label', @client.operations[:set_service_label][:other_name]
    assert_equal 'portal', @client.operations[:service_get_label][:kind]
    @client.service_set_label(id: 10, label: 'web', extra: { own: 1 })
    sent = @sandbox.log.last
    assert_equal ['POST', '/api/service/10/label', '{"label":"web","own":1}'], sent.values_at('method', 'path', 'body')
  end

  def test_a_client_without_the_document_has_none_of_them
    client = @sandbox.client
    refute_respond_to client, :service_set_label
    assert_raises(NoMethodError) { client.service_set_label(id: 10) }
    assert_raises(Balvps::Error) { client.call(:service_set_label, id: 10) }
  ensure
    client.close
  end

  def test_no_operation_is_a_conversion_that_ruby_makes_itself
    paths = %w[toAry toStr toHash].to_h { |id| [id, { get: { operationId: id } }] }
    Dir.mktmpdir do |folder|
      File.write("#{folder}/portal.json", JSON.generate(swagger: '2.0', paths: paths))
      client = @sandbox.client(portal_file: "#{folder}/portal.json")
      assert_equal [client], [[client]].flatten
      assert_includes client.operations, :to_ary
      client.close
    end
    assert_empty @sandbox.log
  end

  private

  # Makes a call. Whether the service refused it.
  def refused?(client, call)
    client.call(call['operation'], **call['arguments'].transform_keys(&:to_sym))
    false
  rescue Balvps::Error::Refused
    true
  end
end

# frozen_string_literal: true

require 'rbs'
require_relative 'helper'

# The gem offers exactly the operations, procedures, errors and options of the library.
class ParityTest < Minitest::Test
  OPERATIONS = Balvps::CATALOG[:operations] + Balvps::CATALOG[:procedures]
  LIBRARIES = %w[-r bigdecimal].freeze # the libraries of sig/manifest.yaml
  OWN_METHODS = %i[call call_json close describe request with verify_second_factor rate_limits operations inspect
                   to_s].freeze

  def test_every_operation_is_a_method
    offered = Balvps::Client.public_instance_methods(false) - OWN_METHODS
    assert_equal OPERATIONS.map { |it| it[:name].to_sym }.sort, offered.sort
  end

  def test_every_method_calls_its_operation
    client = Balvps::Client.new(base_url: 'http://127.0.0.1:9/api', auth: :none, retries: 0)
    OPERATIONS.each do |operation|
      error = assert_raises(Balvps::Error) { client.public_send(operation[:name]) }
      assert_equal operation[:name], error.operation
    end
  end

  def test_a_call_is_described_without_being_sent
    base_url = 'http://127.0.0.1:9/api' # nobody is there
    client = Balvps::Client.new(base_url: base_url, username: 'user@example.com', password: 'hidden')
    body = { username: 'user@example.com', password: '***' }
    assert_equal({ method: 'POST', url: "#{base_url}/login", body: body, safe: false }, client.describe(:login))
    described = client.describe('get_invoice', id: 7, extra: nil)
    assert_equal({ method: 'GET', url: "#{base_url}/invoice/7", body: nil, safe: true }, described)
    assert_raises(Balvps::Error::Argument) { client.describe(:get_invoice) }
  end

  def test_every_error_code_has_its_class_below_that_of_its_family
    classes = Balvps::Error.constants.to_h { |name| [name.downcase, Balvps::Error.const_get(name)] }
    families = Balvps::CATALOG[:families].to_h { |it| [:"#{it[:name].delete('_')}error", Balvps::Error] }
    codes = Balvps::CATALOG[:errors].to_h do |it|
      [it[:name].delete('_').to_sym, classes[:"#{it[:family].delete('_')}error"]]
    end
    assert_equal families.merge(codes), classes.transform_values(&:superclass)
  end

  def test_the_catalog_cannot_be_changed
    assert_raises(FrozenError) { Balvps::CATALOG[:errors].first[:name] << 'x' }
  end

  def test_the_gem_has_the_librarys_version
    assert_equal Balvps::CATALOG[:version], Balvps::VERSION
    assert_equal Balvps::VERSION, Gem::Specification.load("#{PACKAGE}/balvps.gemspec").version.to_s
  end

  # ---- sig/balvps.rbs

  def test_the_signatures_are_valid
    output, status = Open3.capture2e(RbConfig.ruby, '-S', rbs_command, '-I', "#{PACKAGE}/sig", *LIBRARIES, 'validate',
                                     '--silent')
    assert_predicate status, :success?, output
  end

  def test_every_method_has_a_signature_with_its_arguments
    described = client_signatures.except(:initialize, *OWN_METHODS)
    assert_equal OPERATIONS.map { |it| it[:name].to_sym }, described.keys
    OPERATIONS.each do |operation|
      function = described.fetch(operation[:name].to_sym)
      needed, optional = operation[:parameters].partition { |it| it[:required] && it[:config].nil? }
      assert_equal names(needed), function.required_keywords.keys
      assert_equal names(optional), function.optional_keywords.keys - [:extra]
      assert(function.optional_keywords.values.all? { |it| it.type.is_a?(RBS::Types::Optional) })
    end
  end

  def test_every_option_has_a_signature
    expected = Balvps::CATALOG[:config].map { |it| it[:key].to_sym }
    assert_equal expected, client_signatures.fetch(:initialize).optional_keywords.keys
  end

  def test_every_error_class_has_a_signature
    classes = declarations.find { |it| it.name.name == :Error }.members.grep(RBS::AST::Declarations::Class)
    assert_equal(Balvps::Error.constants.sort, classes.map { |it| it.name.name }.sort)
  end

  # RBS's runtime checker checks every argument and answer of the tour.
  def test_answers_are_of_the_types_that_the_signatures_say
    Sandbox.open do |sandbox|
      environment = sandbox.environment.merge(
        'RBS_TEST_TARGET' => 'Balvps::*', 'RBS_TEST_OPT' => "-I #{PACKAGE}/sig #{LIBRARIES.join(' ')}",
        'RBS_TEST_RAISE' => 'true', 'RBS_TEST_LOGLEVEL' => 'error'
      )
      tour = "#{ROOT}/examples/ruby/quickstart.rb"
      output, errors, status = ruby('-r', 'rbs/test/setup', tour, '--write', environment: environment)
      assert_predicate status, :success?, errors
      assert_includes output, 'ticket closed'
    end
  end

  private

  def names(parameters)
    parameters.map { |it| it[:name].to_sym }
  end

  def rbs_command
    Gem.bin_path('rbs', 'rbs')
  end

  def declarations
    parsed = RBS::Parser.parse_signature(File.read("#{PACKAGE}/sig/balvps.rbs"))
    Array(parsed).flatten.find { |it| it.respond_to?(:members) }.members
  end

  # The keyword parts of the methods of Client.
  def client_signatures
    members = declarations.find { |it| it.respond_to?(:members) && it.name.name == :Client }.members
    methods = members.grep(RBS::AST::Members::MethodDefinition).select(&:instance?)
    methods.to_h { |it| [it.name, method_type(it).type] }
  end

  # RBS 3 has overloads where RBS 2 has types.
  def method_type(definition)
    definition.respond_to?(:overloads) ? definition.overloads.first.method_type : definition.types.first
  end
end

# frozen_string_literal: true

require_relative 'lib/balvps/version'

Gem::Specification.new do |spec|
  spec.name = 'balvps'
  spec.version = Balvps::VERSION
  spec.summary = 'Client of BalVPS and of every host whose portal runs the same HostBill User API'
  spec.authors = ['The balvps authors']
  spec.homepage = 'https://my.balvps.com'
  spec.license = 'MIT'
  # A gem with the library has the licences and the list of what is inside it too (scripts/package/gem.py).
  spec.files = Dir.glob(%w[{lib,licences,sig}/**/* *.cdx.json], base: __dir__) + %w[LICENSE README.md]
  spec.required_ruby_version = '>= 3.0'
  spec.add_runtime_dependency 'ffi', '~> 1.15'
  spec.metadata['rubygems_mfa_required'] = 'true'
end

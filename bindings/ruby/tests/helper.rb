# frozen_string_literal: true

require 'English'
require 'minitest/autorun'
require 'open3'
require 'rbconfig'
require 'timeout'
require 'tmpdir'
require 'balvps'
require_relative 'sandbox'

PACKAGE = File.expand_path('..', __dir__)
ROOT = File.expand_path('../..', PACKAGE)

# Runs a Ruby program. Returns its standard output, its standard error and its Process::Status.
def ruby(*arguments, environment: {})
  Open3.capture3(environment, RbConfig.ruby, '-I', "#{PACKAGE}/lib", *arguments)
end

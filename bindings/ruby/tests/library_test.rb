# frozen_string_literal: true

require 'fileutils'
require_relative 'helper'

# Tests the search for the library. Each test runs in a separate process.
class LibraryTest < Minitest::Test
  NAME = 'libbalvps.so.1'
  PRINT_VERSION = 'puts Balvps::CATALOG[:abi_version]'

  def setup
    @library = File.realpath(ENV.fetch('BALVPS_LIBRARY'))
    @scratch = Dir.mktmpdir
  end

  def teardown
    FileUtils.remove_entry(@scratch)
  end

  def test_the_environment_names_it
    assert_loads('BALVPS_LIBRARY' => @library)
  end

  def test_it_may_come_with_the_gem
    FileUtils.cp_r("#{PACKAGE}/lib", @scratch)
    File.symlink(@library, "#{@scratch}/lib/balvps/#{NAME}")
    assert_loads({}, "#{@scratch}/lib")
  end

  def test_it_may_be_installed
    File.symlink(@library, "#{@scratch}/#{NAME}")
    assert_loads('LD_LIBRARY_PATH' => @scratch)
  end

  def test_a_library_that_is_not_there_is_named
    _, errors, status = load_gem('BALVPS_LIBRARY' => '/nowhere/libbalvps.so.1')
    refute_predicate status, :success?
    assert_includes errors, 'cannot load /nowhere/libbalvps.so.1'
    assert_includes errors, 'BALVPS_LIBRARY (LoadError)'
  end

  def test_another_abi_version_is_refused
    other = "#{@scratch}/other.so"
    source = "#{@scratch}/other.c"
    File.write(source, 'unsigned balvps_abi_version(void) { return 2; }')
    assert system('cc', '-shared', '-fPIC', '-o', other, source)
    _, errors, status = load_gem('BALVPS_LIBRARY' => other)
    refute_predicate status, :success?
    assert_includes errors, 'has ABI version 2; this gem needs 1'
  end

  # Uses the commands of the README.
  def test_the_gem_can_be_built_and_installed
    gem = "#{@scratch}/balvps.gem"
    succeeds('gem', 'build', '--quiet', '--output', gem, 'balvps.gemspec')
    succeeds('gem', 'install', '--quiet', '--local', '--no-document', '--ignore-dependencies', '--install-dir',
             "#{@scratch}/gems", gem)
    installed = "#{@scratch}/gems/gems/balvps-#{Balvps::VERSION}"
    assert_loads({ 'BALVPS_LIBRARY' => @library }, "#{installed}/lib")
    assert_equal File.read("#{ROOT}/LICENSE"), File.read("#{installed}/LICENSE")
    assert_equal %w[LICENSE README.md lib sig], Dir.children(installed).sort
  end

  private

  def succeeds(*command)
    output, status = Open3.capture2e(RbConfig.ruby, '-S', *command, chdir: PACKAGE)
    assert_predicate status, :success?, output
  end

  def assert_loads(environment, directory = "#{PACKAGE}/lib")
    output, errors, = load_gem(environment, directory)
    assert_equal ["1\n", ''], [output, errors]
  end

  def load_gem(environment, directory = "#{PACKAGE}/lib")
    clean = { 'BALVPS_LIBRARY' => nil, 'LD_LIBRARY_PATH' => nil, **environment }
    Open3.capture3(clean, RbConfig.ruby, '-w', '-I', directory, '-r', 'balvps', '-e', PRINT_VERSION)
  end
end

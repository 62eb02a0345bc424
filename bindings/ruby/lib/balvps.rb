# frozen_string_literal: true

require_relative 'balvps/version'
require_relative 'balvps/library'
require_relative 'balvps/error'
require_relative 'balvps/handle'
require_relative 'balvps/client'

# frozen_string_literal: true

module Balvps
  VERSION = '0.1.0'
end

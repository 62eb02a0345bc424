max_line_length = 120

<?php

declare(strict_types=1);

return (new PhpCsFixer\Config())
    ->setFinder(PhpCsFixer\Finder::create()->in([__DIR__, __DIR__ . '/../../examples/php'])->ignoreDotFiles(false))
    ->setRules([
        '@PSR12' => true,
        // Files that api/generate.py writes have this text in their first line.
        'blank_line_after_opening_tag' => false,
        'linebreak_after_opening_tag' => false,
    ])
    ->setUsingCache(false);

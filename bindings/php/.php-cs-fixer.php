<?php

declare(strict_types=1);

return (new PhpCsFixer\Config())
    ->setFinder(PhpCsFixer\Finder::create()->in([__DIR__, __DIR__ . '/../../examples/php'])->ignoreDotFiles(false))
    ->setRules([
        '@PSR12' => true,
        // What api/generate.py writes says so in its first line.
        'blank_line_after_opening_tag' => false,
        'linebreak_after_opening_tag' => false,
    ])
    ->setUsingCache(false);

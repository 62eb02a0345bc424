<?php

declare(strict_types=1);

namespace Balvps\Tests;

use Balvps\Client;
use Balvps\Error;
use Balvps\Operations;
use PHPStan\PhpDocParser\Ast\PhpDoc\MethodTagValueNode;
use PHPStan\PhpDocParser\Ast\PhpDoc\MethodTagValueParameterNode;
use PHPStan\PhpDocParser\Ast\PhpDoc\PhpDocNode;
use PHPStan\PhpDocParser\Lexer\Lexer;
use PHPStan\PhpDocParser\Parser\ConstExprParser;
use PHPStan\PhpDocParser\Parser\PhpDocParser;
use PHPStan\PhpDocParser\Parser\TokenIterator;
use PHPStan\PhpDocParser\Parser\TypeParser;
use PHPStan\PhpDocParser\ParserConfig;
use PHPUnit\Framework\TestCase;

/** The package offers exactly the operations, procedures, errors and options of the library. */
final class ParityTest extends TestCase
{
    public function testEveryOperationIsAMethod(): void
    {
        $client = new Client(['base_url' => 'http://127.0.0.1:9/api', 'auth' => 'none', 'retries' => 0]);
        foreach (self::calls() as $operation) {
            $method = self::methodName($operation['name']);
            try {
                $client->$method();
                self::fail("$method: no error");
            } catch (Error $error) {
                self::assertSame($operation['name'], $error->operation);
            }
        }
    }

    public function testEveryMethodIsDocumentedWithItsArguments(): void
    {
        $expected = [];
        foreach (self::calls() as $operation) {
            $parameters = [];
            foreach ($operation['parameters'] as $parameter) {
                $needed = $parameter['required'] && $parameter['config'] === null;
                $parameters[$parameter['name']] = $needed ? 'needed' : 'optional';
            }
            asort($parameters); // a stable sort
            $expected[self::methodName($operation['name'])] = $parameters;
        }
        $documented = [];
        foreach (self::documentation()->getMethodTagValues() as $method) {
            $documented[$method->methodName] = self::parameters($method);
        }
        self::assertSame($expected, $documented);
    }

    /** The type of every answer is declared. */
    public function testEveryTypeIsDeclared(): void
    {
        $documentation = self::documentation();
        $declared = array_column($documentation->getTypeAliasTagValues('@phpstan-type'), 'alias');
        foreach ($documentation->getMethodTagValues() as $method) {
            self::assertContains((string) $method->returnType, $declared);
        }
        preg_match_all('/\b[A-Z]\w+(?:Shape|Answer)\b/', (string) $documentation, $used);
        self::assertSame([], array_diff($used[0], $declared));
    }

    public function testEveryOptionIsDocumented(): void
    {
        foreach (self::documentation()->getTypeAliasTagValues('@phpstan-type') as $type) {
            if ($type->alias === 'Options') {
                $documented = array_map(fn ($item): string => (string) $item->keyName, $type->type->items);
            }
        }
        self::assertSame(array_column(Client::catalog()['config'], 'key'), $documented);
    }

    public function testEveryErrorCodeHasItsClassBelowThatOfItsFamily(): void
    {
        $classes = [];
        foreach (Client::catalog()['errors'] as $error) {
            $class = Error::class . '\\' . ucfirst(self::methodName($error['name']));
            $family = ucfirst(self::methodName($error['family'])) . 'Error';
            self::assertSame(Error::class . '\\' . $family, get_parent_class($class));
            $classes[] = ucfirst(self::methodName($error['name'])) . '.php';
        }
        foreach (Client::catalog()['families'] as $family) {
            $name = ucfirst(self::methodName($family['name'])) . 'Error';
            self::assertSame(Error::class, get_parent_class(Error::class . '\\' . $name));
            $classes[] = "$name.php";
        }
        sort($classes);
        self::assertSame($classes, array_map('basename', glob(__DIR__ . '/../src/Error/*.php')));
    }

    public function testTheLicenseIsTheLibrarys(): void
    {
        self::assertFileEquals(__DIR__ . '/../../../LICENSE', __DIR__ . '/../LICENSE');
    }

    /** @return list<array<string, mixed>> the operations and the procedures */
    private static function calls(): array
    {
        return [...Client::catalog()['operations'], ...Client::catalog()['procedures']];
    }

    private static function methodName(string $name): string
    {
        return lcfirst(str_replace('_', '', ucwords($name, '_')));
    }

    private static function documentation(): PhpDocNode
    {
        $comment = (new \ReflectionClass(Operations::class))->getDocComment();
        $config = class_exists(ParserConfig::class) ? [new ParserConfig([])] : []; // needed since version 2
        $expressions = new ConstExprParser(...$config);
        $types = new TypeParser(...[...$config, $expressions]);
        $parser = new PhpDocParser(...[...$config, $types, $expressions]);
        return $parser->parse(new TokenIterator((new Lexer(...$config))->tokenize($comment)));
    }

    /** @return array<string, string> */
    private static function parameters(MethodTagValueNode $method): array
    {
        $described = array_filter(
            $method->parameters,
            fn (MethodTagValueParameterNode $parameter): bool => $parameter->parameterName !== '$extra'
        );
        $parameters = [];
        foreach ($described as $parameter) {
            $parameters[ltrim($parameter->parameterName, '$')] = $parameter->defaultValue ? 'optional' : 'needed';
        }
        return $parameters;
    }
}

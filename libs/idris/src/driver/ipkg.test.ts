import { describe, expect, it } from 'vitest';
import { Rejected } from '../diagnostic.ts';
import { parsePackage } from './ipkg.ts';

describe('a package file', () => {
  it('gives name, version, source directory, modules and what it depends on', () => {
    const text = [
      'package proofs',
      '-- a comment',
      'version = 0.1.0',
      'authors = "A, B"',
      'sourcedir = "src"',
      'depends = base >= 0.7 && < 1, contrib',
      'modules = Abi.Layout',
      '        , Theorems',
      'main = Theorems',
      'opts = "-Werror"',
    ].join('\n');
    const found = parsePackage('p.ipkg', text);
    expect(found).toMatchObject({ name: 'proofs', version: '0.1.0', sourceDirectory: 'src' });
    expect(found.modules.map((one) => one.name)).toEqual(['Abi.Layout', 'Theorems']);
    expect(found.depends.map((one) => one.name)).toEqual(['base', 'contrib']);
    const { span } = found.modules[1]!;
    expect(text.slice(span.start, span.end)).toBe('Theorems');
  });

  it.each([
    ['', 'expected `package`'],
    ['module p', 'a package file begins with `package NAME`'],
    ['package p\nmodules A', 'expected `=` after `modules`'],
    ['package p\nmodules = A, A', 'module A is listed twice'],
    ['package p\nversion = 1\nversion = 2', 'the field `version` is given twice'],
    ['package p\ncolour = red', 'a package has no field `colour`'],
    ['package p\nmodules = @', '"@" has no meaning in a package file'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => parsePackage('p.ipkg', text)).toThrow(Rejected);
    expect(() => parsePackage('p.ipkg', text)).toThrow(message);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandSources, importsOf, packageClosure } from './sources.ts';
import { ROOT } from './testing.ts';

describe('importsOf', () => {
  it.each([
    ["import { a } from './a.ts';", ['./a.ts']],
    ["import type { A } from './a.ts';", ['./a.ts']],
    ["import './effects.ts';", ['./effects.ts']],
    ["export * from '@lago-grey/ice';", ['@lago-grey/ice']],
    ["const m = await import('./late.ts');", ['./late.ts']],
    ["import {\n  a,\n  b,\n} from './many.ts';", ['./many.ts']],
    ['const text = "from here to there";', []],
  ])('reads %j', (source, specifiers) => {
    expect(importsOf(source)).toEqual(specifiers);
  });

  it('finds every import among others, in order', () => {
    const specifier = fc.stringMatching(/^\.\/[a-z]{1,8}\.ts$/);
    fc.assert(
      fc.property(fc.array(specifier), (specifiers) => {
        const source = specifiers.map((path, index) => `import { x${index} } from '${path}';`).join('\n');
        expect(importsOf(source)).toEqual(specifiers);
      }),
    );
  });
});

describe('this workspace', () => {
  it('has a closure of packages that is closed', () => {
    const closure = packageClosure(ROOT, ['tools/cli']);
    expect(closure).toContain('libs/idris');
    expect(packageClosure(ROOT, closure)).toEqual(closure);
  });

  it('makes a subcommand of its own files, and not of the other subcommands', () => {
    const inputs = commandSources(ROOT, 'generate');
    expect(inputs).toContain('{workspaceRoot}/tools/cli/src/commands/generate.ts');
    expect(inputs).toContain('{workspaceRoot}/libs/abi-gen/**/*');
    expect(inputs.filter((input) => input.includes('/commands/'))).toHaveLength(1);
  });
});

/** TypeScript and Zig read what the other has written, for every struct over random values. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest, PassedType } from './manifest.ts';
import {
  ABI,
  arbitraryOf,
  EXCHANGE,
  everyConstruct,
  inFolder,
  realManifest,
  runZig,
  scalarsOf,
  structValue,
  type Value,
} from './testing.ts';
import { typescriptBindings } from './typescript.ts';
import { zigModule } from './zig.ts';

interface Program {
  readonly memory: { readonly buffer: ArrayBuffer };
  memory_address(): number;
  scalars_address(): number;
  struct_count(): number;
  struct_size(index: number): number;
  read(index: number): number;
  write(index: number): number;
}

/** What of WebAssembly is used here; Node's types leave it to the browser's. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> };
};

interface Bindings {
  read(view: DataView, offset?: number): Value;
  write(view: DataView, value: Value, offset?: number): void;
}

interface Sides {
  readonly program: Program;
  readonly bindings: { readonly [name: string]: Bindings };
}

function bindingsOf(module: { readonly [name: string]: unknown }, manifest: Manifest): Sides['bindings'] {
  return Object.fromEntries(
    manifest.structs.map(({ name }) => [
      name,
      { read: module[`read${name}`] as Bindings['read'], write: module[`write${name}`] as Bindings['write'] },
    ]),
  );
}

/** Both sides, made from these texts. */
async function sides(manifest: Manifest, zigText: string, tsText: string): Promise<Sides> {
  return inFolder(async (folder) => {
    const [zigFile, tsFile, wasm] = [join(folder, 'abi.zig'), join(folder, 'abi.ts'), join(folder, 'exchange.wasm')];
    await writeFile(zigFile, zigText);
    await writeFile(tsFile, tsText);
    const modules = ['--dep', 'abi', `-Mroot=${EXCHANGE}`, `-Mabi=${zigFile}`];
    const target = ['-target', 'wasm32-freestanding', '-fno-entry', '-rdynamic', '-O', 'ReleaseSafe'];
    const built = await runZig(['build-exe', ...target, ...modules, `-femit-bin=${wasm}`]);
    expect(built).toEqual({ ok: true, message: '' });
    const { instance } = await WebAssembly.instantiate(await readFile(wasm), {});
    const module: { readonly [name: string]: unknown } = await import(pathToFileURL(tsFile).href);
    return { program: instance.exports as unknown as Program, bindings: bindingsOf(module, manifest) };
  });
}

const real = await realManifest();
const constructs = everyConstruct();
const committed = async (file: string): Promise<string> => readFile(join(ABI, file), 'utf8');

/** What gives back what it takes, for every function of the manifest that can. */
function echoes(manifest: Manifest, zigText: string): string {
  const bodies = manifest.functions.map(({ name }) => {
    const type = new RegExp(`"${name}", \\.type = fn \\((.*)\\) callconv\\(\\.c\\) (.+?) }`).exec(zigText);
    const parameters = (type?.[1] ?? '').split(', ').filter((each) => each !== '');
    const void_ = type?.[2] === 'void';
    const named = parameters.map(
      (each, index) => `${void_ ? '_' : `a${index}`}: ${each.replace(/\b(?=[A-Z])/, 'abi.')}`,
    );
    const result = type?.[2]?.replace(/\b(?=[A-Z])/, 'abi.');
    return `pub export fn ${name}(${named.join(', ')}) ${result} {${void_ ? '' : ' return a0; '}}`;
  });
  return ['const abi = @import("abi");', ...bodies, 'comptime {', '    abi.checkFunctions(@This());', '}', ''].join(
    '\n',
  );
}

describe('what crosses in a call', () => {
  const manifest = everyConstruct();
  let bound: { readonly [name: string]: (...taken: Value[]) => Value | undefined };
  let bind: (exports: object) => object;
  let instance: { exports: object };
  beforeAll(async () => {
    await inFolder(async (folder) => {
      const zigText = zigModule(manifest);
      const file = (name: string): string => join(folder, name);
      await writeFile(file('abi.zig'), zigText);
      await writeFile(file('abi.ts'), typescriptBindings(manifest));
      await writeFile(file('echo.zig'), echoes(manifest, zigText));
      const modules = ['--dep', 'abi', `-Mroot=${file('echo.zig')}`, `-Mabi=${file('abi.zig')}`];
      const target = ['-target', 'wasm32-freestanding', '-fno-entry', '-rdynamic', '-O', 'ReleaseSmall'];
      const built = await runZig(['build-exe', ...target, ...modules, `-femit-bin=${file('echo.wasm')}`]);
      expect(built).toEqual({ ok: true, message: '' });
      ({ instance } = await WebAssembly.instantiate(await readFile(file('echo.wasm')), {}));
      const module: { readonly [name: string]: unknown } = await import(pathToFileURL(file('abi.ts')).href);
      bind = module['bindLibobli'] as typeof bind;
      bound = bind(instance.exports) as typeof bound;
    });
  });

  const echoed = manifest.functions.filter(({ result }) => result !== undefined);
  it.each(echoed.map(({ name, result }) => [name, result!] as const))('%s: comes back as it went', (name, type) => {
    fc.assert(
      fc.property(arbitraryOf(manifest, type as PassedType), (value) => {
        expect(bound[name]!(value)).toBe(value);
      }),
    );
  });

  it('nothing comes back from what gives nothing', () => {
    expect(bound['nothing']!()).toBeUndefined();
    expect(bound['several']!(1, 255)).toBeUndefined();
  });

  it.each<[string, Value, RegExp]>([
    ['echo_u8', 256, /echo_u8\.value: must be a whole number from 0 to 255, got 256/],
    ['echo_i16', -32_769, /from -32768 to 32767/],
    ['echo_u32', -1, /from 0 to 4294967295/],
    ['echo_u64', 2n ** 64n, /must be a bigint from 0/],
    ['echo_i64', 5, /must be a bigint/],
    ['echo_short', 4, /must be a value of Short, got 4/],
    ['echo_room', 0.5, /must be a whole number/],
  ])('%s refuses %s, which WebAssembly would cut to size', (name, value, message) => {
    expect(() => bound[name]!(value)).toThrow(message);
  });

  it('a module with other functions is refused', () => {
    const { nothing, ...less } = instance.exports as { readonly [name: string]: unknown };
    expect(() => bind(less)).toThrow('libobli.nothing: is not exported');
    expect(() => bind({ ...less, nothing: (_: number) => _ })).toThrow(
      'libobli.nothing: must take 0 arguments, takes 1',
    );
    expect(() => bind({ nothing })).toThrow('libobli.memory: is not exported');
  });
});

describe.each([
  ['the committed abi/', real, () => committed('zig/abi.zig'), () => committed('ts/abi.ts')],
  ['every construct', constructs, () => zigModule(constructs), () => typescriptBindings(constructs)],
])('TypeScript and Zig agree on %s', (_, manifest, zigText, tsText) => {
  let both: Sides;
  beforeAll(async () => {
    both = await sides(manifest, await zigText(), await tsText());
  });

  it('both have the same structs, of the same size', () => {
    const { program } = both;
    expect(Array.from({ length: program.struct_count() }, (_, index) => program.struct_size(index))).toEqual(
      manifest.structs.map(({ layout }) => layout.wasm32.size),
    );
  });

  it.each(manifest.structs.map(({ name }, index) => [name, index] as const))(
    '%s: Zig reads what TypeScript wrote',
    (name, index) => {
      const { program, bindings } = both;
      const struct = manifest.structs[index]!;
      fc.assert(
        fc.property(structValue(manifest, struct), fc.integer({ min: 0, max: 64 }), (value, before) => {
          // Written somewhere into a larger buffer, of which nothing else may change.
          const size = struct.layout.wasm32.size;
          const bytes = new Uint8Array(size + 128).fill(0xa5);
          bindings[name]!.write(new DataView(bytes.buffer), value, before);
          expect(bytes.subarray(0, before).every((byte) => byte === 0xa5)).toBe(true);
          expect(bytes.subarray(before + size).every((byte) => byte === 0xa5)).toBe(true);
          new Uint8Array(program.memory.buffer, program.memory_address(), size).set(
            bytes.subarray(before, before + size),
          );
          const count = program.read(index);
          const scalars = new BigUint64Array(program.memory.buffer, program.scalars_address(), count);
          expect([...scalars]).toEqual(scalarsOf(value));
          expect(bindings[name]!.read(new DataView(bytes.buffer), before)).toEqual(value);
        }),
      );
    },
  );

  it.each(manifest.structs.map(({ name }, index) => [name, index] as const))(
    '%s: TypeScript reads what Zig wrote',
    (name, index) => {
      const { program, bindings } = both;
      fc.assert(
        fc.property(structValue(manifest, manifest.structs[index]!), (value) => {
          const scalars = scalarsOf(value);
          new BigUint64Array(program.memory.buffer, program.scalars_address(), scalars.length).set(scalars);
          expect(program.write(index)).toBe(scalars.length);
          expect(bindings[name]!.read(new DataView(program.memory.buffer), program.memory_address())).toEqual(value);
        }),
      );
    },
  );
});

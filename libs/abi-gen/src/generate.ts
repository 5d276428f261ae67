/**
 * What is generated from a manifest: the same manifest gives the same bytes on every machine.
 */
import { cHeader } from './c.ts';
import type { Generated } from './drift.ts';
import { printManifest } from './json.ts';
import type { Manifest } from './manifest.ts';
import { typescriptBindings } from './typescript.ts';
import { zigModule } from './zig.ts';

export function generate(manifest: Manifest): Generated {
  return new Map([
    ['manifest.json', printManifest(manifest)],
    ['include/lago_grey.h', cHeader(manifest)],
    ['zig/abi.zig', zigModule(manifest)],
    ['ts/abi.ts', typescriptBindings(manifest)],
  ]);
}

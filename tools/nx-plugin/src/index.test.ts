/** The whole of what is inferred from a small tree, so that a change of the graph is a diff that a reviewer can read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferProject } from './index.ts';

const TREE = {
  'proofs/demo.ipkg': 'package demo',
  'targets/tool/build.zig': 'const wasm = b.step("wasm", ""); b.option(bool, "fault", "");',
  'targets/plain/build.zig': 'const shared = @import("shared"); const std = @import("std");',
  'targets/shared/build.zig': 'pub fn build(_: *std.Build) void {}',
  'targets/picture/image.json': '{"files":[{"from":"dist/tool/{architecture}/tool"}]}',
  'libs/core/package.json': '{"name":"@lago-grey/core"}',
  'libs/core/src/index.ts': "export * from './inner.ts';",
  'libs/core/src/inner.ts': "import { abi } from '../../../abi/ts/abi.ts';",
  'libs/top/package.json': '{"name":"@lago-grey/top","dependencies":{"@lago-grey/core":"0.1.0"}}',
  'libs/top/src/index.ts': "import { core } from '@lago-grey/core';",
  'abi/ts/abi.ts': '',
  'tools/cli/package.json': '{"name":"@lago-grey/cli"}',
  'tools/cli/src/main.ts': "const commands = { check: () => import('./commands/check.ts') };",
  'tools/cli/src/commands/check.ts': "import { top } from '@lago-grey/top';\nimport { ROOT } from '../root.ts';",
  'tools/cli/src/root.ts': '',
};
const MARKERS = Object.keys(TREE).filter((path) => /\.ipkg$|build\.zig$|image\.json$|package\.json$/.test(path));

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lago-plugin-'));
  for (const [path, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const infer = (marker: string) => Object.values(inferProject(root, marker, MARKERS).projects ?? {})[0];
const targets = (marker: string) => infer(marker)?.targets ?? {};

describe('inferProject', () => {
  it('gives an Idris 2 package check and generate', () => {
    expect(infer('proofs/demo.ipkg')).toMatchSnapshot();
  });

  it('gives a Zig program a build for each architecture, one for wasm32 and one for crash tests where it has them', () => {
    expect(Object.keys(targets('targets/tool/build.zig'))).toEqual([
      'build-amd64',
      'build-arm64',
      'build-wasm32',
      'build',
      'fault-build',
    ]);
    expect(Object.keys(targets('targets/plain/build.zig'))).toEqual(['build-amd64', 'build-arm64', 'build']);
    expect(targets('targets/tool/build.zig')['build-arm64']).toMatchSnapshot();
  });

  it('gives nothing to what only others are built with, which each of them depends on', () => {
    expect(targets('targets/shared/build.zig')).toEqual({});
    const shared = '{workspaceRoot}/targets/shared/**/*';
    expect(targets('targets/plain/build.zig')['build-amd64']?.inputs).toContain(shared);
    expect(targets('targets/tool/build.zig')['build-amd64']?.inputs).not.toContain(shared);
  });

  it('gives a recipe image, after the programs that it names and no other', () => {
    const { dependsOn } = targets('targets/picture/image.json')['image'] ?? {};
    expect(dependsOn).toEqual([
      { projects: ['proofs'], target: 'check' },
      { projects: ['tool'], target: 'build-amd64' },
      { projects: ['tool'], target: 'build-arm64' },
    ]);
  });

  it('gives a package test, typecheck and lint', () => {
    expect(infer('libs/top/package.json')).toMatchSnapshot();
  });

  it('makes every task cacheable except the one that stands for others', () => {
    for (const marker of MARKERS) {
      for (const [name, target] of Object.entries(targets(marker))) {
        expect(target.cache, `${marker} ${name}`).toBe(target.executor === 'nx:run-commands');
      }
    }
  });

  it('leaves prose out of every input', () => {
    for (const marker of MARKERS) {
      const folder = dirname(marker);
      for (const [name, target] of Object.entries(targets(marker))) {
        if (target.cache) expect(target.inputs, `${marker} ${name}`).toContain(`!{workspaceRoot}/${folder}/**/*.md`);
      }
    }
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findProgram, installMissing } from './system.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lago-system-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('findProgram', () => {
  it('looks along the path, first match first', async () => {
    writeFileSync(join(scratch, 'tool'), '');
    expect(await findProgram('tool', `/nowhere::${scratch}`)).toBe(join(scratch, 'tool'));
  });

  it('looks in the directories for system programs too, which the path of an ordinary user lacks', async () => {
    expect(await findProgram('ldconfig', '')).toBe('/usr/sbin/ldconfig');
  });

  it('finds nothing where there is nothing', async () => {
    expect(await findProgram('no-such-program', scratch)).toBeUndefined();
  });
});

describe('installMissing', () => {
  it('installs nothing where nothing is missing', async () => {
    const said: string[] = [];
    const need = { program: 'sh', package: 'dash', without: 'anything' };
    expect(await installMissing([need], (line) => said.push(line))).toEqual([]);
    expect(said).toEqual([]);
  });
});

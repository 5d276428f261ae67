import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findIdris2, isNewEnough, parseIdris2Version } from './idris2.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lago-idris2-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A stand-in that only knows its version. */
function stub(name: string, says: string): string {
  const path = join(scratch, name);
  writeFileSync(path, `#!/bin/sh\necho "${says}"\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('findIdris2', () => {
  it('takes the program that IDRIS2 names', async () => {
    const program = stub('mine', 'Idris 2, version 0.7.0-4bb12225f');
    expect(await findIdris2({ IDRIS2: program })).toEqual({ program, version: '0.7.0' });
  });

  it('takes the one on PATH', async () => {
    stub('idris2', 'Idris 2, version 0.8.0');
    expect(await findIdris2({ PATH: `${scratch}:/usr/bin:/bin` })).toEqual({ program: 'idris2', version: '0.8.0' });
  });

  it('does without where there is none', async () => {
    expect(await findIdris2({ PATH: '/nowhere' })).toBeUndefined();
  });

  it.each([
    ['old', 'Idris 2, version 0.6.0', /is 0\.6\.0; 0\.7 or newer/],
    ['other', 'GHC 9.8', /is not an Idris 2/],
  ])('says so where IDRIS2 names one that will not do: %s', async (name, says, message) => {
    await expect(findIdris2({ IDRIS2: stub(name, says) })).rejects.toThrow(message);
  });
});

describe('versions', () => {
  it.each([
    ['0.7.0', true],
    ['0.10.0', true],
    ['1.0', true],
    ['0.6.9', false],
  ])('%s is new enough: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });

  it('are read from what the compiler prints', () => {
    expect(parseIdris2Version('Idris 2, version 0.7.0-4bb12225f')).toBe('0.7.0');
    expect(parseIdris2Version('no')).toBeUndefined();
  });
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findAgda, findIdris2 } from './provers.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lago-provers-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A stand-in that only knows its version. */
function stub(name: string, says: string): string {
  const path = join(scratch, name);
  writeFileSync(path, `#!/bin/sh\necho "${says}"\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('a prover', () => {
  it('is the program that its variable names', async () => {
    const program = stub('mine', 'Idris 2, version 0.7.0-4bb12225f');
    expect(await findIdris2({ IDRIS2: program })).toEqual({ program, version: '0.7.0' });
    const agda = stub('other-agda', 'Agda version 2.6.2.2');
    expect(await findAgda({ AGDA: agda })).toEqual({ program: agda, version: '2.6.2.2' });
  });

  it('is the one on PATH', async () => {
    stub('idris2', 'Idris 2, version 0.8.0');
    expect(await findIdris2({ PATH: `${scratch}:/usr/bin:/bin` })).toEqual({ program: 'idris2', version: '0.8.0' });
  });

  it('is missing with a reason, and with what to do', async () => {
    expect(await findIdris2({ PATH: '/nowhere' })).toEqual({ missing: expect.stringMatching(/not on PATH .*0\.7/) });
    expect(await findAgda({ PATH: '/nowhere', AGDA: '' })).toEqual({ missing: expect.stringContaining('agda-bin') });
    stub('agda', 'Agda version 2.5.4');
    const old = await findAgda({ PATH: `${scratch}:/usr/bin:/bin` });
    expect(old).toEqual({ missing: expect.stringContaining('is 2.5.4; 2.6 or newer') });
  });

  it.each([
    ['old', 'Idris 2, version 0.6.0', /is 0\.6\.0; 0\.7 or newer/],
    ['other', 'GHC 9.8', /is not Idris 2/],
    ['agda-2', 'Agda version 2.6.3', /is not Idris 2/],
  ])('that is named and will not do is an error: %s', async (name, says, message) => {
    await expect(findIdris2({ IDRIS2: stub(name, says) })).rejects.toThrow(message);
  });

  it.each([
    ['0.7.0', true],
    ['0.10.0', true],
    ['1.0', true],
    ['0.6.9', false],
  ])('of version %s is new enough: %s', async (version, enough) => {
    const found = findIdris2({ IDRIS2: stub(`v${version}`, `Idris 2, version ${version}`) });
    await (enough ? expect(found).resolves.toMatchObject({ version }) : expect(found).rejects.toThrow('newer'));
  });
});

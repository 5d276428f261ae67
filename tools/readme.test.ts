/** What the README tells a newcomer to type has to work as it stands there. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map((match) => match[1]!.trim());

/** The command that runs this very test; .ci/run is what runs it. */
const TEST = 'npm test';

const help = execa('npx', ['lago', 'help'], { cwd: ROOT });

describe('the commands of the README', () => {
  it('name the test command, and .ci/run runs it', () => {
    expect(blocks).toContain(TEST);
    expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toContain(`command='${TEST}'`);
  });

  it.each(blocks.filter((block) => block !== TEST))(
    'work: %s',
    async (block) => {
      const result = await execa('bash', ['-e', '-u', '-o', 'pipefail', '-c', block], {
        cwd: ROOT,
        all: true,
        reject: false,
        stdin: 'ignore',
      });
      expect(result.exitCode, result.all).toBe(0);
    },
    900_000,
  );

  it.each([...readme.matchAll(/`(npx lago [a-z]+)/g)].map((match) => match[1]!))('name a command: %s', async (line) => {
    expect((await help).stdout).toContain(line.replace('npx lago ', ''));
  });

  it('name only scripts that package.json has', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    for (const [, name = ''] of readme.matchAll(/npm run ([a-z:]+)/g)) expect(Object.keys(scripts)).toContain(name);
  });
});

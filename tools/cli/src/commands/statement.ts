/**
 * `lago statement rotate SET.keys --to NEW.keys --key NAME -o FILE` and `lago statement revoke SET.keys --key NAME -o FILE`:
 * what the key set NAME says of SET, for `obli-pkg key rotate` and `obli-pkg key revoke`.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeStatement } from '@lago-grey/sign';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { isRefusal, readKeySet, withKeys } from '../keys.ts';

const USAGE = `usage: lago statement rotate SET.keys --to NEW.keys --key NAME -o FILE [--passphrase-file FILE]
       lago statement revoke SET.keys --key NAME -o FILE [--passphrase-file FILE]
`;

function read(args: string[]) {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: text, key: text, output: { ...text, short: 'o' }, 'passphrase-file': text },
  });
  const [kind, about, ...more] = positionals;
  if ((kind !== 'rotate' && kind !== 'revoke') || about === undefined || more.length > 0) {
    throw new Error('say rotate or revoke, and one SET.keys');
  }
  const { to, key, output } = values;
  if (key === undefined || output === undefined) throw new Error('--key and -o are needed');
  if ((kind === 'rotate') !== (to !== undefined)) throw new Error('--to names the successor, for rotate alone');
  return { about, to, key, output, passphraseFile: values['passphrase-file'] };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('statement', USAGE, () => read(args));
  if (asked === undefined) return WRONG_USE;
  const { about, to, key, output, passphraseFile } = asked;
  try {
    const saying = {
      about: await readKeySet(about),
      time: BigInt(Math.floor(Date.now() / 1000)),
      ...(to === undefined ? {} : { successor: await readKeySet(to) }),
    };
    const statement = await withKeys(key, passphraseFile, (keys, options) => makeStatement(saying, keys, options));
    await writeFile(output, statement, { flag: 'wx' });
    process.stdout.write(`${output}: signed by ${key}\n`);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`lago statement: ${error.message}\n`);
    return 1;
  }
}

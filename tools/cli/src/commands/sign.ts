/**
 * `lago sign FILE.zpkg --key NAME [-o OUT]`: signs a package by the key set NAME; signatures that it had are replaced.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readArguments, readOne, WRONG_USE } from '../arguments.ts';
import { isRefusal, signPackage } from '../keys.ts';

const USAGE = 'usage: lago sign FILE.zpkg --key NAME [-o OUT.zpkg] [--passphrase-file FILE] [--json]\n';

function read(args: string[]) {
  const text = { type: 'string' } as const;
  const { one: file, values } = readOne(args, 'FILE', {
    key: text,
    output: { ...text, short: 'o' },
    'passphrase-file': text,
    json: { type: 'boolean', default: false },
  });
  if (values.key === undefined) throw new Error('--key is needed: the NAME that was given to lago keygen');
  return {
    file,
    key: values.key,
    output: values.output ?? file,
    passphraseFile: values['passphrase-file'],
    json: values.json,
  };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('sign', USAGE, () => read(args));
  if (asked === undefined) return WRONG_USE;
  const { file, key, output, passphraseFile, json } = asked;
  const temporary = `${output}.${process.pid}.tmp`;
  try {
    const signed = await signPackage(await readFile(file), key, passphraseFile);
    await writeFile(temporary, signed);
    await rename(temporary, output);
    process.stdout.write(
      json ? `${JSON.stringify({ file: output, size: signed.length })}\n` : `${output}: signed by ${key}\n`,
    );
    return 0;
  } catch (error) {
    await rm(temporary, { force: true });
    if (!isRefusal(error)) throw error;
    process.stderr.write(`lago sign: ${error.message}\n`);
    return 1;
  }
}

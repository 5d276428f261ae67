/**
 * `lago keygen NAME --owner WHO [--role R] [--days N]`: a key set of three, as NAME.keys and NAME.secret.
 *
 * The secret keys are sealed with a passphrase and never printed. What is printed is the fingerprint, to be read aloud to
 * whoever is to trust NAME.keys.
 */
import { encodeKeySet, fingerprintOf, keySetId, makeKeys, seal, wipe } from '@lago-grey/sign';
import { KeyRole } from '@lago-grey/zpkg';
import { readArguments, readOne, WRONG_USE } from '../arguments.ts';
import { isRefusal, publicFile, secretFile, writeKeys } from '../keys.ts';
import { choosePassphrase } from '../passphrase.ts';

const USAGE =
  'usage: lago keygen NAME --owner WHO [--role package|root|repository|host] [--days N] [--passphrase-file FILE] [--json]\n';

const isRole = (text: string): text is keyof typeof KeyRole => Object.hasOwn(KeyRole, text);

function read(args: string[]) {
  const text = { type: 'string' } as const;
  const { one: name, values } = readOne(args, 'NAME', {
    owner: text,
    role: { ...text, default: 'package' },
    days: text,
    'passphrase-file': text,
    json: { type: 'boolean', default: false },
  });
  const { owner, role, days, json } = values;
  if (owner === undefined) throw new Error('--owner is needed: who keeps the secret keys');
  if (!isRole(role)) throw new Error(`--role must be one of ${Object.keys(KeyRole).join(', ')}, not ${role}`);
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) throw new Error(`--days must be a number, not ${days}`);
  const lifetime = days === undefined ? undefined : BigInt(days) * 86_400n;
  return { name, owner, role: KeyRole[role], lifetime, passphraseFile: values['passphrase-file'], json };
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('keygen', USAGE, () => read(args));
  if (asked === undefined) return WRONG_USE;
  const { name, owner, role, lifetime, passphraseFile, json } = asked;
  try {
    const created = BigInt(Math.floor(Date.now() / 1000));
    const about = { role, owner, created, expires: lifetime === undefined ? 0n : created + lifetime };
    // What is wrong with the owner is said before anybody types a passphrase.
    const keys = makeKeys(about);
    try {
      encodeKeySet(keys.set);
      const passphrase = await choosePassphrase(name, passphraseFile);
      if (!json) process.stderr.write('sealing the secret keys: this takes some seconds and 512 MiB\n');
      const sealed = await seal(keys, passphrase).finally(() => passphrase.fill(0));
      await writeKeys(name, keys.set, sealed);
    } finally {
      wipe(keys);
    }
    const id = keySetId(keys.set);
    const report = { public: publicFile(name), secret: secretFile(name), key_id: Buffer.from(id).toString('hex') };
    const fingerprint = fingerprintOf(id);
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...report, fingerprint })}\n`
        : `${report.public}: to be given away\n${report.secret}: to be kept\nfingerprint ${fingerprint}\n`,
    );
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`lago keygen: ${error.message}\n`);
    return 1;
  }
}

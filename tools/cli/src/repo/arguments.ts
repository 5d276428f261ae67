/** What is asked of `lago repo`: its subcommands, and the options that they share. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { DAYS, ROLES, type RoleName, type Times } from '@lago-grey/repo';

export const USAGE = `usage: lago repo init DIR --root SET.keys… --targets SET.keys… [--snapshot SET.keys…] [--timestamp SET.keys…]
       lago repo add DIR FILE.zpkg… [--architecture any|amd64|arm64] [--role ROLE]
       lago repo remove DIR NAME[=VERSION]… [--architecture any|amd64|arm64] [--role ROLE]
       lago repo renew DIR [root|targets|snapshot|ROLE]…
       lago repo rotate DIR [--root SET.keys…] [--targets SET.keys…] [--snapshot SET.keys…] [--timestamp SET.keys…]
       lago repo delegate DIR ROLE --signer SET.keys… --pattern PATTERN… [--terminating] [--role FROM]
       lago repo delegate DIR ROLE --remove [--role FROM]
       lago repo sign DIR
       lago repo check DIR [--trust N.root]
all but check: [--key NAME…] [--passphrase-file FILE] [--threshold ROLE=N…] [--days ROLE=N…] [--time SECONDS]; all: [--json]
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
const flag = { type: 'boolean', default: false } as const;

const OPTIONS = {
  root: texts,
  targets: texts,
  snapshot: texts,
  timestamp: texts,
  threshold: texts,
  days: texts,
  key: texts,
  'passphrase-file': text,
  time: text,
  id: text,
  json: flag,
  architecture: { ...text, default: 'any' },
  role: { ...text, default: 'targets' },
  signer: texts,
  pattern: texts,
  terminating: flag,
  remove: flag,
  trust: text,
} as const satisfies ParseArgsOptionsConfig;

const SIGNING = ['key', 'passphrase-file', 'threshold', 'days', 'time', 'json'] as const;
const PEOPLE = ['root', 'targets', 'snapshot', 'timestamp'] as const;

/** Which options each subcommand has. */
const ALLOWED = {
  init: [...SIGNING, ...PEOPLE, 'id'],
  add: [...SIGNING, 'architecture', 'role'],
  remove: [...SIGNING, 'architecture', 'role'],
  renew: SIGNING,
  rotate: [...SIGNING, ...PEOPLE],
  delegate: [...SIGNING, 'signer', 'pattern', 'terminating', 'remove', 'role'],
  sign: SIGNING,
  check: ['trust', 'time', 'json'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>>;

export type Subcommand = keyof typeof ALLOWED;

const isSubcommand = (word: string | undefined): word is Subcommand =>
  word !== undefined && Object.hasOwn(ALLOWED, word);

/** `ROLE=N` as numbers by roles. */
function numbers(given: readonly string[], option: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of given) {
    const [, role, number] = /^([^=]+)=([1-9]\d{0,4})$/.exec(one) ?? [];
    if (role === undefined || number === undefined) throw new Error(`--${option} must be ROLE=N, not ${one}`);
    found.set(role, Number(number));
  }
  return found;
}

function timesOf(days: ReadonlyMap<string, number>, time: string | undefined): Times {
  if (time !== undefined && !/^\d{1,12}$/.test(time)) throw new Error(`--time must be seconds after 1970, not ${time}`);
  const unknown = [...days.keys()].find((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown !== undefined) throw new Error(`--days is of ${ROLES.join(', ')}, not of ${unknown}`);
  const of = (role: RoleName): number => days.get(role) ?? DAYS[role];
  return {
    now: time === undefined ? BigInt(Math.floor(Date.now() / 1000)) : BigInt(time),
    days: { root: of('root'), targets: of('targets'), snapshot: of('snapshot'), timestamp: of('timestamp') },
  };
}

const ARCHITECTURES = ['any', 'amd64', 'arm64'] as const;

function architectureOf(word: string): (typeof ARCHITECTURES)[number] {
  const found = ARCHITECTURES.find((one) => one === word);
  if (found === undefined) throw new Error(`--architecture must be one of ${ARCHITECTURES.join(', ')}, not ${word}`);
  return found;
}

/** @throws Error saying what is wrong with the arguments */
export function parse(args: string[]) {
  const [subcommand, ...rest] = args;
  if (!isSubcommand(subcommand)) throw new Error(`say ${Object.keys(ALLOWED).join(', ')}`);
  const { values, positionals, tokens } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: OPTIONS,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option' || (ALLOWED[subcommand] as readonly string[]).includes(token.name)) continue;
    throw new Error(`${subcommand} has no --${token.name}`);
  }
  const [folder, ...words] = positionals;
  if (folder === undefined) throw new Error('one DIR is needed');
  if (values.id !== undefined && !/^[0-9a-f]{64}$/.test(values.id)) throw new Error('--id has 64 hexadecimal digits');
  return {
    ...values,
    subcommand,
    folder,
    words,
    architecture: architectureOf(values.architecture),
    times: timesOf(numbers(values.days, 'days'), values.time),
    thresholds: numbers(values.threshold, 'threshold'),
    people: { root: values.root, targets: values.targets, snapshot: values.snapshot, timestamp: values.timestamp },
    passphraseFile: values['passphrase-file'],
  };
}

export type Asked = ReturnType<typeof parse>;

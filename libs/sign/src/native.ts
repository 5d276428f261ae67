/**
 * The three schemes by obli-sign (targets/obli-sign), the native signer: each key and each signature by a process of its own, which
 * has the seed on its standard input alone.
 *
 * The request is the struct `Head` of targets/obli-sign/src/main.zig, the seed, for a signature the public key, then context and
 * message. The copy of the seed in it is wiped. Verifying stays with scheme.ts. Not here: where the program is, and whether it is
 * the one that the sources describe; that is the one's who asks.
 */
import { spawnSync } from 'node:child_process';
import { SignError } from './error.ts';
import { SCHEMES, type SchemeName, type SignatureScheme } from './scheme.ts';
import type { Signer } from './sign.ts';

const [PUBLIC_KEY, SIGN] = [0, 1];
const HEAD_SIZE = 8;

/** Whether signatures have randomness in them, as the standards advise, or are the same each time, for comparison. */
export type Randomness = 'none' | 'drawn';
const RANDOMNESS: { readonly [kind in Randomness]: number } = { none: 0, drawn: 1 };

interface Request {
  readonly task: number;
  readonly randomness: Randomness;
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly context: Uint8Array;
  readonly message: Uint8Array;
}

function encode(scheme: number, { task, randomness, seed, publicKey, context, message }: Request): Buffer {
  if (context.length > 255) throw new RangeError(`a context has at most 255 bytes, not ${context.length}`);
  const head = Buffer.alloc(HEAD_SIZE);
  head.writeUInt8(scheme, 0);
  head.writeUInt8(task, 1);
  head.writeUInt8(RANDOMNESS[randomness], 2);
  head.writeUInt8(context.length, 3);
  head.writeUInt32LE(message.length, 4);
  return Buffer.concat([head, seed, publicKey, context, message]);
}

/** @throws SignError internal: the program cannot be run, or refuses */
function ask(program: string, scheme: SignatureScheme, request: Request, size: number): Uint8Array {
  const { seed } = request;
  if (seed.length !== scheme.seedSize) {
    throw new RangeError(`the seed of ${scheme.name} has ${scheme.seedSize} bytes, not ${seed.length}`);
  }
  const input = encode(scheme.scheme, request);
  try {
    const { status, stdout, stderr, error } = spawnSync(program, [], { input, env: {} });
    if (error !== undefined) throw new SignError('internal', `${program}: ${error.message}`);
    if (status === 0 && stdout.length === size) return new Uint8Array(stdout);
    throw new SignError('internal', `${program} does not do ${scheme.name}: ${stderr.toString().trim()}`);
  } finally {
    input.fill(0);
  }
}

const NOTHING = new Uint8Array();

function nativeScheme(program: string, ours: SignatureScheme, randomness: Randomness): SignatureScheme {
  return {
    ...ours,
    publicKey(seed) {
      const request = { task: PUBLIC_KEY, randomness, seed, publicKey: NOTHING, context: NOTHING, message: NOTHING };
      return ask(program, ours, request, ours.publicKeySize);
    },
    sign: (message, seed, publicKey, context) =>
      ask(program, ours, { task: SIGN, randomness, seed, publicKey, context, message }, ours.signatureSize),
  };
}

/** The schemes as the obli-sign in this file does them. */
export function nativeSigner(program: string, randomness: Randomness = 'drawn'): Signer {
  return (name: SchemeName) => {
    const ours = SCHEMES.find((scheme) => scheme.name === name);
    return ours === undefined ? undefined : nativeScheme(program, ours, randomness);
  };
}

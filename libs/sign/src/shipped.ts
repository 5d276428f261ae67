/**
 * The verifiers of obli-pkg itself, as WebAssembly: the code that ships says whether a signature is good, in Node and in any
 * web page.
 *
 * The module (dist/obli-pkg/wasm32/verify.wasm) imports nothing and has one buffer, into which a question is written. Not here:
 * which signatures are required (verify.ts), and where the module comes from.
 */
import type { SignatureScheme } from './scheme.ts';

/** What of WebAssembly is used; Node's types leave it to the browser's. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> };
};

/** The functions of targets/obli-pkg/src/verify_wasm.zig. */
interface Functions {
  readonly memory: { readonly buffer: ArrayBuffer };
  obli_verify_buffer(): number;
  obli_verify_capacity(): number;
  obli_verify(scheme: number, contextSize: number, messageSize: number): number;
}

const NAMES = ['memory', 'obli_verify_buffer', 'obli_verify_capacity', 'obli_verify'];
const GOOD = 1;

/** Whether a signature is good: a scheme of scheme.ts, by whose code ever. */
export type Verdict = (
  scheme: SignatureScheme,
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
  context: Uint8Array,
) => boolean;

/**
 * The verdicts of the module in these bytes.
 *
 * @throws TypeError if it is another module
 */
export async function shippedVerdict(bytes: Uint8Array): Promise<Verdict> {
  const { exports } = (await WebAssembly.instantiate(bytes, {})).instance;
  const missing = NAMES.find((name) => !(name in exports));
  if (missing !== undefined) throw new TypeError(`this module has no ${missing}: it is not obli-pkg's verify.wasm`);
  const functions = exports as Functions;
  const [address, capacity] = [functions.obli_verify_buffer(), functions.obli_verify_capacity()];
  return ({ scheme, publicKeySize, signatureSize }, signature, message, publicKey, context) => {
    if (publicKey.length !== publicKeySize || signature.length !== signatureSize) return false;
    const parts = [context, message, publicKey, signature];
    const size = parts.reduce((sum, { length }) => sum + length, 0);
    if (size > capacity) throw new RangeError(`${size} bytes are more than the ${capacity} that can be asked about`);
    let at = address;
    for (const part of parts) {
      new Uint8Array(functions.memory.buffer).set(part, at);
      at += part.length;
    }
    return functions.obli_verify(scheme, context.length, message.length) === GOOD;
  };
}

/** The other side of beside.ts: a kernel, and whoever writes to the cache. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Message, Start } from './beside.ts';

const { compileCache } = workerData as Start;
if (compileCache !== undefined) enableCompileCache(compileCache);
const { checkModule, constraintsOf, emptyEnvironment, KernelError, trustModule } = await import('../kernel/kernel.ts');
const { checkedText, directoryCache } = await import('./cache.ts');

const port = parentPort!;
const caches = new Map<string, ReturnType<typeof directoryCache>>();
let environment = emptyEnvironment();
let number = 0;

/** The constraints of a module, if it is accepted. */
function check({ text, constraints }: Message & { kind: 'module' }): Answer['constraints'] {
  try {
    const serial = JSON.parse(text) as { readonly name: string };
    environment =
      constraints === undefined ? checkModule(serial, environment) : trustModule(serial, constraints, environment);
    return constraintsOf(environment, serial.name);
  } catch (error) {
    if (error instanceof KernelError) return null;
    throw error;
  }
}

function put(directory: string, key: string, body: string): void {
  const cache = caches.get(directory) ?? directoryCache(directory);
  caches.set(directory, cache);
  cache.put(key, body);
}

port.on('message', (message: Message) => {
  if (message.kind === 'end') return port.close();
  if (message.kind === 'entry') return put(message.directory, message.key, message.body);
  const { place } = message;
  const constraints = check(message);
  port.postMessage({ number: number++, constraints });
  if (constraints !== null && message.constraints === undefined && place !== undefined)
    put(place.directory, place.key, checkedText(constraints));
});

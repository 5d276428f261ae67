/** Commands that ask a question about a module: the question is put, and the answer or what is wrong is printed. */
import { type Answer, Opened, renderJson, renderText } from '@lago-grey/idris';
import { cacheRoot } from '@lago-grey/toolchain/root';

/** @returns the exit status */
export function answer<T>(
  file: string,
  json: boolean,
  ask: (opened: Opened) => Answer<T>,
  show: (value: T) => string,
): number {
  const opened = new Opened(file, { cache: cacheRoot() });
  const found = ask(opened);
  if (found.ok) {
    process.stdout.write(`${json ? JSON.stringify(found.value) : show(found.value)}\n`);
    return 0;
  }
  const { diagnostics, texts } = found;
  if (json)
    process.stdout.write(`${JSON.stringify({ diagnostics: diagnostics.map((one) => renderJson(one, texts)) })}\n`);
  else for (const one of diagnostics) process.stderr.write(`${renderText(one, texts)}\n\n`);
  return 1;
}

/** The other side of kernel-thread.ts: checks the document that it is asked about, with what it checked before. */
import { parentPort, workerData } from 'node:worker_threads';
import { Run } from '../driver/check.ts';
import type { Question, ThreadOptions } from './kernel-thread.ts';

const options = workerData as ThreadOptions;
let texts: ReadonlyMap<string, string> = new Map();
const begin = () => new Run({ ...options, overlay: (path) => texts.get(path) }, options.roots ?? [], true, () => false);
let run = begin();

parentPort?.on('message', (question: Question) => {
  texts = question.texts;
  if (question.anew) run = begin();
  const source = run.graph.reopen(question.path);
  const { diagnostics } = run.program.check(source);
  run.program.forget(source);
  parentPort?.postMessage(diagnostics);
});

#!/usr/bin/env -S node --max-semi-space-size=16
/**
 * `lago`, started soonest: what keeps compiled code is there before the first file with types is read (main.ts).
 *
 * The option bounds what Node leaves to be collected later: checking keeps little of what it makes, and takes as long with
 * a third less memory.
 */
import { keepCompiled } from '@lago-grey/toolchain/root';

keepCompiled();
await import('./main.ts');

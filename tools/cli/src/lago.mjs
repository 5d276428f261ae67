#!/usr/bin/env -S node --max-semi-space-size=16 --stack-size=3900
/**
 * `lago`, started soonest: what keeps compiled code is there before the first file with types is read (main.ts).
 *
 * The first option bounds what Node leaves to be collected later: checking keeps little of what it makes, and takes as long
 * with a third less memory. The second one is for lists and chains of operators of a thousand members and more: the checker
 * recurses by nesting. It is half of what systems give to a process.
 */
import { keepCompiled } from '@lago-grey/toolchain/root';

keepCompiled();
await import('./main.ts');

#!/usr/bin/env -S node --min-semi-space-size=16 --max-semi-space-size=16 --stack-size=3900
/**
 * `lago`, started soonest: what keeps compiled code is there before the first file with types is read (main.ts).
 *
 * The first two options have Node collect what is young 16 MB at a time, from the beginning: checking keeps little of
 * what it makes; with less it collects more often, with more it takes a third more memory. The third one is for lists
 * and chains of operators of a thousand members and more: the checker recurses by nesting. It is half of what systems
 * give to a process.
 */
import { keepCompiled } from '@lago-grey/toolchain/root';

keepCompiled();
await import('./main.ts');

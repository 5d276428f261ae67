#!/usr/bin/env node
/** `lago`, started soonest: what keeps compiled code is there before the first file with types is read (main.ts). */
import { keepCompiled } from '@lago-grey/toolchain/root';

keepCompiled();
await import('./main.ts');

/** `node verify.ts openssl|noble TIMES`: the three signatures of a package, verified so many times; for the case `verify`. */
import { verifyBy } from '@lago-grey/sign/testing';

const [by, times] = process.argv.slice(2);
if (by !== 'openssl' && by !== 'noble') throw new Error('say openssl or noble');
verifyBy(by, Number(times));

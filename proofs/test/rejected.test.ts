/**
 * Programs that must not check (proofs/rejected), under the rules for proofs, each for the reason that its comment gives:
 * a program that is refused for a missing import shows nothing.
 */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CheckResult, checkPackage, type DiagnosticKind } from '@lago-grey/idris';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProofs, PROOFS } from './copy.ts';

/** The reasons, any of which is right. */
const REASONS: Readonly<Record<string, readonly DiagnosticKind[]>> = {
  AssertedLayout: ['escape'],
  BelievedLayout: ['escape'],
  BeyondTheEnd: ['type', 'unification'],
  CircularLayout: ['termination'],
  DeclaredLayout: ['axiom'],
  DuplicateNumber: ['type', 'unification'],
  ErasedBound: ['quantity'],
  ForgedEntry: ['visibility'],
  ForgedProof: ['visibility'],
  ForgottenModel: ['coverage'],
  ImpossibleModel: ['impossible'],
  LargeInSmall: ['universe'],
  MisalignedField: ['type', 'unification'],
  ModelsAgree: ['type', 'unification'],
  NegativeLayout: ['positivity'],
  NumberTooLarge: ['type', 'unification'],
  OverlappingFields: ['type', 'unification'],
  PaddedAtTheEnd: ['type', 'unification'],
  PaddedWire: ['type', 'unification'],
  PrependMovesNothing: ['type', 'unification'],
  PromisedLayout: ['hole'],
  SizesAgree: ['type', 'unification'],
  StructByValue: ['type', 'unification'],
  SwappedCircle: ['termination'],
  TypedInOffsets: ['type', 'unification'],
  WirePointer: ['type', 'unification'],
};

const FOLDER = join(PROOFS, 'rejected');
const programs = readdirSync(FOLDER).map((file) => basename(file, '.idr'));
const copy = copyProofs();
let result: CheckResult;

beforeAll(async () => {
  for (const name of programs) copyFileSync(join(FOLDER, `${name}.idr`), join(copy.root, `${name}.idr`));
  const packageFile = join(copy.root, 'rejected.ipkg');
  writeFileSync(packageFile, `package rejected\nmodules = ${programs.join(', ')}\n`);
  result = await checkPackage(packageFile, { cache: copy.cache });
});
afterAll(() => copy.remove());

test('every program that must not check has a reason here, and every reason a program', () => {
  expect(programs.toSorted()).toEqual(Object.keys(REASONS).toSorted());
});

test.each(programs)('%s is rejected for its reason', (name) => {
  const module = result.modules.find((one) => one.module === name);
  expect(module?.verdict).toBe('reject');
  expect(module?.blockedBy).toEqual([]);
  const kinds = module?.diagnostics.map((one) => one.kind) ?? [];
  expect(kinds.filter((kind) => REASONS[name]?.includes(kind))).not.toEqual([]);
});

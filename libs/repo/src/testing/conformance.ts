/**
 * What each client must do, whatever it is made of: a scenario for each test of tuf-conformance (docs/repository.md has the
 * table), written for this format. They run against the reference here and against obli-pkg in libs/model.
 *
 * The names are those of its tests, so that the two can be compared; what happens in them is told anew.
 */
import { basics } from './conformance-basics.ts';
import { delegations } from './conformance-delegations.ts';
import { keys } from './conformance-keys.ts';
import { versions } from './conformance-versions.ts';
import type { Scenario } from './scenario.ts';

export type { Client, Scenario } from './scenario.ts';

export const CONFORMANCE: readonly Scenario[] = [...basics, ...versions, ...keys, ...delegations];

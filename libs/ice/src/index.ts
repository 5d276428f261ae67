/** Ice formations: the public part of this library. */
export { classify, describeFormation, type Formation, LIMITS, type Limits, SMALL_ICEBERG } from './formation.ts';

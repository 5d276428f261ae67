/** For tests: people, repositories that they make, and what every client must do with them. */
export { type Client, CONFORMANCE, type Scenario } from './testing/conformance.ts';
export { PAPER, paper, person, real, rootPerson, type Signing } from './testing/people.ts';
export { DAY, START, TestRepository } from './testing/repository.ts';

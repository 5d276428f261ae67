/**
 * The real obli-pkg does what every client of a repository must do: the scenarios for each test that TUF's own suite has, which
 * the reference goes through as well (libs/repo).
 *
 * By the build for tests, which can be told the time, and which takes signatures on paper; that what ships demands real ones
 * real.test.ts shows.
 */
import { CONFORMANCE, paper, TestRepository } from '@lago-grey/repo/testing';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { missing } from '../testing/binary.ts';
import { describeNeeding } from '../testing/needing.ts';
import { BinaryClient } from './client.ts';
import { FileServer } from './server.ts';

describeNeeding(missing('fault'), 'obli-pkg, as a client of a repository,', {}, () => {
  const server = new FileServer();
  beforeAll(() => server.listen());
  afterAll(() => server.close());

  describe.each([...new Set(CONFORMANCE.map(({ tuf }) => tuf))])('%s', (name) => {
    it.each(CONFORMANCE.filter(({ tuf }) => tuf === name))('$title', async ({ run }) => {
      const repository = new TestRepository(paper);
      const client = new BinaryClient(server, repository.files);
      try {
        await run({ repository, client });
      } finally {
        client.remove();
      }
    });
  });
});

/**
 * docs/repository.md names, for each client test of tuf-conformance, the tests here that show the same.
 *
 * `npx vitest run libs/repo/src/conformance-table.test.ts -u` writes the table anew: out of the scenarios, which are the tests.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CONFORMANCE } from './testing.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DOCUMENT = `${ROOT}docs/repository.md`;

/** The client tests of tuf-conformance (August 2026), by its files. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  test_basic: [
    'test_basic_refresh_requests',
    'test_basic_refresh_trusted_data',
    'test_implicit_refresh',
    'test_invalid_initial_root',
    'test_unsigned_initial_root',
    'test_unsigned_metadata',
    'test_url_and_metadata_version_mismatch',
    'test_timestamp_content_changes',
    'test_basic_metadata_hash_support',
    'test_targets_hash_mismatch',
    'test_snapshot_hash_mismatch',
    'test_metadata_bytes_match',
    'test_custom_fields',
    'test_deprecated_keyid_hash_algorithms',
    'test_snapshot_404',
    'test_targets_404',
    'test_timestamp_404',
    'test_incorrect_metadata_type',
    'test_faketime',
  ],
  test_expiration: [
    'test_root_expired',
    'test_timestamp_expired',
    'test_snapshot_expired',
    'test_targets_expired',
    'test_expired_local_root',
    'test_expired_local_timestamp',
  ],
  test_file_download: [
    'test_client_downloads_expected_file',
    'test_client_downloads_expected_file_in_sub_dir',
    'test_repository_substitutes_target_file',
    'test_multiple_changes_to_target',
    'test_download_with_hash_algorithms',
    'test_download_with_unknown_hash_algorithm',
    'test_artifact_cache',
  ],
  test_keys: [
    'test_snapshot_does_not_meet_threshold',
    'test_snapshot_has_too_few_keys',
    'test_duplicate_keys',
    'test_duplicate_sig_keyids',
    'test_keytype_and_scheme',
    'test_invalid_sig_in_valid_metadata',
  ],
  test_quoting_issues: ['test_unusual_role_name'],
  test_rollback: [
    'test_new_timestamp_version_rollback',
    'test_snapshot_rollback',
    'test_targets_role_removal',
    'test_targets_fast_forward_recovery',
    'test_new_snapshot_fast_forward_recovery',
    'test_new_timestamp_fast_forward_recovery',
    'test_targets_rollback',
  ],
  test_static_repositories: ['test_static_repository'],
  test_updater_delegation_graphs: [
    'test_graph_traversal',
    'test_targetfile_search',
    'test_cached_role_is_verified_against_current_delegator',
    'test_delegation_not_in_snapshot',
  ],
  test_updater_key_rotations: ['test_root_rotation', 'test_non_root_rotations'],
};

/** A test that is no scenario, since what it is about is not made by a test. */
const ELSEWHERE: Readonly<Record<string, { readonly file: string; readonly title: string }>> = {
  test_static_repository: {
    file: 'tools/cli/src/commands/repo.test.ts',
    title: 'offers packages, which a client finds, and delegates names to others',
  },
};

const names = Object.values(TESTS).flat();

function shown(name: string): string {
  const elsewhere = ELSEWHERE[name];
  if (elsewhere !== undefined) return `${elsewhere.title} (${elsewhere.file})`;
  return CONFORMANCE.filter(({ tuf }) => tuf === name)
    .map(({ title }) => title)
    .join('; ');
}

it('there is a scenario for each of the 53 tests, and none for another', () => {
  expect(names).toHaveLength(53);
  const found = new Set([...CONFORMANCE.map(({ tuf }) => tuf), ...Object.keys(ELSEWHERE)]);
  expect([...found].sort()).toEqual([...names].sort());
});

it('no two scenarios have the same name', () => {
  const titles = CONFORMANCE.map(({ tuf, title }) => `${tuf} ${title}`);
  expect(new Set(titles).size).toBe(titles.length);
});

it.each(Object.entries(ELSEWHERE))('the test that stands for %s is there', (_, { file, title }) => {
  expect(readFileSync(ROOT + file, 'utf8')).toContain(`it('${title}'`);
});

it.each(['libs/repo/src/conformance.test.ts', 'libs/model/src/repository/conformance.test.ts'])(
  '%s goes through all of them',
  (file) => {
    const text = readFileSync(ROOT + file, 'utf8');
    expect(text).toContain('describe.each([...new Set(CONFORMANCE.map(({ tuf }) => tuf))])');
    expect(text).toContain("it.each(CONFORMANCE.filter(({ tuf }) => tuf === name))('$title'");
    expect(readFileSync(DOCUMENT, 'utf8')).toContain(file);
  },
);

it('docs/repository.md has the table of them', async () => {
  const written = readFileSync(DOCUMENT, 'utf8');
  const rows = Object.entries(TESTS).flatMap(([file, list]) =>
    list.map((name) => `| ${file} | ${name} | ${shown(name)} |`),
  );
  const table = ['| file | test | here |', '|---|---|---|', ...rows].join('\n');
  expect(written).toContain('<!-- conformance -->');
  const renewed = written.replace(
    /(<!-- conformance -->\n)[\s\S]*?(<!-- end -->)/,
    (_, start: string, end: string) => `${start}${table}\n${end}`,
  );
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});

/** What scenarios look at. */
import { expect } from 'vitest';
import { parseFile } from '../file.ts';
import { type Reason, ROLES } from '../metadata.ts';
import { type Client, NOW, type Stage } from './scenario.ts';

/** The version that is trusted of a role. */
export async function version(client: Client, role: string): Promise<bigint | undefined> {
  const bytes = await client.kept(role);
  return bytes === undefined ? undefined : parseFile(bytes).metadata.version;
}

/** Root, timestamp, snapshot and targets that are trusted; 0 where none is. */
export async function trusted(client: Client): Promise<number[]> {
  const versions: number[] = [];
  for (const role of ROLES) versions.push(Number((await version(client, role)) ?? 0n));
  return versions;
}

/** The client begins with version 1 of root and updates. */
export async function begun({ client, repository }: Stage): Promise<void> {
  expect(await client.begin(repository.file('root', 1n))).toBe(true);
  expect(await client.update(NOW)).toBeUndefined();
}

/** An update that ends so, and with what versions. */
export async function updates(
  { client }: Stage,
  reason: Reason | undefined,
  versions?: readonly number[],
  clock = NOW,
): Promise<void> {
  expect(await client.update(clock)).toBe(reason);
  if (versions !== undefined) expect(await trusted(client)).toEqual(versions);
}

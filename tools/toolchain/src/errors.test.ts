import { describe, expect, it } from 'vitest';
import { explain, wrongDigest } from './errors.ts';

describe('a failure that is known', () => {
  it.each([
    ['OSError: [Errno 28] No space left on device', /disk .* is full/, /LAGO_CACHE=/],
    ["Error: ENOSPC: no space left on device, write '/c/x'", /disk .* is full/, /LAGO_CACHE=/],
    ["Error: EACCES: permission denied, mkdir '/c'", /cannot be written/, /LAGO_CACHE=/],
    ['/usr/bin/python3: No module named pip', /not its pip/, /apt-get install python3-pip/],
    [
      'NewConnectionError: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution\n' +
        'ERROR: Could not find a version that satisfies the requirement ziglang==0.17.0',
      /cannot be reached/,
      /check the network/,
    ],
    ['ERROR: No matching distribution found for ziglang==9.9.9', /no such version/, /--renew --zig/],
  ])('is told from the others by what was said: %s', (said, what, help) => {
    const error = explain('fetching ziglang', said, '/c');
    expect(error.message).toMatch(/^fetching ziglang: /);
    expect(error.message).toMatch(what);
    expect(error.help).toMatch(help);
  });

  it('that is not known is passed on whole', () => {
    expect(explain('unpacking', 'zipfile.BadZipFile: File is not a zip file\n', '/c').message).toContain('BadZipFile');
  });

  it('of a digest names both digests and the command that pins anew', () => {
    const { message, help } = wrongDigest('ziglang 0.17.0', 'aa', 'bb');
    expect(message).toMatch(/expected sha256 aa\n +got +sha256 bb/);
    expect(help).toContain('npx lago toolchain --renew');
  });
});

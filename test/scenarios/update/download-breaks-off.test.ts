import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servedUpdates } from '../../support/update/served-updates.ts';
import { reasonOf } from '../../support/update/update-world.ts';

const served = servedUpdates();

const LARGE = { 'resources/large.bin': randomBytes(400_000) };

function largest(): number {
  return Math.max(...served.server.asked.map(({ from }) => from));
}

test('a download that breaks off goes on where it was, within one run', async () => {
  await served.world.publish('1.1.0', { files: LARGE });
  served.server.manners = { kind: 'hangs-up', afterBytes: 100_000, left: 3 };
  expect(await served.world.update({ source: served.server.source() })).toBe('1.1.0');
  expect(largest()).toBeGreaterThanOrEqual(100_000);
  expect(served.server.sentBytes).toBeLessThan(600_000);
});

test('and in a later run', async () => {
  await served.world.publish('1.1.0', { files: LARGE });
  // The last one brings nothing, and the machine gives up for now.
  served.server.manners = { kind: 'hangs-up', afterBytes: 100_000, left: 1 };
  const source = served.server.source();
  let reads = 0;
  const dying = {
    ...source,
    read: (path: string, from: number) => {
      if (path.startsWith('files/')) reads += 1;
      return source.read(reads > 1 && path.startsWith('files/') ? `files/none` : path, from);
    },
  };
  expect((await served.world.fetch({ source: dying })).ok).toBe(false);
  served.server.manners = { kind: 'well' };
  expect(await served.world.update({ source: served.server.source() })).toBe('1.1.0');
  expect(served.server.sentBytes).toBeLessThan(600_000);
});

test('a server without ranges begins from the start', async () => {
  await served.world.publish('1.1.0', { files: LARGE });
  served.server.hasRanges = false;
  served.server.manners = { kind: 'hangs-up', afterBytes: 100_000, left: 1 };
  expect(await served.world.update({ source: served.server.source() })).toBe('1.1.0');
});

test('a half that is damaged is not gone on with for ever', async () => {
  await served.world.publish('1.1.0', { files: LARGE });
  expect(reasonOf(await served.world.fetch({ source: served.server.source() }))).toBe('');
  const files = join(served.world.data, 'updates', 'repository', 'files');
  for (const entry of readdirSync(files, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const half = readFileSync(file).map((byte) => byte ^ 1);
    writeFileSync(`${file}.part`, half.subarray(0, Math.ceil(half.length / 2)));
    writeFileSync(file, '');
  }
  expect(await served.world.update({ source: served.server.source() })).toBe('1.1.0');
});

test('a server that always ends too early is given up', async () => {
  await served.world.publish('1.1.0', { files: LARGE });
  served.server.manners = { kind: 'hangs-up', afterBytes: 0, left: 100 };
  expect(reasonOf(await served.world.fetch({ source: served.server.source() }))).toBe('unreachable');
});

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servedUpdates } from '../../support/update/served-updates.ts';
import { reasonOf } from '../../support/update/update-world.ts';

const served = servedUpdates();

test('a file that does not end is left at its signed length', async () => {
  await served.world.publish('1.1.0');
  served.server.manners = { kind: 'never-ends' };
  expect(reasonOf(await served.world.fetch({ source: served.server.source() }))).toBe('damaged');
  const files = join(served.world.data, 'updates', 'repository', 'files');
  const sizes = readdirSync(files, { recursive: true, encoding: 'utf8' }).map(
    (name) => statSync(join(files, name)).size,
  );
  expect(Math.max(...sizes)).toBeLessThan(100_000);
});

test('metadata that does not end as well', async () => {
  await served.world.publish('1.1.0');
  const source = served.server.source();
  let sent = 0;
  const endless = {
    ...source,
    read: async (path: string, from: number) => {
      if (!path.endsWith('timestamp.json')) return source.read(path, from);
      async function* forEver(): AsyncIterable<Uint8Array> {
        for (;;) {
          sent += 1_000;
          yield await Promise.resolve(Buffer.alloc(1_000, 32));
        }
      }
      return { from: 0, chunks: forEver() };
    },
  };
  expect(reasonOf(await served.world.fetch({ source: endless }))).toBe('damaged');
  expect(sent).toBeLessThan(20_000);
  expect(existsSync(join(served.world.data, 'updates', 'offer'))).toBe(false);
});

import { expect, test } from 'vitest';
import { servedUpdates } from '../../support/update/served-updates.ts';
import { reasonOf } from '../../support/update/update-world.ts';

const served = servedUpdates();

test('a server that falls silent in the middle is left, and the machine goes on as it is', async () => {
  await served.world.publish('1.1.0');
  served.server.manners = { kind: 'falls-silent' };
  expect(reasonOf(await served.world.fetch({ source: served.server.source(150) }))).toBe('silent');
  expect(served.world.start()).toBe('1.0.0');
  served.server.manners = { kind: 'well' };
  expect(await served.world.update({ source: served.server.source() })).toBe('1.1.0');
});

test('a server that is not there', async () => {
  await served.world.publish('1.1.0');
  const source = served.server.source();
  await served.server.close();
  expect(reasonOf(await served.world.fetch({ source }))).toBe('unreachable');
});

import { expect, test } from 'vitest';
import { updateSentence } from '../../../app/messages/update-words.ts';
import { connectionError } from '../../../main/update/source.ts';
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
  const checked = await served.world.check({ source });
  expect(reasonOf(checked)).toBe('unreachable');
  const sentence = checked.ok ? '' : updateSentence({ kind: 'failed', ...checked.error }, 'en');
  expect(sentence).toContain('(connect ECONNREFUSED');
  expect(sentence).toContain('goes on with the version that it has');
});

test('a name with two addresses, neither of which answers, is told with both', async () => {
  const refused = new AggregateError([
    new Error('connect ECONNREFUSED ::1:1'),
    new Error('connect ECONNREFUSED 127.0.0.1:1'),
  ]);
  const found = connectionError(refused);
  expect(found).toMatchObject({
    reason: 'unreachable',
    message: 'connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1',
  });
});

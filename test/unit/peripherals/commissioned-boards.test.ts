import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { err } from '../../../app/result.ts';
import { Listeners } from '../../../drivers/common/listeners.ts';
import type { Relay, RelayEvent } from '../../../drivers/relay/relay.ts';
import { commissionedBoardsIn } from '../../../main/peripherals/commissioned-boards.ts';
import { followRelay } from '../../../main/peripherals/follow-relay.ts';

const BOARD = { driver: 'lcus', port: '/dev/shelf' };

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-commissioned-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A start's warnings about a board that is connected twice. */
async function warnings(folder: string, feedback: boolean): Promise<readonly string[]> {
  const listeners = new Listeners<RelayEvent>();
  const relay: Relay = {
    pulse: () => Promise.resolve(err({ certain: true, reason: { kind: 'not-connected', message: '' } })),
    start: () => undefined,
    stop: () => Promise.resolve(),
    onEvent: (listener) => listeners.add(listener),
  };
  const logged: string[] = [];
  const asked: Promise<boolean>[] = [];
  const boards = commissionedBoardsIn(folder);
  followRelay(relay, {
    port: BOARD.port,
    dispatch: () => undefined,
    log: { write: (_, event) => logged.push(event) },
    isCommissioned: () => {
      const answer = boards.isCommissioned(BOARD);
      asked.push(answer);
      return answer;
    },
  });
  listeners.emit({ kind: 'ready', feedback });
  listeners.emit({ kind: 'ready', feedback });
  await Promise.all(asked);
  return logged.filter((event) => event === 'relay-not-seen-moving');
}

test('a board without feedback is reported at every start until a person has confirmed its movement', async () => {
  const folder = await freshFolder();
  expect(await warnings(folder, false)).toHaveLength(1);
  expect(await warnings(folder, false)).toHaveLength(1);
  await commissionedBoardsIn(folder).record({ driver: 'lcus', port: '/dev/other' });
  expect(await warnings(folder, false)).toHaveLength(1);
  await commissionedBoardsIn(folder).record(BOARD);
  expect(await warnings(folder, false)).toEqual([]);
});

test('a board that answers needs no confirmation', async () => {
  expect(await warnings(await freshFolder(), true)).toEqual([]);
});

test('an unreadable record does not count', async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, 'commissioned-boards.json'), '{');
  expect(await warnings(folder, false)).toHaveLength(1);
});

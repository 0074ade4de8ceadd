import { expect, test } from 'vitest';
import { ACCEPTOR, DevicesMachine } from './harness.ts';

const TWO = '/dev/serial/by-path/two';

test('what was written is on record although the door was left meanwhile; an old search is dropped', async () => {
  const machine = await new DevicesMachine().atDoor();
  machine.find({ [TWO]: [ACCEPTOR] });
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  machine.touch('service-back');
  await machine.carryOut();
  expect(machine.told().map(({ kind }) => kind)).toEqual(['settings-intended', 'settings-changed']);
  machine.open('devices');
  const early = {
    kind: 'progress',
    token: machine.token,
    path: TWO,
    search: { done: 1, of: 2, outcome: null },
  } as const;
  machine.tell(early);
  await machine.carryOut();
  expect(machine.door).toMatchObject({ isSearching: false, isSearched: false, needsRestart: true });
  await machine.clock.advance(1_000);
  machine.touchDoor({ kind: 'find' });
  machine.tell(early);
  expect(machine.door.isSearching).toBe(true);
  expect(machine.door.ports.filter(({ search }) => search !== null)).toEqual([]);
  machine.dispose();
});

test('a search that goes on is not begun twice', async () => {
  const machine = await new DevicesMachine().atDoor();
  machine.touchDoor({ kind: 'find' });
  machine.touchDoor({ kind: 'find' });
  expect(machine.asked.filter(({ kind }) => kind === 'search')).toHaveLength(1);
  machine.tell({ kind: 'not-searched', token: machine.token, detail: 'no list' });
  expect(machine.door).toMatchObject({ isSearching: false, notice: { kind: 'not-searched', detail: 'no list' } });
  machine.dispose();
});

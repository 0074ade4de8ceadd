import { expect, test } from 'vitest';
import type { SystemOutcome, UpdateFacts } from '../../../../app/service/doors/system/types.ts';
import { PinPad } from '../../../../main/service/pin/pin-pad.ts';
import { runSystem } from '../../../../main/service/doors/system.ts';
import { atSystemDoor } from '../../../support/service/system-door.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

const UPDATES: UpdateFacts = { next: null, isOnTrial: false, takenBack: [], kept: [] };
/** A technician at the door, on an installed machine or on a developer's. */
function atDoor(updates: UpdateFacts | null) {
  const door = atSystemDoor(updates === null ? {} : { updates });
  return { ...door, asked: () => door.effects().flatMap((one) => (one.kind === 'look-for-update' ? [one.how] : [])) };
}

test('an impatient double touch looks once; what came of it is shown and on record', () => {
  const { machine, act, asked, tell, view } = atDoor(UPDATES);
  act({ kind: 'update-now' });
  act({ kind: 'update-now' });
  act({ kind: 'update-stick' });
  expect(asked()).toEqual(['update-now']);
  expect(view().looking).toBe('update-now');
  tell({ kind: 'update-looked', how: 'update-now', outcome: { kind: 'fetched', version: '1.1.0', downloadBytes: 1 } });
  expect(view()).toMatchObject({ looking: null, looked: { kind: 'fetched', version: '1.1.0' } });
  expect(machine.entries.at(-1)?.entry).toMatchObject({
    what: 'update-now-fetched',
    after: '1.1.0',
    role: 'technician',
  });
});

test('a look that ends after the door was left is on record all the same', () => {
  const { machine, act, tell } = atDoor(UPDATES);
  act({ kind: 'update-stick' });
  machine.open('home');
  tell({ kind: 'update-looked', how: 'update-stick', outcome: { kind: 'failed', reason: 'gone', detail: '' } });
  expect(machine.entries.at(-1)?.entry).toMatchObject({ what: 'update-stick-failed', after: 'gone' });
});

test('a program that is not installed looks for nothing', () => {
  const { act, asked } = atDoor(null);
  act({ kind: 'update-check' });
  expect(asked()).toEqual([]);
});

test('a look that gives no answer is a failure with its cause', async () => {
  const told: SystemOutcome[] = [];
  const updates = {
    facts: () => Promise.resolve(UPDATES),
    look: () => Promise.reject(new Error('the look for an update gave no answer')),
  };
  const keeping = {
    hashes: () => Promise.resolve({ technician: null, collector: null }),
    changed: () => Promise.reject(new Error('not asked')),
    pad: new PinPad(),
  };
  await runSystem(servicePorts({ updates }), keeping)({ kind: 'look-for-update', how: 'update-check' }, (outcome) => {
    told.push(outcome);
  });
  expect(told).toMatchObject([{ outcome: { kind: 'failed', detail: 'the look for an update gave no answer' } }]);
});

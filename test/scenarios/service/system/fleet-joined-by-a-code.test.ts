import { expect, test } from 'vitest';
import type { EnrolmentStatus, FleetStanding } from '../../../../app/fleet/enrol/status.ts';
import type { SystemOutcome } from '../../../../app/service/doors/system/types.ts';
import { runSystem } from '../../../../main/service/doors/system.ts';
import { PinPad } from '../../../../main/service/pin/pin-pad.ts';
import { atSystemDoor } from '../../../support/service/system-door.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

const STANDING: FleetStanding = { certificate: null, unreadable: null, canEnrol: true, isConnected: null };
const OPEN: EnrolmentStatus = {
  kind: 'open',
  code: 'ABCD-EFGH',
  untilWallMs: 600_000,
  at: 'waiting',
  wrong: 0,
  trouble: null,
};

function atDoor(fleet: FleetStanding | null) {
  const door = atSystemDoor(fleet === null ? {} : { fleet });
  const asked = () => door.effects().flatMap(({ kind }) => (kind.startsWith('fleet-') ? [kind] : []));
  return { ...door, asked };
}

test('a code is drawn once, shown, and given up once; the journal knows of it and not the code', () => {
  const { machine, act, asked, tell, view } = atDoor(STANDING);
  act({ kind: 'fleet-cancel' });
  expect(asked()).toEqual([]);
  act({ kind: 'fleet-enrol' });
  tell({ kind: 'fleet-told', enrolment: OPEN });
  act({ kind: 'fleet-enrol' });
  expect(asked()).toEqual(['fleet-enrol']);
  expect(view().enrolment).toEqual(OPEN);
  act({ kind: 'fleet-cancel' });
  tell({ kind: 'fleet-told', enrolment: { kind: 'none' } });
  expect(asked()).toEqual(['fleet-enrol', 'fleet-cancel']);
  expect(view().enrolment).toEqual({ kind: 'none' });
  expect(JSON.stringify(machine.entries)).toContain('fleet-enrol');
  expect(JSON.stringify(machine.entries)).not.toContain('ABCD');
});

test('a place in the fleet that comes after the door was left is on record', () => {
  const { machine, act, tell } = atDoor(STANDING);
  act({ kind: 'fleet-enrol' });
  machine.open('home');
  tell({ kind: 'fleet-told', enrolment: { kind: 'enrolled', kioskId: 'ALA-0001' } });
  expect(machine.entries.at(-1)?.entry).toMatchObject({
    what: 'fleet-enrolled',
    about: 'ALA-0001',
    role: 'technician',
  });
});

test('a code that came to nothing is on record with the reason; read again, it is not recorded again', () => {
  const { machine, act, tell, view } = atDoor(STANDING);
  act({ kind: 'fleet-enrol' });
  tell({ kind: 'fleet-told', enrolment: { kind: 'ended', why: 'wrong-codes', detail: '' } });
  const count = machine.entries.length;
  expect(machine.entries.at(-1)?.entry).toMatchObject({ what: 'fleet-not-enrolled', after: 'wrong-codes' });
  tell({ kind: 'fleet-read', enrolment: { kind: 'ended', why: 'wrong-codes', detail: '' } });
  expect(machine.entries).toHaveLength(count);
  expect(view().enrolment).toMatchObject({ why: 'wrong-codes' });
});

test.each([null, { ...STANDING, canEnrol: false }])('without a broker for newcomers there is no code', (fleet) => {
  const { act, asked } = atDoor(fleet);
  act({ kind: 'fleet-enrol' });
  expect(asked()).toEqual([]);
});

test('the door sees the code that was open before it, and hears of what comes', async () => {
  const told: SystemOutcome[] = [];
  let listener: (status: EnrolmentStatus) => void = () => undefined;
  const done: string[] = [];
  const fleet = {
    standing: () => Promise.resolve(STANDING),
    status: () => OPEN,
    begin: () => {
      done.push('begin');
      return Promise.resolve();
    },
    cancel: () => {
      done.push('cancel');
    },
    watch: (next: typeof listener) => {
      listener = next;
    },
  };
  const keeping = {
    hashes: () => Promise.resolve({ technician: null, collector: null }),
    changed: () => Promise.reject(new Error('not asked')),
    pad: new PinPad(),
  };
  const run = runSystem(servicePorts({ fleet, dataDirectory: '/' }), keeping);
  const tell = (outcome: SystemOutcome): void => {
    told.push(outcome);
  };
  await run({ kind: 'read-facts' }, tell);
  await run({ kind: 'fleet-enrol' }, tell);
  await run({ kind: 'fleet-cancel' }, tell);
  listener({ kind: 'none' });
  expect(done).toEqual(['begin', 'cancel']);
  expect(told).toMatchObject([
    { kind: 'fleet-read', enrolment: OPEN },
    { kind: 'facts-read', facts: { fleet: STANDING } },
    { kind: 'fleet-read', enrolment: OPEN },
    { kind: 'fleet-told', enrolment: { kind: 'none' } },
  ]);
});

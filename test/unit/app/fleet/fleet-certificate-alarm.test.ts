import { describe, expect, test } from 'vitest';
import { renewalOverdueMs } from '../../../../app/fleet/enrol/renewal-wire.ts';
import { machineFacts } from '../../../../app/service/remote/machine-facts.ts';
import type { FleetFacts, HomeFacts, HomeState } from '../../../../app/service/doors/home/types.ts';
import { DAY_MS } from '../../../../app/units.ts';
import { LoopHarness } from '../../../support/harness/loop-harness.ts';

const NOW_MS = Date.parse('2026-11-30T10:00:00Z');
const WAITING = { kind: 'waiting' } as const;
const FACTS: HomeFacts = {
  version: 'test',
  sinceWallMs: 0,
  wallMs: NOW_MS,
  configFile: null,
  demoUntilMs: null,
  service: null,
  ports: { relay: null, sensor: null, acceptor: null, printer: null },
  acceptor: null,
  addresses: ['192.0.2.1'],
  diskFreeBytes: 50_000_000_000,
  failedUpdates: null,
};
const FLEET: FleetFacts = {
  unreadable: null,
  notAfterMs: NOW_MS + 100 * DAY_MS,
  overdueMs: NOW_MS + 40 * DAY_MS,
  heardMs: NOW_MS - 2 * DAY_MS,
  unsent: 3,
};

function told(fleet: FleetFacts): ReturnType<typeof machineFacts> {
  const home: HomeState = {
    facts: FACTS,
    journal: WAITING,
    chain: WAITING,
    certificate: WAITING,
    fleet,
    looks: [],
    factsDueMonoMs: null,
    storedDueMonoMs: null,
  };
  const harness = new LoopHarness({});
  harness.ready();
  return machineFacts(harness.loop.state(), home);
}

function ofFleet({ alarms }: ReturnType<typeof told>): unknown {
  return alarms.open.filter(({ alarm, subject }) => alarm === 'certificate' && subject === 'fleet');
}

describe('the fleet certificate of a machine', () => {
  test('is no alarm while its renewal has time, and what the fleet hears is not told to it', () => {
    const machine = told(FLEET);
    expect(ofFleet(machine)).toEqual([]);
    expect(machine.facts.lines.some(({ fact }) => fact === 'fleet')).toBe(false);
  });

  test('is an alarm with its own subject once its renewal is overdue, and a line with the day', () => {
    const machine = told({ ...FLEET, overdueMs: NOW_MS - 1 });
    expect(ofFleet(machine)).toMatchObject([{ severity: 'warning' }]);
    expect(machine.facts.lines.find(({ fact }) => fact === 'fleet')).toMatchObject({ key: 'fleet.soon' });
  });

  test('stays one when it has expired by the machine’s clock', () => {
    const machine = told({ ...FLEET, overdueMs: NOW_MS - DAY_MS, notAfterMs: NOW_MS });
    expect(ofFleet(machine)).toHaveLength(1);
    expect(machine.facts.lines.find(({ fact }) => fact === 'fleet')).toMatchObject({ key: 'fleet.expired' });
  });

  test.each([
    [730, 670],
    [180, 120],
    [30, 20],
  ])('of %i days is overdue on day %i', (days, day) => {
    expect(renewalOverdueMs(0, days * DAY_MS)).toBe(day * DAY_MS);
  });
});

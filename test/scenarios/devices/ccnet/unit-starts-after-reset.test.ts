import { expect, it } from 'vitest';
import type { AcceptorRemark } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { MINUTE_MS } from '../../../../app/units.ts';
import { createCcnetAcceptor } from '../../../../drivers/bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from '../../../../drivers/bill-acceptor/ccnet/settings.ts';
import {
  acceptAll,
  type AcceptorHarness,
  billMs,
  createAcceptorHarness,
  createDriverHarness,
  insert,
  tenge,
} from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

type Meanwhile = 'silence' | 'nak' | 'garbage' | 'gone';

function starting(bootMs: number, meanwhile: Meanwhile): AcceptorHarness & { readonly remarks: AcceptorRemark[] } {
  const harness = createAcceptorHarness();
  const remarks: AcceptorRemark[] = [];
  harness.acceptor.onRemark?.((remark) => remarks.push(remark));
  harness.unit.setFault({ kind: 'boots-after-reset', bootMs, meanwhile });
  harness.acceptor.start();
  return { ...harness, remarks };
}

function resets({ unit }: AcceptorHarness): number {
  return unit.commands().filter(({ byte }) => byte === commandBytes.reset).length;
}

it.each<[number, Meanwhile]>([
  [6_000, 'silence'],
  [14_000, 'silence'],
  [19_000, 'silence'],
  [300, 'nak'],
  [12_000, 'nak'],
  [12_000, 'garbage'],
  [300, 'gone'],
  [1_500, 'gone'],
  [6_000, 'gone'],
  [15_000, 'gone'],
])('is ready after one RESET though the unit starts for %i ms (%s)', async (bootMs, meanwhile) => {
  const harness = starting(bootMs, meanwhile);
  await harness.clock.advance(bootMs + 8_000);
  expect(harness.kinds()).toEqual(['found', 'ready']);
  expect(resets(harness)).toBe(1);
  acceptAll(harness);
  await harness.clock.advance(500);
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(1_000));
  await harness.clock.advance(5 * MINUTE_MS);
  expect(resets(harness)).toBe(1);
});

it.each<[number, Meanwhile]>([
  [6_000, 'silence'],
  [19_000, 'silence'],
  [19_000, 'garbage'],
  [12_000, 'nak'],
  [15_000, 'gone'],
])('is not reset anew by a program that begins while the unit starts for %i ms (%s)', async (bootMs, meanwhile) => {
  const harness = starting(bootMs, meanwhile);
  await harness.clock.advance(2_000);
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(delays.ccnetStopLimitMs + 1_000);
  await stopped;
  const before = resets(harness);
  harness.acceptor.start();
  await harness.clock.advance(2 * (bootMs + 8_000));
  expect(harness.kinds().at(-1)).toBe('ready');
  // One for the unit that reports its power-up or initialisation to somebody who has sent no RESET.
  expect(resets(harness) - before).toBeLessThanOrEqual(1);
  await harness.clock.advance(5 * MINUTE_MS);
  expect(resets(harness) - before).toBeLessThanOrEqual(1);
});

it.each<[number, Meanwhile, number]>([
  [21_000, 'silence', 1],
  [25_000, 'silence', 1],
  [29_000, 'garbage', 1],
  [25_000, 'gone', 1],
  [40_000, 'gone', 1],
  [45_000, 'silence', 3],
])('is out, and ready in the end though the unit starts for %i ms (%s)', async (bootMs, meanwhile, mostResets) => {
  const harness = starting(bootMs, meanwhile);
  await harness.clock.advance(3 * MINUTE_MS);
  expect(harness.kinds().filter((kind) => kind !== 'found')).toEqual(['lost', 'ready']);
  expect(resets(harness)).toBeLessThanOrEqual(mostResets);
});

it('reports each time what it is waiting for', async () => {
  const harness = starting(10_000, 'gone');
  await harness.clock.advance(20_000);
  expect(harness.remarks.map(({ kind }) => kind)).toEqual(['reset-sent', 'waiting-after-reset', 'back-after-reset']);
  expect(harness.remarks[1]).toMatchObject({ why: expect.stringContaining('pulled out') });
  harness.remarks.length = 0;
  harness.unit.powerCut();
  harness.unit.powerOn();
  await harness.clock.advance(20_000);
  expect(harness.remarks.map(({ kind }) => kind)).toEqual(['reset-sent', 'waiting-after-reset', 'back-after-reset']);
});

it.each<Meanwhile>(['silence', 'garbage', 'gone'])(
  'is out when the unit never comes back (%s), and tries calmly from then on',
  async (meanwhile) => {
    const harness = starting(1_000 * MINUTE_MS, meanwhile);
    await harness.clock.advance(delays.ccnetResetSilenceLimitMs - 500);
    expect(harness.kinds()).toEqual(['found']);
    await harness.clock.advance(3_000);
    expect(harness.kinds()).toEqual(['found', 'lost']);
    await harness.clock.advance(10 * MINUTE_MS);
    expect(harness.kinds()).toEqual(['found', 'lost']);
    expect(resets(harness)).toBeLessThanOrEqual(7);
    harness.unit.clearFault('boots-after-reset');
    const stopped = harness.acceptor.stop();
    await harness.clock.advance(delays.ccnetStopLimitMs + 1_000);
    await stopped;
  },
);

it.each([
  [3, 1],
  [6, 2],
  [12, 2],
  [18, 2],
])('is ready though each RESET lets the unit report its power-up for %i s', async (bootSeconds, mostResets) => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [[0x10]];
  const polls = Math.floor((bootSeconds * 1_000) / delays.ccnetPollMs);
  unit.pollsAfterReset = [...Array.from({ length: polls }, () => [0x10]), [0x13], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(MINUTE_MS);
  expect(harness.kinds()).toEqual(['found', 'ready']);
  expect(unit.heard.filter(([command]) => command === commandBytes.reset).length).toBeLessThanOrEqual(mostResets);
});

it('is not sent one RESET after another where it never leaves its power-up', async () => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [[0x10]];
  harness.acceptor.start();
  await harness.clock.advance(5 * MINUTE_MS);
  expect(harness.kinds()).toContain('lost');
  expect(unit.heard.filter(([command]) => command === commandBytes.reset).length).toBeLessThanOrEqual(20);
});

it('reopens the port for a unit that answers only after that', async () => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  let opens = 0;
  const counted = createCcnetAcceptor(ccnetSettings.parse({ driver: 'ccnet', port: '/dev/bills' }), {
    clock: harness.clock,
    opener: {
      open: (settings) => {
        opens += 1;
        // The handle that was open at the RESET stays dead.
        unit.polls = opens === 1 ? [[0x10], null] : [[0x13], [0x19]];
        return harness.opener.open(settings);
      },
    },
  });
  const events: string[] = [];
  counted.onEvent(({ kind }) => events.push(kind));
  counted.start();
  await harness.clock.advance(delays.ccnetReopenMs + 3_000);
  expect(events).toEqual(['found', 'ready']);
  expect(opens).toBe(2);
  expect(unit.heard.filter(([command]) => command === commandBytes.reset)).toHaveLength(1);
});

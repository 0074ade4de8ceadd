import { expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../../../app/journal/days.ts';
import type { SalesEffect } from '../../../../app/service/doors/sales/types.ts';
import { DAY_MS, SECOND_MS } from '../../../../app/units.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';

/** A technician at the door a quarter of a minute before midnight. */
function beforeMidnight(): ServiceHarness {
  const machine = new ServiceHarness();
  const { clock } = machine;
  const midnightMs = startOfDay(dayOf(clock.wallMs())) + DAY_MS;
  clock.jumpWall(midnightMs - 15 * SECOND_MS - clock.wallMs());
  machine.ready();
  machine.enter('technician');
  machine.open('sales');
  return machine;
}

function lastEffect({ serviceEffects }: ServiceHarness): SalesEffect {
  const last = serviceEffects.at(-1);
  if (last?.kind !== 'door-effect' || last.step !== 'sales') throw new Error('the door asked for nothing');
  return last.effect;
}

function askedBars(machine: ServiceHarness) {
  const effect = lastEffect(machine);
  if (effect.kind !== 'read-bars') throw new Error('no bars were asked for');
  return effect;
}

test.each(['today', 'yesterday', 'week', 'month'] as const)(
  'the bars of “%s” are read again at midnight, one day later, and an answer about the day before is dropped',
  async (range) => {
    const machine = beforeMidnight();
    machine.act({ step: 'sales', action: { kind: 'bars', range } });
    const before = askedBars(machine);
    await machine.clock.advance(20 * SECOND_MS);
    const after = askedBars(machine);
    expect([after.fromMs - before.fromMs, after.untilMs - before.untilMs]).toEqual([DAY_MS, DAY_MS]);
    const late = { kind: 'bars-read', token: before.token, sold: null } as const;
    machine.loop.dispatch({ kind: 'door-outcome', step: 'sales', role: 'technician', outcome: late });
    expect(machine.menu.content).toMatchObject({ door: { kind: 'bars', range, sold: { kind: 'reading' } } });
  },
);

test('midnight passes once: nothing is read again in the minute after it', async () => {
  const machine = beforeMidnight();
  machine.act({ step: 'sales', action: { kind: 'bars', range: 'today' } });
  await machine.clock.advance(20 * SECOND_MS);
  const count = machine.serviceEffects.length;
  await machine.clock.advance(30 * SECOND_MS);
  expect(machine.serviceEffects).toHaveLength(count);
});

test('a time of the evening that is typed after midnight is looked for on the day before', async () => {
  const machine = beforeMidnight();
  await machine.clock.advance(20 * SECOND_MS);
  const midnightMs = startOfDay(dayOf(machine.clock.wallMs()));
  machine.act({ step: 'sales', action: { kind: 'find', text: '23:50' } });
  const effect = lastEffect(machine);
  const span = effect.kind === 'read-list' ? effect.question.search?.times[0] : undefined;
  expect(span?.fromMs).toBeLessThan(midnightMs);
  expect(span?.untilMs).toBeGreaterThan(midnightMs - 15 * 60 * SECOND_MS);
});

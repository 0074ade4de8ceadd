import { afterAll, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import type { LinkEvents } from '../../../main/fleet/link/link.ts';
import { FleetHarness } from '../../support/fleet/harness.ts';

const opened: { readonly events: LinkEvents; readonly atMs: number }[] = [];
const machine: FleetHarness = new FleetHarness({
  openLink: (_options, events) => {
    opened.push({ events, atMs: machine.clock.monoMs() });
    return { end: () => undefined };
  },
});
afterAll(() => machine.end());

/** The connection opens, and ends a moment later. */
async function ended(reason: 'closed' | 'taken-over'): Promise<void> {
  const count = opened.length;
  opened.at(-1)?.events.onOpen({ publish: () => new Promise(() => undefined), close: () => undefined });
  await machine.pass(SECOND_MS);
  opened.at(-1)?.events.onEnd({ reason, detail: '' });
  while (opened.length === count) await machine.pass(SECOND_MS);
}

const takenOver = (): number => machine.logged.filter(({ facts }) => facts['reason'] === 'taken-over').length;
const pauses = (): readonly number[] => opened.slice(1).map(({ atMs }, index) => atMs - (opened[index]?.atMs ?? 0));

test('a proxy that closes one connection after the other is no second machine, and is tried less and less often', async () => {
  machine.start('mqtts://localhost:1');
  for (let times = 0; times < 8; times += 1) await ended('closed');
  expect(takenOver()).toBe(0);
  expect(pauses().at(-1)).toBeGreaterThan(MINUTE_MS);
  expect(Math.max(...pauses())).toBeLessThan(DAY_MS);
});

test('a broker that says that another client has this name is believed at once', async () => {
  await ended('taken-over');
  expect(takenOver()).toBe(1);
});

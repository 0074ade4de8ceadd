import { afterAll, expect, test } from 'vitest';
import { FLEET_DELAYS, MOST_IN_FLIGHT } from '../../../app/fleet/outbox/limits.ts';
import { FleetHarness } from '../../support/fleet/harness.ts';

const published: string[] = [];
let connections = 0;
const machine = new FleetHarness({
  openLink: (options, events) => {
    connections += 1;
    let isOver = false;
    const end = (reason: 'silent' | 'closed'): void => {
      if (isOver) return;
      isOver = true;
      events.onEnd({ reason, detail: '' });
    };
    queueMicrotask(() => {
      events.onOpen({
        publish: (topic) =>
          new Promise((resolve) => {
            published.push(topic);
            options.clock.setTimer(options.silentMs, () => {
              resolve(false);
              end('silent');
            });
          }),
        close: () => undefined,
      });
    });
    return {
      end: () => {
        end('closed');
      },
    };
  },
});
afterAll(() => machine.end());

test('a broker that accepts and never acknowledges gets a bounded number of messages, and then another connection', async () => {
  machine.sell(100);
  machine.start('mqtts://nobody.example');
  await machine.until(() => published.length > MOST_IN_FLIGHT);
  await machine.pass();
  const sales = published.filter((topic) => topic === machine.topic('sales'));
  expect(sales).toHaveLength(MOST_IN_FLIGHT);
  await machine.linkClock.advance(FLEET_DELAYS.silentMs);
  await machine.until(() => connections === 2);
  expect(machine.logged.map(({ event }) => event)).toContain('fleet-lost');
  await machine.linkClock.advance(FLEET_DELAYS.silentMs);
});

import { expect, it } from 'vitest';
import { createCcnetAcceptor } from '../../../../drivers/bill-acceptor/ccnet/driver.ts';
import type { BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { ccnetSettings } from '../../../../drivers/bill-acceptor/ccnet/settings.ts';
import { CcnetSimulator } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { bringUpMs, tenge } from './harness.ts';

/** Lets one driver take a note, kills it without a word, and starts another on the same unit `awayMs` later. */
async function restart(decision: 'none' | 'stack', awayMs: number) {
  const clock = new FakeClock();
  const unit = new CcnetSimulator({ clock });
  const settings = ccnetSettings.parse({ driver: 'ccnet', port: 'port' });
  const first = createMemoryLine('port', clock);
  const detach = unit.attach(first.device);
  const before = createCcnetAcceptor(settings, { opener: first.opener, clock });
  before.start();
  await clock.advance(bringUpMs);
  before.accept([tenge(1_000)]);
  await clock.advance(500);
  expect(unit.insert(tenge(1_000)).ok).toBe(true);
  await clock.advance(1_500);
  if (decision === 'stack') expect(before.stack().ok).toBe(true);
  await clock.advance(100);
  detach();
  await clock.advance(awayMs);

  const second = createMemoryLine('port', clock);
  unit.attach(second.device);
  const after = createCcnetAcceptor(settings, { opener: second.opener, clock });
  const events: BillAcceptorEvent[] = [];
  after.onEvent((event) => events.push(event));
  after.start();
  await clock.advance(2 * bringUpMs);
  return { unit, events };
}

it('reports a bill stacked meanwhile as an orphan, once, before it is found', async () => {
  for (const awayMs of [500, 5_000]) {
    const { events } = await restart('stack', awayMs);
    expect(events).toEqual([
      { kind: 'stacked', billTiyn: null, asked: false },
      { kind: 'found', bill: 'none' },
      expect.objectContaining({ kind: 'ready' }),
    ]);
  }
});

it('returns a bill in escrow', async () => {
  const { unit, events } = await restart('none', 500);
  expect(events).toMatchObject([{ kind: 'found', bill: 'in-acceptor' }, { kind: 'ready' }]);
  expect(unit.totals().returnedTiyn).toBe(tenge(1_000));
});

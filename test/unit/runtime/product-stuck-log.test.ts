import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import { ok } from '../../../app/result.ts';
import type { DropSensor } from '../../../drivers/drop-sensor/drop-sensor.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import { startKiosk } from '../../../main/runtime/kiosk.ts';
import { FAKE_CAPABILITIES, FakeBank } from '../../support/fakes/fake-bank.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const CONFIG = `
version: 1
peripherals: { relay: { driver: simulated }, dropSensor: { driver: simulated, extraPulses: 0 } }
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: 450 }
  - { id: gum, channel: 2, name: Gum, priceTenge: 100 }
`;
/** Longer than any screen of a sale. */
const AWHILE_MS = 600_000;

const directory = mkdtempSync(join(tmpdir(), 'sauda-stuck-'));
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** An obedient board, and a beam in which nothing is ever seen. */
function emptyMachine(): { readonly relay: Relay; readonly sensor: DropSensor } {
  const nowhere = { start: () => undefined, stop: () => Promise.resolve() };
  return {
    relay: {
      ...nowhere,
      pulse: () => Promise.resolve(ok(undefined)),
      onEvent(listener) {
        queueMicrotask(() => listener({ kind: 'ready', feedback: true }));
        return () => undefined;
      },
    },
    sensor: {
      ...nowhere,
      arm: () => Promise.resolve(ok({ fallen: () => Promise.resolve('not-seen'), cancel: () => undefined })),
      onEvent(listener) {
        queueMicrotask(() => listener({ kind: 'ready' }));
        return () => undefined;
      },
    },
  };
}

test('a product that is withdrawn from sale is logged once, by its id; one failed sale is not', async () => {
  const config = parseConfig(CONFIG, 'test.yaml');
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const clock = new FakeClock();
  const bank = new FakeBank(clock);
  const logged: { level: LogLevel; event: LogEvent; facts: LogFacts }[] = [];
  const kiosk = startKiosk({
    config: config.value,
    version: 'test',
    journal: journalInThread(new JournalKeeper(directory)),
    demo: true,
    clock,
    log: { write: (level, event, facts = {}) => logged.push({ level, event, facts }), close: () => undefined },
    payments: bank,
    capabilities: FAKE_CAPABILITIES,
    ...emptyMachine(),
    acceptor: null,
    printer: null,
    broken: null,
    show: () => undefined,
  });
  await clock.advance(0);
  const buyInVain = async (productId: string): Promise<void> => {
    kiosk.loop.dispatch({
      kind: 'choose',
      productId,
      freshId: crypto.randomUUID(),
      revision: kiosk.loop.view().frame.revision,
    });
    await clock.advance(0);
    expect(kiosk.loop.view().screen.name).toBe('qr');
    bank.confirm();
    await clock.advance(AWHILE_MS);
    expect(kiosk.loop.view().screen.name).toBe('idle');
  };
  const reports = () => logged.filter(({ event }) => event === 'product-stuck');

  await buyInVain('gum');
  await buyInVain('water');
  expect(reports()).toEqual([]);
  await buyInVain('water');
  expect(reports()).toEqual([{ level: 'warning', event: 'product-stuck', facts: { productId: 'water' } }]);
  await buyInVain('gum');
  expect(reports().map(({ facts }) => facts)).toEqual([{ productId: 'water' }, { productId: 'gum' }]);
  await kiosk.stop();
});

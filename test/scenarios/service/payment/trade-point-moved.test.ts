import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PaymentOutcome } from '../../../../app/service/doors/payment/types.ts';
import type { MachineEvent } from '../../../../app/service/event.ts';
import type { KioskState } from '../../../../app/session/state/state.ts';
import { ok } from '../../../../app/result.ts';
import { EMPTY_CONFIG } from '../../../../main/compose/compose.ts';
import type { ConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import type { KaspiProvider } from '../../../../main/payments/kaspi/provider.ts';
import { runPayment } from '../../../../main/service/doors/payment.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { withSandbox } from '../../../support/harness/sandbox-harness.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

const harness = withSandbox({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'One' },
        { id: 13, name: 'Two' },
      ],
    },
  ],
});

/** A customer has just cancelled, and the machine still asks what became of the purchase. */
function withWatchedPurchase(): KioskState {
  const machine = new ServiceHarness().ready();
  machine.choose();
  machine.answerQr();
  machine.send({ kind: 'cancel', revision: machine.loop.view().frame.revision });
  return machine.loop.state();
}

/** A machine that is registered at trade point 12, and a technician who chooses another. */
class MovingMachine {
  readonly clock = new FakeClock();
  readonly told: PaymentOutcome[] = [];
  readonly dispatched: MachineEvent[] = [];
  readonly provider: KaspiProvider;
  readonly #settings;
  readonly #directory = mkdtempSync(join(harness.directory, 'data-'));
  readonly #run;
  kiosk: KioskState = new ServiceHarness().ready().loop.state();

  constructor(deviceId: string) {
    this.#settings = { ...harness.standard(), deviceId, tradePointId: '12' };
    this.provider = harness.provider(this.#settings, this.#directory);
    const file = { values: { payment: { kaspi: { tradePointId: 12 } } }, config: EMPTY_CONFIG, undo: null };
    const written = (): ReturnType<ConfigEditor['read']> => Promise.resolve(ok(file));
    this.#run = runPayment(
      servicePorts({
        clock: this.clock,
        editor: { read: written, change: written, undo: written },
        kiosk: () => this.kiosk,
        dispatch: (event) => void this.dispatched.push(event),
        parts: { payments: this.provider },
      }),
    );
  }

  async choose(id: string): Promise<void> {
    const effect = { kind: 'choose', point: { id, name: '' }, before: '12' } as const;
    await this.#run(effect, (outcome) => void this.told.push(outcome));
  }

  async register(): Promise<void> {
    await this.#run({ kind: 'register' }, (outcome) => void this.told.push(outcome));
  }

  /** What the next start finds. */
  restarted(tradePointId: string): KaspiProvider {
    return harness.provider({ ...this.#settings, tradePointId }, this.#directory);
  }
}

test('a trade point counts without a restart: the device leaves the old one, and the next start needs no registering', async () => {
  const machine = new MovingMachine('KIOSK-MOVES');
  expect(await machine.provider.connect()).toMatchObject({ ok: true, value: { tradePoint: 'One' } });
  await machine.choose('13');
  expect(machine.told).toEqual([
    { kind: 'chosen', point: { id: '13', name: '' } },
    { kind: 'registered', tradePoint: 'Two' },
  ]);
  expect(machine.dispatched).toMatchObject([{ kind: 'connect-answered', result: { ok: true } }]);
  expect(machine.provider.device.facts()).toMatchObject({
    wantedTradePointId: '13',
    registered: { tradePointId: '13' },
    isGivenUp: false,
  });
  const asked = harness.sandbox.requests().length;
  expect(await machine.restarted('13').connect()).toMatchObject({ ok: true, value: { tradePoint: 'Two' } });
  expect(harness.methodsSince(asked)).toEqual(['health/ping']);
});

test('a purchase of a moment ago keeps the device where it is until it has ended', async () => {
  const machine = new MovingMachine('KIOSK-WAITS');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  machine.kiosk = withWatchedPurchase();
  const moved = machine.choose('13');
  await machine.clock.advance(5_000);
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen']);
  machine.kiosk = settled;
  await machine.clock.advance(1_000);
  await moved;
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen', 'registered']);
});

test('the bank that does not answer is told, and the choice stays', async () => {
  const machine = new MovingMachine('KIOSK-SILENT');
  expect((await machine.provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/register', { kind: 'reset', work: 'undone' });
  await machine.choose('13');
  expect(machine.told.at(-1)).toMatchObject({ kind: 'not-registered' });
  expect(machine.provider.device.facts()).toMatchObject({ wantedTradePointId: '13', isGivenUp: false });
  await machine.register();
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
});

test('of two choices while the machine waits only the last one counts', async () => {
  const machine = new MovingMachine('KIOSK-TWICE');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  machine.kiosk = withWatchedPurchase();
  const choices = [machine.choose('13'), machine.choose('12')];
  await machine.clock.advance(1_000);
  machine.kiosk = settled;
  await machine.clock.advance(1_000);
  await Promise.all(choices);
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen', 'chosen', 'registered']);
  expect(machine.provider.device.facts()).toMatchObject({ registered: { tradePointId: '12' } });
});

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PaymentOutcome } from '../../../../app/service/doors/payment/types.ts';
import type { MachineEvent } from '../../../../app/service/event.ts';
import type { KioskState } from '../../../../app/session/state/state.ts';
import { ok } from '../../../../app/result.ts';
import { emptyConfig } from '../../../../main/compose/compose.ts';
import type { ConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import type { KaspiProvider } from '../../../../main/payments/kaspi/provider.ts';
import { runPayment } from '../../../../main/service/doors/payment.ts';
import { MOVE_AGAIN_MS } from '../../../../main/service/doors/trade-point-move.ts';
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
    const file = { values: { payment: { kaspi: { tradePointId: 12 } } }, config: emptyConfig(), undo: null };
    const written = (): ReturnType<ConfigEditor['read']> => Promise.resolve(ok(file));
    this.#run = runPayment(
      servicePorts({
        clock: this.clock,
        editor: { read: written, check: written, change: written, undo: written },
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

test('a bank that does not answer is told, the choice stays, and the move is tried again without the technician', async () => {
  const machine = new MovingMachine('KIOSK-SILENT');
  expect((await machine.provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/register', { kind: 'reset', work: 'undone' });
  const moved = machine.choose('13');
  await expect.poll(() => machine.told.at(-1)).toMatchObject({ kind: 'not-registered' });
  expect(machine.provider.device.facts()).toMatchObject({ wantedTradePointId: '13', isGivenUp: false });
  await machine.clock.advance(MOVE_AGAIN_MS);
  await moved;
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
});

test('registered by hand meanwhile, the device is not moved once more', async () => {
  const machine = new MovingMachine('KIOSK-SILENT-BY-HAND');
  expect((await machine.provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/register', { kind: 'reset', work: 'undone' });
  const moved = machine.choose('13');
  await expect.poll(() => machine.told.at(-1)).toMatchObject({ kind: 'not-registered' });
  await machine.register();
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
  const asked = harness.sandbox.requests().length;
  await machine.clock.advance(MOVE_AGAIN_MS);
  await moved;
  expect(harness.methodsSince(asked)).toEqual([]);
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

test.each(['done', 'undone'] as const)(
  'the answer to the giving up gets lost (%s): the registering shows what came of it, and the device moves',
  async (work) => {
    const machine = new MovingMachine(`KIOSK-LOST-${work}`);
    expect((await machine.provider.connect()).ok).toBe(true);
    harness.sandbox.faults.next('device/delete', { kind: 'reset', work });
    await machine.choose('13');
    expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
    expect(machine.provider.device.facts()).toMatchObject({ registered: { tradePointId: '13' }, isGivenUp: false });
  },
);

test('a customer who begins to buy while the bank is asked keeps the device where it is', async () => {
  const machine = new MovingMachine('KIOSK-HURRIED');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  const { device } = machine.provider;
  const { register, giveUp } = device;
  const neededAtGivingUp: boolean[] = [];
  const refused = new Promise<void>((resolve) => {
    Object.assign(device, {
      register: async () => {
        const answer = await register();
        machine.kiosk = withWatchedPurchase();
        Object.assign(device, { register });
        resolve();
        return answer;
      },
      giveUp: () => {
        neededAtGivingUp.push(machine.kiosk.watched.length > 0);
        return giveUp();
      },
    });
  });
  const moved = machine.choose('13');
  await refused;
  await machine.clock.advance(MOVE_AGAIN_MS);
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen']);
  machine.kiosk = settled;
  await machine.clock.advance(MOVE_AGAIN_MS);
  await moved;
  expect(neededAtGivingUp).toEqual([false]);
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
});

test('registering by hand does not give the device up while a purchase needs it', async () => {
  const machine = new MovingMachine('KIOSK-BY-HAND');
  expect((await machine.provider.connect()).ok).toBe(true);
  machine.kiosk = withWatchedPurchase();
  machine.provider.device.wantTradePoint('13');
  await machine.register();
  expect(machine.told.at(-1)).toMatchObject({ kind: 'not-registered', problem: { reason: 'device-elsewhere' } });
  expect(machine.provider.device.facts()).toMatchObject({ registered: { tradePointId: '12' }, isGivenUp: false });
});

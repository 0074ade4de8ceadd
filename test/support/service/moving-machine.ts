import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { PaymentOutcome } from '../../../app/service/doors/payment/types.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { ok } from '../../../app/result.ts';
import { emptyConfig } from '../../../main/compose/compose.ts';
import type { ConfigEditor } from '../../../main/config/edit/config-editor.ts';
import type { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { runPayment } from '../../../main/service/doors/payment.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { ServiceHarness } from '../harness/service-harness.ts';
import type { withSandbox } from '../harness/sandbox-harness.ts';
import { servicePorts } from './service-ports.ts';

/** The organisation whose two trade points a machine moves between. */
export const TWO_POINTS = {
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'One' },
        { id: 13, name: 'Two' },
      ],
    },
  ],
};

/** A customer has just cancelled, and the machine still asks what became of the purchase. */
export function withWatchedPurchase(): KioskState {
  const machine = new ServiceHarness().ready();
  machine.choose();
  machine.answerQr();
  machine.send({ kind: 'cancel', revision: machine.loop.view().frame.revision });
  return machine.loop.state();
}

/** A machine that is registered at trade point 12, and a technician who chooses another. */
export class MovingMachine {
  readonly clock = new FakeClock();
  readonly told: PaymentOutcome[] = [];
  readonly dispatched: MachineEvent[] = [];
  readonly provider: KaspiProvider;
  readonly #harness: ReturnType<typeof withSandbox>;
  readonly #settings;
  readonly #directory;
  readonly #run;
  kiosk: KioskState = new ServiceHarness().ready().loop.state();

  constructor(harness: ReturnType<typeof withSandbox>, deviceId: string) {
    this.#harness = harness;
    this.#directory = mkdtempSync(join(harness.directory, 'data-'));
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
    return this.#harness.provider({ ...this.#settings, tradePointId }, this.#directory);
  }
}

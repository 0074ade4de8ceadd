import type { Log } from '../../../app/log/events.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { err } from '../../../app/result.ts';
import type { DarkHours } from '../../../app/session/state/dark-hours.ts';
import { keepUpdated, type Keeper } from '../../../main/update/keeper.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { silentLog } from '../fakes/silent-log.ts';
import { ServiceHarness } from '../harness/service-harness.ts';
import type { UpdateWorld } from './update-world.ts';

const LOOK_MS = 5 * SECOND_MS;

/** A kiosk with its loop and its menu, kept up to date in a world of real files. */
export class KeptKiosk {
  readonly machine = new ServiceHarness();
  readonly #world: UpdateWorld;
  #keeper: Keeper | null = null;
  /** How often it has asked for a restart. */
  restarts = 0;
  fetches = 0;
  isDrawn = true;
  log: Log = silentLog;
  /** The rest of the look for an update that is under way. */
  fetch: () => Promise<void> = () => Promise.resolve();

  constructor(world: UpdateWorld) {
    this.#world = world;
  }

  /** Keeps it up to date from now on, as the version that runs. */
  begin(window: DarkHours | null = null): this {
    const { machine } = this;
    this.#keeper = keepUpdated({
      clock: machine.clock,
      log: this.log,
      places: this.#world.places,
      version: this.#world.runs(),
      window,
      kiosk: () => machine.loop.state(),
      isSettled: () => machine.loop.isSettled(),
      isDrawn: () => this.isDrawn,
      offsetMs: () => null,
      fetch: () => {
        this.fetches += 1;
        return this.fetch();
      },
      restart: () => {
        this.restarts += 1;
      },
    });
    return this;
  }

  /** The payment service is lost, and why. */
  bankSays(failure: PaymentFailure): void {
    this.machine.send({ kind: 'connect-answered', provider: 'kaspi', result: err(failure) });
  }

  /** Lets time pass, with every look for what is to be done. */
  async wait(ms: number): Promise<void> {
    for (let waitedMs = 0; waitedMs < ms; waitedMs += LOOK_MS) {
      await this.machine.clock.advance(Math.min(LOOK_MS, ms - waitedMs));
      await this.#keeper?.settled();
    }
  }
}

import type { Beam } from '../../../app/service/doors/checks/types.ts';
import type { DropSensor } from '../../../drivers/drop-sensor/drop-sensor.ts';
import type { ServicePorts } from '../port/service-ports.ts';

/** How long one look lasts: short enough to look live, long enough for a slow bus. */
const LOOK_MS = 400;
/** The pause where the sensor cannot be armed, as with a hand in the beam. */
const AGAIN_MS = 200;

/**
 * Observes the drop sensor live in the same way as a sale: the sensor is armed, and reports whether its beam was
 * interrupted. It ends with the menu, so that it does not cut a sale's watch short.
 */
export class BeamLook {
  readonly #sensor: DropSensor;
  readonly #ports: Pick<ServicePorts, 'clock' | 'kiosk'>;
  #running: Promise<void> | null = null;
  #isWanted = false;

  constructor(sensor: DropSensor, ports: Pick<ServicePorts, 'clock' | 'kiosk'>) {
    this.#sensor = sensor;
    this.#ports = ports;
  }

  /**
   * Observes until `untilMonoMs`, `stop` or the end of the menu; calls `tell` for every change, and when it ends by
   * itself.
   */
  async watch(untilMonoMs: number, tell: (beam: Beam) => void): Promise<void> {
    await this.stop();
    if (this.#running !== null) return;
    this.#isWanted = true;
    const running = this.#look(untilMonoMs, tell);
    this.#running = running;
    try {
      await running;
    } finally {
      this.#running = null;
    }
  }

  /** Resolves when the sensor is free for something else. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#running;
  }

  async #look(untilMonoMs: number, tell: (beam: Beam) => void): Promise<void> {
    let last: Beam = 'off';
    while (this.#goesOn(untilMonoMs)) {
      const beam = await this.#lookOnce();
      if (!this.#isWanted) break;
      if (beam !== last) tell(beam);
      last = beam;
      if (beam !== 'free') await this.#pause();
    }
    // After `stop` the caller needs no report.
    if (this.#isWanted) tell('off');
  }

  #goesOn(untilMonoMs: number): boolean {
    const { clock, kiosk } = this.#ports;
    return this.#isWanted && clock.monoMs() < untilMonoMs && kiosk().session.kind === 'service';
  }

  async #lookOnce(): Promise<Beam> {
    const armed = await this.#sensor.arm();
    if (!armed.ok) return armed.error.kind === 'blocked' ? 'blocked' : 'unreadable';
    if (!this.#isWanted) {
      armed.value.cancel();
      return 'off';
    }
    const drop = await armed.value.fallen(LOOK_MS);
    return drop === 'seen' ? 'blocked' : drop === 'not-seen' ? 'free' : 'unreadable';
  }

  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#ports.clock.setTimer(AGAIN_MS, resolve);
    });
  }
}

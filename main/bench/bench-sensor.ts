import type { BenchView } from '../../app/ipc/contract.ts';
import type { SimulatedSensor } from '../compose/simulated-devices.ts';

/** The drop sensor's plug. */
export class BenchSensor {
  readonly #sensor: SimulatedSensor;
  #isPlugged = true;

  constructor(sensor: SimulatedSensor) {
    this.#sensor = sensor;
  }

  view(): NonNullable<BenchView['sensor']> {
    return { isPlugged: this.#isPlugged };
  }

  plug(plugged: boolean): void {
    this.#isPlugged = plugged;
    if (plugged) this.#sensor.device.plug();
    else this.#sensor.device.unplug();
  }
}

import type { BenchView } from '../../app/ipc/contract.ts';
import type { AbsentDevice } from '../../drivers/definition/absent-device.ts';
import type { SensorStandIn } from '../../drivers/drop-sensor/stand-in.ts';

/** The drop sensor's plug. */
export class BenchSensor {
  readonly #sensor: AbsentDevice<SensorStandIn>;
  #isPlugged = true;

  constructor(sensor: AbsentDevice<SensorStandIn>) {
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

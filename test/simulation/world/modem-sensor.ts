import { createMemoryLine, type MemoryLine } from '../../../drivers/port/memory-port.ts';
import type { DropSensor } from '../../../drivers/drop-sensor/drop-sensor.ts';
import { createModemLineDropSensor } from '../../../drivers/drop-sensor/modem-line/driver.ts';
import { modemLineSettings } from '../../../drivers/drop-sensor/modem-line/settings.ts';
import { ModemLineSimulator } from '../../../drivers/drop-sensor/modem-line/simulator.ts';
import { followSensor } from '../../../main/peripherals/follow-relay.ts';
import { RunClock } from '../engine/scheduler.ts';
import type { Run } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PATH = 'simulated-sensor';
const SETTINGS = modemLineSettings.parse({ driver: 'modem-line', port: PATH, blocksMs: 50 });
/** From the shelf to the beam, and through it. */
const FALL_MS = 300;
const BEAM_MS = 30;

/** The sensor of the kind `everything`: the real driver on a modem line, and products that fall through a beam. */
export class ModemSensor {
  readonly #world: SimulationContext;
  readonly #line: MemoryLine;
  readonly #beam: ModemLineSimulator;
  #driver: DropSensor | null = null;
  #isUp = true;

  constructor(world: SimulationContext) {
    this.#world = world;
    const clock = new RunClock(world.scheduler, 0);
    this.#line = createMemoryLine(PATH, clock);
    this.#beam = new ModemLineSimulator({ clock, device: this.#line.device });
  }

  get driver(): DropSensor | null {
    return this.#driver;
  }

  start(run: Run): void {
    // A port that the run before was just opening when it died has no owner any more.
    this.#line.device.unplug();
    if (this.#isUp) this.#line.device.plug();
    const driver = createModemLineDropSensor(SETTINGS, { opener: this.#line.opener, clock: run.clock });
    this.#driver = driver;
    followSensor(driver, {
      port: PATH,
      dispatch: (event) => run.dispatch(event),
      log: { write: (level, event, facts) => run.writeLog(JSON.stringify([level, event, facts])) },
    });
  }

  powerLost(): void {
    this.#driver = null;
  }

  /** The wire of the sensor. */
  plug(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    if (isUp) this.#line.device.plug();
    else this.#line.device.unplug();
  }

  /** A product leaves its shelf; also without a watch. */
  fall(): void {
    this.#world.scheduler.after(FALL_MS, () => {
      count(this.#world, 'drop-seen');
      this.#beam.dropNow(BEAM_MS);
    });
  }
}

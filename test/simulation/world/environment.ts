import type { SimulatedJournal } from '../journal/simulated-journal.ts';
import type { Acceptor } from './acceptor.ts';
import type { Auditor } from './auditor.ts';
import type { CoreRelay } from './devices-parts.ts';
import type { Machine } from './machine.ts';
import type { Network } from './network.ts';
import { count, type SimulationContext } from './simulation-context.ts';

export interface EnvironmentParts {
  readonly network: Network;
  readonly journal: SimulatedJournal;
  readonly relay: CoreRelay;
  readonly acceptor: Acceptor | null;
  readonly machine: Machine;
  readonly auditor: Auditor;
}

const EVERY_MS = 10_000;
const LASTS_MS = [3_000, 30_000, 120_000, 900_000] as const;
const LASTS_WEIGHTS = [4, 4, 2, 1] as const;
const JUMPS_MS = [3_600_000, -3_600_000, 31_536_000_000, -30_000] as const;

/** What happens around a machine: outages, a full disk, a pulled plug, a power cut, a clock that is set. */
export class Environment {
  readonly #world: SimulationContext;
  readonly #parts: EnvironmentParts;
  #isOver = false;

  constructor(world: SimulationContext, parts: EnvironmentParts) {
    this.#world = world;
    this.#parts = parts;
    this.#wait();
  }

  /** The faults end, for good. */
  end(): void {
    this.#isOver = true;
    this.#parts.network.isDown = false;
    this.#parts.journal.setFull(false);
    this.#parts.relay.calm();
  }

  #wait(): void {
    const { decisions, scheduler } = this.#world;
    scheduler.after(EVERY_MS / 2 + decisions.below('environment', EVERY_MS), () => {
      if (this.#isOver) return;
      this.#happen();
      if (this.#parts.relay.sensor !== null) this.#happenToSensor(this.#parts.relay.sensor);
      if (this.#parts.acceptor !== null) this.#happenTo(this.#parts.acceptor);
      this.#wait();
    });
  }

  #happen(): void {
    const { decisions, rates, scheduler } = this.#world;
    const { network, journal, relay, machine, auditor } = this.#parts;
    switch (decisions.fault('environment', rates.environment, 5)) {
      case 1:
        this.#forAWhile('outage', (isOn) => {
          network.isDown = isOn;
        });
        return;
      case 2:
        this.#forAWhile('disk-full', (isOn) => journal.setFull(isOn));
        return;
      case 3:
        this.#forAWhile('relay-unplugged', (isOn) => relay.plug(!isOn));
        return;
      case 4:
        count(this.#world, 'cut-at-random');
        machine.cut('at a random moment');
        return;
      case 5: {
        const ms = JUMPS_MS[decisions.below('the wall clock jumps', JUMPS_MS.length)] ?? 0;
        count(this.#world, 'wall-clock-jumped');
        this.#world.trace?.tell(`the wall clock jumps by ${ms} ms`);
        scheduler.jumpWall(ms);
        auditor.dispensing.wallJumped();
        return;
      }
      default:
        return;
    }
  }

  #happenToSensor(sensor: { plug(isUp: boolean): void }): void {
    const { decisions, rates } = this.#world;
    if (decisions.fault('around the sensor', rates.environment / 3, 1) === 1)
      this.#forAWhile('sensor-blocked', (isOn) => sensor.plug(!isOn));
  }

  #happenTo(acceptor: Acceptor): void {
    const { decisions, rates } = this.#world;
    switch (decisions.fault('around the acceptor', rates.environment, 3)) {
      case 1:
        this.#forAWhile('acceptor-unplugged', (isOn) => acceptor.plug(!isOn));
        return;
      case 2:
        this.#forAWhile('acceptor-jammed', (isOn) => acceptor.jam(isOn));
        return;
      case 3:
        this.#forAWhile('cassette-taken', (isOn) => acceptor.takeCassette(isOn));
        return;
      default:
        return;
    }
  }

  #forAWhile(
    what:
      | 'outage'
      | 'disk-full'
      | 'relay-unplugged'
      | 'sensor-blocked'
      | 'acceptor-unplugged'
      | 'acceptor-jammed'
      | 'cassette-taken',
    set: (isOn: boolean) => void,
  ): void {
    const { decisions, scheduler } = this.#world;
    const longest = LASTS_MS[decisions.weighted('how long it lasts', LASTS_WEIGHTS)] ?? 0;
    const ms = 1_000 + decisions.below('it lasts', longest);
    count(this.#world, what);
    this.#world.trace?.tell(`${what} for ${ms} ms`);
    set(true);
    scheduler.after(ms, () => {
      if (!this.#isOver) set(false);
    });
  }
}

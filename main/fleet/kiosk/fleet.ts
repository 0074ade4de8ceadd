import { machineFacts } from '../../../app/service/remote/machine-facts.ts';
import type { FleetConfig } from '../../../app/config/fleet.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { shownNotice } from '../../../app/session/state/shown-notice.ts';
import { remoteMachine } from '../../../app/service/remote/remote.ts';
import type { HomeState } from '../../../app/service/doors/home/types.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { evaMachine } from '../../export/machine.ts';
import type { EventLoop } from '../../runtime/event-loop.ts';
import type { KioskParts } from '../../runtime/kiosk-parts.ts';
import type { ObservedStep } from '../../runtime/observers/observer.ts';
import { homeFacts, type HomeFactsPorts } from '../../service/doors/home.ts';
import { certificateFactsSchema, fleetFactsSchema, journalFactsSchema } from '../../service/reading/messages.ts';
import type { Reading } from '../../service/reading/reading-thread.ts';
import { CARRIED_OUT, CommandRunner, type CarryOutPorts } from './carry-out.ts';
import type { FleetSide, OpenFleetSide } from './fleet-thread.ts';
import type { LateObserver } from './late-observer.ts';

/** What the fleet of a running kiosk is made of. */
export interface FleetPorts extends Omit<CarryOutPorts, 'loop' | 'clock'> {
  readonly fleet: FleetConfig;
  readonly openSide: OpenFleetSide;
  readonly dataDirectory: string;
  readonly configFile: string | null;
  readonly sinceWallMs: number;
  readonly parts: Pick<KioskParts, 'config' | 'acceptor' | 'payments' | 'version' | 'log'>;
  readonly loop: EventLoop;
  readonly clock: Clock;
  readonly observer: LateObserver;
  readonly reading: Reading;
}

/** The fleet of a running kiosk. */
export interface Fleet {
  isConnected(): boolean;
  stop(): Promise<void>;
}

/** A step changes the facts; they are looked at once for all steps of a moment. */
const LOOK_AFTER_MS = 2 * SECOND_MS;
/** What costs nothing to read. */
const FACTS_EVERY_MS = MINUTE_MS;
/** What the journal adds up to changes with its entries, but is not worth reading after each. */
const STORED_AGAIN_MS = 15 * MINUTE_MS;

const WAITING = { kind: 'waiting' } as const;

/** Starts the fleet's thread and feeds it: what the journal has grown by, how the machine is, what came of commands. */
export function startFleet(ports: FleetPorts): Fleet {
  return new RunningFleet(ports);
}

class RunningFleet implements Fleet {
  readonly #ports: FleetPorts;
  readonly #runner: CommandRunner;
  readonly #thread: FleetSide;
  #home: HomeState = {
    facts: null,
    journal: WAITING,
    // Verifying the whole chain is the menu's and the doctor's matter.
    chain: WAITING,
    certificate: WAITING,
    looks: [],
    factsDueMonoMs: null,
    storedDueMonoMs: null,
  };
  #closedBy: string | null = null;
  #hasGrown = false;
  #readMonoMs = -Infinity;
  #storedMonoMs = -Infinity;
  #cancelLook: CancelTimer | null = null;
  #cancelMinute: CancelTimer = () => undefined;
  #isStopped = false;
  #isConnected = false;

  constructor(ports: FleetPorts) {
    this.#ports = ports;
    const { loop, observer, openSide, clock, parts, fleet, dataDirectory } = ports;
    this.#runner = new CommandRunner(ports);
    loop.attachRemote(remoteMachine);
    observer.attach((step) => {
      this.#observe(step);
    });
    this.#thread = openSide({
      data: { fleet, dataDirectory, machine: evaMachine(parts.config, parts.version) },
      clock,
      log: parts.log,
      onCommand: ({ id, command, by }) => {
        void this.#runner.run(id, command, by).then((outcome) => {
          this.#thread.send({ kind: 'finished', id, outcome });
        });
      },
      onLink: (isOpen) => {
        this.#isConnected = isOpen;
      },
      onStart: () => {
        this.#lookSoon(0);
      },
    });
    this.#minute();
  }

  isConnected(): boolean {
    return this.#isConnected;
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook?.();
    this.#cancelMinute();
    return this.#thread.stop();
  }

  /** After every step: it compares a few references, and leaves the rest to a moment after the customer's. */
  #observe(step: ObservedStep): void {
    this.#runner.observe(step);
    const { before, after, entries } = step;
    if (entries.length > 0) this.#hasGrown = true;
    const isSame =
      before.stock === after.stock &&
      before.takenOff === after.takenOff &&
      before.closed === after.closed &&
      shownNotice(before.notice) === shownNotice(after.notice) &&
      before.unseenSales === after.unseenSales &&
      before.relay === after.relay &&
      before.sensor === after.sensor &&
      before.acceptor === after.acceptor &&
      before.printer === after.printer &&
      before.services === after.services &&
      before.journal.kind === after.journal.kind &&
      before.broken === after.broken &&
      before.escrowOff === after.escrowOff;
    if (entries.length > 0 || !isSame) this.#lookSoon(LOOK_AFTER_MS);
  }

  #lookSoon(afterMs: number): void {
    if (this.#isStopped || this.#cancelLook !== null) return;
    this.#cancelLook = this.#ports.clock.setTimer(afterMs, () => {
      this.#cancelLook = null;
      void this.#look();
    });
  }

  #minute(): void {
    if (this.#isStopped) return;
    this.#cancelMinute = this.#ports.clock.setTimer(FACTS_EVERY_MS, () => {
      this.#lookSoon(0);
      this.#minute();
    });
  }

  async #look(): Promise<void> {
    const { loop, parts } = this.#ports;
    if (this.#hasGrown) {
      this.#hasGrown = false;
      this.#thread.send({ kind: 'grown' });
    }
    try {
      await this.#read();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      parts.log.write('warning', 'fleet-failed', { detail });
    }
    if (this.#isStopped) return;
    const { facts, alarms } = machineFacts(loop.state(), this.#home);
    const closedBy = facts.problem?.reason ?? null;
    const isUrgent = closedBy !== this.#closedBy;
    this.#closedBy = closedBy;
    this.#thread.send({
      kind: 'state',
      isUrgent,
      alarms,
      facts: {
        ...facts,
        since: this.#ports.sinceWallMs,
        version: parts.version,
        screen: loop.view().screen.name,
        commands: [...CARRIED_OUT],
      },
    });
  }

  async #read(): Promise<void> {
    const { clock, reading, loop, parts, dataDirectory, configFile, sinceWallMs } = this.#ports;
    const nowMonoMs = clock.monoMs();
    if (nowMonoMs - this.#readMonoMs >= FACTS_EVERY_MS) {
      this.#readMonoMs = nowMonoMs;
      const facts: HomeFactsPorts = {
        clock,
        dataDirectory,
        configFile,
        sinceWallMs,
        version: parts.version,
        updates: null,
        parts,
        training: { facts: { kind: 'off' } },
      };
      this.#home = { ...this.#home, facts: await homeFacts(facts) };
    }
    const again = this.#home.journal.kind === 'waiting' ? 0 : STORED_AGAIN_MS;
    if (loop.state().journal.kind !== 'ready' || nowMonoMs - this.#storedMonoMs < again) return;
    this.#storedMonoMs = nowMonoMs;
    const journal = await reading.ask({ kind: 'journal' }, journalFactsSchema).catch(() => null);
    const files = parts.config.payment === undefined ? null : (parts.payments.about?.().certificate ?? null);
    const certificate =
      files === null
        ? null
        : await reading.ask({ kind: 'certificate', files }, certificateFactsSchema).catch(() => null);
    const settings = parts.config.fleet;
    const fleet =
      settings === undefined
        ? 'none'
        : await reading.ask({ kind: 'fleet', settings }, fleetFactsSchema).catch(() => 'none' as const);
    this.#home = {
      ...this.#home,
      journal: { kind: 'found', value: journal },
      certificate: { kind: 'found', value: certificate },
      ...(fleet === 'none' ? {} : { fleet }),
    };
  }
}

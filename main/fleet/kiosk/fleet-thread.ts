import { Worker } from 'node:worker_threads';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import type { Log } from '../../../app/log/events.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { fromFleetSchema, type FleetThreadData, type FromFleet, type ToFleet } from '../worker/messages.ts';

/** Before a thread that ended by itself is replaced. */
const START_AGAIN_AFTER_MS = MINUTE_MS;
/** Longer than the last word of the machine is waited for. */
const STOP_LIMIT_MS = 5 * SECOND_MS;
/** The thread keeps no more in memory than this; it reads the journal in parts. */
const MOST_HEAP_MB = 256;

/** What the thread is started with, and who hears it. */
export interface FleetSidePlace {
  readonly data: FleetThreadData;
  readonly clock: Pick<Clock, 'setTimer'>;
  readonly log: Log;
  readonly onCommand: (command: Extract<FromFleet, { kind: 'command' }>) => void;
  /** The connection to the broker has opened or ended. */
  readonly onLink: (isOpen: boolean) => void;
  /** It runs, again perhaps: it knows nothing of the state. */
  readonly onStart: () => void;
}

/** The side of the fleet that waits for disk and broker: a thread, in the kiosk. */
export interface FleetSide {
  send(message: ToFleet): void;
  /** The machine says that it stops, within a limit. */
  stop(): Promise<void>;
}

/** Starts the fleet's side. It may ask for the state before the call has returned. */
export type OpenFleetSide = (place: FleetSidePlace) => FleetSide;

/** `program` is the built file of `thread.ts`. */
type FleetThreadPlace = FleetSidePlace & { readonly program: string };

/** The thread of the fleet. What is sent while it does not run is lost: it reads the journal itself. */
export class FleetThread implements FleetSide {
  readonly #place: FleetThreadPlace;
  #worker: Worker | null = null;
  #cancel: CancelTimer = () => undefined;
  #isStopped = false;

  constructor(place: FleetThreadPlace) {
    this.#place = place;
    this.#start();
  }

  send(message: ToFleet): void {
    this.#worker?.postMessage(message);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    const worker = this.#worker;
    if (worker === null) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#place.clock.setTimer(STOP_LIMIT_MS, resolve);
      const end = (): void => {
        cancel();
        resolve();
      };
      worker.on('message', (data: unknown) => {
        if (fromFleetSchema.parse(data).kind === 'stopped') end();
      });
      worker.on('exit', end);
      this.send({ kind: 'stop' });
    });
    void worker.terminate();
  }

  #start(): void {
    const { program, data, log, onCommand, onLink, onStart, clock } = this.#place;
    const resourceLimits = { maxOldGenerationSizeMb: MOST_HEAP_MB };
    const worker = new Worker(program, { workerData: data, name: 'fleet', resourceLimits });
    // It holds up no end of the application: what it has not sent is on the disk.
    worker.unref();
    worker.on('message', (message: unknown) => {
      const read = fromFleetSchema.parse(message);
      if (read.kind === 'command') onCommand(read);
      if (read.kind === 'link') onLink(read.isOpen);
      if (read.kind === 'log') log.write(read.level, read.event, read.facts);
    });
    let why = '';
    worker.on('error', (error) => {
      why = String(error);
    });
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#worker = null;
      onLink(false);
      if (this.#isStopped) return;
      log.write('error', 'fleet-failed', { detail: `the thread has ended (code ${String(code)}) ${why}`.trim() });
      this.#cancel = clock.setTimer(START_AGAIN_AFTER_MS, () => {
        this.#start();
      });
    });
    this.#worker = worker;
    onStart();
  }
}

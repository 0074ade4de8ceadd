/** What a running kiosk does about its updates: looks for them, applies one at a quiet moment, and shows that a new one works. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DarkHours } from '../../app/session/state/dark-hours.ts';
import type { KioskState } from '../../app/session/state/state.ts';
import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { isFreeOfCustomers, nextStep, workingNow } from '../../app/update-steps/next-step.ts';
import type { Working } from '../../app/update-steps/trial.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import { writeDurably } from '../files/write-durably.ts';
import { makeFolders } from '../files/make-folders.ts';
import { realDisk } from './disk.ts';
import { keepNewest } from './newest-time.ts';
import { names, type UpdatePlaces } from './places.ts';
import { installedVersions, startingVersion, type InstalledVersions } from './versions.ts';

const LOOK_EVERY_MS = 5 * SECOND_MS;
/** Behind the start, and again several times a day: the empty question has a few hundred bytes. */
const FIRST_FETCH_MS = 10 * MINUTE_MS;
const FETCH_EVERY_MS = 6 * HOUR_MS;
const KEEP_TIME_EVERY_MS = HOUR_MS;
/** The same fault is a line of the log once in this time, and of different ones so many are. */
const TELL_AGAIN_MS = HOUR_MS;
const MOST_FAULTS_TOLD = 5;
const OWNER_ONLY = 0o700;

/** What the keeper acts on. */
export interface KeeperPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly places: UpdatePlaces;
  readonly version: string;
  readonly window: DarkHours | null;
  readonly kiosk: () => KioskState;
  readonly isSettled: () => boolean;
  /** Whether the page shows what it is told to. */
  readonly isDrawn: () => boolean;
  /** This machine's clock minus the payment service's; null where that is not known. */
  readonly offsetMs: () => number | null;
  /** Downloads what is there for this machine, in a program of its own; null where updates come from sticks alone. */
  readonly fetch: (() => Promise<void>) | null;
  /** Restarts the application in order. */
  readonly restart: () => void;
}

/** Another version has written it. */
const workingSchema = z.object({
  devices: z.array(z.string()),
  faults: z.array(z.string()),
  isStarting: z.boolean(),
});

/** A keeper at work. */
export interface Keeper {
  stop(): void;
  /** Resolves when it waits for its next look. */
  settled(): Promise<void>;
}

/** Starts it; it ends with the application. */
export function keepUpdated(ports: KeeperPorts): Keeper {
  const keeper = new UpdateKeeper(ports);
  keeper.start();
  return keeper;
}

class UpdateKeeper implements Keeper {
  readonly #ports: KeeperPorts;
  readonly #sinceMonoMs: number;
  #busyMonoMs: number;
  #fetchDueMonoMs: number;
  #timeDueMonoMs: number;
  #replacedMonoMs: number | null = null;
  #isConfirmed = false;
  #isTold = false;
  /** What has gone wrong in this hour, by the system's code or in words. */
  readonly #faultsTold = new Set<string>();
  #faultsOfMonoMs = 0;
  #hasForgotten = false;
  #isOver = false;
  #looking: Promise<void> = Promise.resolve();
  #cancel: CancelTimer = () => undefined;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
    const nowMs = ports.clock.monoMs();
    this.#sinceMonoMs = nowMs;
    this.#busyMonoMs = nowMs;
    this.#fetchDueMonoMs = nowMs + FIRST_FETCH_MS;
    this.#timeDueMonoMs = nowMs;
  }

  start(): void {
    this.#cancel = this.#ports.clock.setTimer(LOOK_EVERY_MS, () => {
      this.#looking = this.#look();
    });
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
  }

  settled(): Promise<void> {
    return this.#looking;
  }

  async #look(): Promise<void> {
    try {
      await this.#step();
    } catch (error) {
      this.#tellFault(error);
    }
    if (!this.#isOver) this.start();
  }

  /** A step is tried every few seconds: on a disk that refuses for days the same line would push all others out of the log. */
  #tellFault(error: unknown): void {
    const { clock, log } = this.#ports;
    const detail = error instanceof Error ? error.message : String(error);
    const fault = error instanceof Error && 'code' in error ? String(error.code) : detail;
    if (clock.monoMs() - this.#faultsOfMonoMs >= TELL_AGAIN_MS) {
      this.#faultsTold.clear();
      this.#faultsOfMonoMs = clock.monoMs();
    }
    if (this.#faultsTold.has(fault) || this.#faultsTold.size >= MOST_FAULTS_TOLD) return;
    this.#faultsTold.add(fault);
    log.write('warning', 'update-step-failed', { detail });
  }

  async #step(): Promise<void> {
    const { clock, places } = this.#ports;
    if (this.#isBusy()) this.#busyMonoMs = clock.monoMs();
    const [versions, before] = [await installedVersions(places.versions), await this.#before()];
    const starting = await startingVersion(places);
    const asked = this.#hasForgotten ? '' : await this.#asked();
    // What follows happens in one turn, so that no touch comes between the decision and the end.
    if (this.#isOver) return;
    this.#tell(versions);
    if (!this.#hasForgotten) this.#forgetAsked(asked);
    this.#noteReplaced(starting);
    this.#act(versions, before);
    if (clock.monoMs() >= this.#timeDueMonoMs) await this.#keepTime();
    if (clock.monoMs() >= this.#fetchDueMonoMs) this.#fetch();
  }

  #act(versions: InstalledVersions, before: Working | null): void {
    const { clock, kiosk, isSettled, isDrawn, version, window } = this.#ports;
    const nowMs = clock.monoMs();
    if (this.#isBusy()) this.#busyMonoMs = nowMs;
    const step = nextStep({
      kiosk: kiosk(),
      isSettled: isSettled(),
      version,
      next: versions.next,
      replacedForMs: this.#replacedMonoMs === null ? null : nowMs - this.#replacedMonoMs,
      isOnTrial: versions.onTrial === version && !this.#isConfirmed,
      before,
      isDrawn: isDrawn(),
      window,
      wallMs: clock.wallMs(),
      sinceStartMs: nowMs - this.#sinceMonoMs,
      quietForMs: nowMs - this.#busyMonoMs,
    });
    if (step === 'confirm') this.#confirm();
    else if (step === 'give-up') this.#giveUp();
    else if (step === 'restart') this.#end('program-replaced');
    else if (step === 'apply' && versions.next !== null) this.#apply(versions.next);
  }

  /** What cannot be read is being unpacked. */
  #noteReplaced(starting: string | null): void {
    const isReplaced = starting !== null && starting !== this.#ports.version;
    if (!isReplaced) this.#replacedMonoMs = null;
    else this.#replacedMonoMs ??= this.#ports.clock.monoMs();
  }

  /** Once a run, for whoever reads the log. */
  #tell({ takenBack, kept }: InstalledVersions): void {
    if (this.#isTold) return;
    this.#isTold = true;
    if (takenBack.length > 0) this.#ports.log.write('warning', 'update-taken-back', { versions: takenBack.join(', ') });
    if (kept.length > 0) this.#ports.log.write('error', 'update-kept', { versions: kept.join(', ') });
  }

  #isBusy(): boolean {
    const { kiosk, isSettled } = this.#ports;
    return !isSettled() || !isFreeOfCustomers(kiosk());
  }

  #confirm(): void {
    const { version, log } = this.#ports;
    this.#write(names.confirmed, `${version}\n`);
    this.#isConfirmed = true;
    log.write('info', 'update-confirmed', { version });
  }

  #giveUp(): void {
    const { version, log } = this.#ports;
    log.write('error', 'update-failed', { version });
    this.#end('update-failed');
  }

  #apply(next: string): void {
    const { kiosk, log, version } = this.#ports;
    this.#write(names.before, JSON.stringify(workingNow(kiosk())));
    // No other one is: what was written for an earlier trial of the next version counts no more. And this one has passed its
    // own, which the next start has to see before it switches.
    this.#write(names.confirmed, `${version}\n`);
    // The last one: from here on the next start switches, also after a power cut.
    this.#write(names.apply, `${next}\n`);
    log.write('info', 'update-applied', { from: version, version: next });
    this.#end('update');
  }

  #end(cause: string): void {
    const { log, restart } = this.#ports;
    this.#isOver = true;
    log.write('warning', 'restart-wanted', { cause });
    restart();
  }

  #write(name: string, text: string): void {
    const { data } = this.#ports.places;
    makeFolders(data, OWNER_ONLY);
    writeDurably(join(data, name), text);
  }

  #asked(): Promise<string> {
    return readFile(join(this.#ports.places.data, names.apply), 'utf8').catch(() => '');
  }

  /** The start has answered it. Left there, it would switch without a trial when the same version is downloaded once more. */
  #forgetAsked(asked: string): void {
    if (asked.trim() !== '') this.#write(names.apply, '\n');
    this.#hasForgotten = true;
  }

  async #before(): Promise<Working | null> {
    const text = await readFile(join(this.#ports.places.data, names.before), 'utf8').catch(() => '');
    try {
      const read = workingSchema.safeParse(JSON.parse(text));
      return read.success ? read.data : null;
    } catch {
      return null;
    }
  }

  async #keepTime(): Promise<void> {
    const { clock, places, offsetMs } = this.#ports;
    this.#timeDueMonoMs = clock.monoMs() + KEEP_TIME_EVERY_MS;
    await keepNewest(places.data, { wallMs: clock.wallMs(), offsetMs: offsetMs() }, realDisk);
  }

  /** It may take an hour, which nothing else waits for. */
  #fetch(): void {
    const { clock, fetch, log } = this.#ports;
    this.#fetchDueMonoMs = Infinity;
    const later = (): void => {
      this.#fetchDueMonoMs = clock.monoMs() + FETCH_EVERY_MS;
    };
    fetch?.().then(later, (error: unknown) => {
      log.write('warning', 'update-step-failed', { detail: error instanceof Error ? error.message : String(error) });
      later();
    });
  }
}

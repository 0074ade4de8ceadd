import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import { withTimeLimit } from '../../drivers/common/time-limit.ts';
import { noteFile, writeNote } from './note.ts';
import { GUARDIAN_SCRIPT, WORDS } from './script.ts';
import { scriptArguments, seconds, type GuardedLine } from './script-arguments.ts';

/** Before a guardian that ended by itself is replaced: doubled each time, as where the system has no shell. */
const AGAIN_MS = 1_000;
const SELDOM_AGAIN_MS = 5 * MINUTE_MS;
/** One that has run for so long ended for another reason. */
const RAN_LONG_MS = 10 * MINUTE_MS;
/** How often main says that it runs. */
const BEAT_EVERY_MS = 3 * SECOND_MS;
/** A main that says nothing for so long stands still: longer than any of its turns on a slow and busy computer. */
export const SILENCE_LIMIT_MS = 10 * SECOND_MS;
/** A shell that has read its last word ends within milliseconds. */
const DISARM_LIMIT_MS = 1_000;
const SHELL = '/bin/sh';
const ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

/** The facts of the guarded run. */
export interface GuardianPorts {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The system's shell where nothing else is given. */
  readonly shell?: string;
}

/** Stands by while the kiosk runs. */
export interface Guardian {
  /** Starts the process, unless it runs already. Blocks for as long as the system takes to start a process. */
  arm(): void;
  /**
   * A contact is about to close. Unless the returned function is called within the limit, the program counts as
   * stalled: the guardian kills it and opens the contact. The line is written before this returns, so that a stall in
   * the next turn is covered.
   */
  watch(limitMs: number): () => void;
  /** See `WhenMainEnds`. */
  readonly aroundPulseMs: number;
  /** After the relays have been switched off in order; resolves when the guardian has gone, with nothing sent. */
  disarm(): Promise<void>;
}

/**
 * A process outside of this one that switches the relay board off and closes the acceptor when this one ends without
 * having disarmed it, or stands still. It has a process group of its own, so that what ends ours does not end it. It starts with `arm`. Not on Windows.
 */
export function createGuardian(lines: readonly GuardedLine[], ports: GuardianPorts): Guardian {
  return new ShellGuardian(lines, ports);
}

class ShellGuardian implements Guardian {
  readonly #lines: readonly GuardedLine[];
  readonly #ports: GuardianPorts;
  readonly #note: string;
  #child: ChildProcess | null = null;
  #isArmed = false;
  /** Disarmed for good: the application is ending. */
  #isOver = false;
  #cancelAgain: CancelTimer = () => undefined;
  #cancelBeat: CancelTimer = () => undefined;
  #againMs = AGAIN_MS;
  #startedMonoMs = 0;
  /** The note that is being written. */
  #noting: Promise<void> = Promise.resolve();

  constructor(lines: readonly GuardedLine[], ports: GuardianPorts) {
    this.#lines = lines;
    this.#ports = ports;
    this.#note = noteFile(ports.dataDirectory);
  }

  get aroundPulseMs(): number {
    return Math.max(0, ...this.#lines.map(({ end }) => end.aroundPulseMs ?? 0));
  }

  arm(): void {
    if (this.#isOver || (this.#isArmed && this.#child !== null)) return;
    // A contact does not wait for the next of the ever rarer attempts.
    this.#cancelAgain();
    this.#isArmed = true;
    this.#start();
  }

  watch(limitMs: number): () => void {
    const child = this.#child;
    child?.stdin?.write(`${WORDS.closed} ${seconds(limitMs)}\n`);
    return () => {
      child?.stdin?.write(`${WORDS.open}\n`);
    };
  }

  async disarm(): Promise<void> {
    this.#isArmed = false;
    this.#isOver = true;
    this.#cancelAgain();
    this.#cancelBeat();
    const child = this.#child;
    if (child !== null) {
      await withTimeLimit<undefined>(
        this.#ports.clock,
        DISARM_LIMIT_MS,
        () => {
          child.kill('SIGKILL');
          return undefined;
        },
        (settle) => {
          child.once('exit', () => {
            settle(undefined);
          });
          child.stdin?.end(`${WORDS.disarm}\n`);
        },
      );
    }
    await this.#noting;
    // Where the disk refuses, the next start says that this run ended suddenly.
    await rm(this.#note, { force: true }).catch(() => undefined);
  }

  #start(): void {
    this.#startedMonoMs = this.#ports.clock.monoMs();
    try {
      this.#spawn();
    } catch (error) {
      // Without memory or free file handles the system starts no process; the kiosk itself goes on.
      this.#ended(error instanceof Error ? error.message : String(error));
    }
  }

  #spawn(): void {
    const args = scriptArguments(this.#lines, { note: this.#note, pid: process.pid }, process.platform);
    const child = spawn(this.#ports.shell ?? SHELL, ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], {
      cwd: '/',
      env: ENVIRONMENT,
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    let hasEnded = false;
    const ended = (detail: string): void => {
      if (hasEnded) return;
      hasEnded = true;
      this.#ended(detail);
    };
    this.#child = child;
    child.once('error', (error) => {
      ended(error.message);
    });
    child.once('exit', (code, signal) => {
      ended(`ended by itself (${String(signal ?? code)})`);
    });
    // A guardian that dies breaks its pipe, which the exit above reports. Without file handles there is no pipe at all.
    child.once('spawn', () => {
      child.stdin.on('error', () => undefined);
    });
    child.unref();
    this.#noting = this.#writeNote(child.pid);
    this.#beat(child);
  }

  /** As long as this guardian runs. */
  #beat(child: ChildProcess): void {
    this.#cancelBeat();
    if (this.#child !== child) return;
    child.stdin?.write(`${WORDS.beat} ${seconds(SILENCE_LIMIT_MS)}\n`);
    this.#cancelBeat = this.#ports.clock.setTimer(BEAT_EVERY_MS, () => {
      this.#beat(child);
    });
  }

  /** Without a note the next start does not wait; the guardian does its work all the same. */
  async #writeNote(pid: number | undefined): Promise<void> {
    if (pid === undefined) return;
    try {
      await writeNote(this.#note, pid);
    } catch (error) {
      this.#ports.log.write('warning', 'guardian-failed', {
        detail: error instanceof Error ? error.message : String(error),
      });
    }
  }

  #ended(detail: string): void {
    this.#child = null;
    this.#cancelBeat();
    if (!this.#isArmed) return;
    this.#ports.log.write('error', 'guardian-failed', { port: this.#lines[0]?.end.port ?? '', detail });
    if (this.#ports.clock.monoMs() - this.#startedMonoMs >= RAN_LONG_MS) this.#againMs = AGAIN_MS;
    this.#cancelAgain = this.#ports.clock.setTimer(this.#againMs, () => {
      if (this.#isArmed) this.#start();
    });
    this.#againMs = Math.min(2 * this.#againMs, SELDOM_AGAIN_MS);
  }
}

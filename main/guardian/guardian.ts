import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { withTimeLimit } from '../../drivers/common/time-limit.ts';
import type { WhenMainEnds } from '../../drivers/definition/when-main-ends.ts';
import { noteFile, writeNote } from './note.ts';
import { GUARDIAN_SCRIPT, WORDS } from './script.ts';
import { scriptArguments, seconds } from './script-arguments.ts';

/** Before a guardian that ended by itself is replaced. */
const AGAIN_MS = 1_000;
/** A shell that has read its last word ends within milliseconds. */
const DISARM_LIMIT_MS = 1_000;
const ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

/** The facts of the guarded run. */
export interface GuardianPorts {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
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
  /** After the relays have been switched off in order; resolves when the guardian has gone, with nothing sent. */
  disarm(): Promise<void>;
}

/**
 * A process outside of this one that switches the board off when this one ends without having disarmed it. It has a
 * process group of its own, so that what ends ours does not end it. It starts with `arm`. Not on Windows.
 */
export function createGuardian(end: WhenMainEnds, ports: GuardianPorts): Guardian {
  return new ShellGuardian(end, ports);
}

class ShellGuardian implements Guardian {
  readonly #end: WhenMainEnds;
  readonly #ports: GuardianPorts;
  readonly #note: string;
  #child: ChildProcess | null = null;
  #isArmed = false;
  /** Disarmed for good: the application is ending. */
  #isOver = false;
  #cancelAgain: CancelTimer = () => undefined;

  constructor(end: WhenMainEnds, ports: GuardianPorts) {
    this.#end = end;
    this.#ports = ports;
    this.#note = noteFile(ports.dataDirectory);
  }

  arm(): void {
    if (this.#isArmed || this.#isOver) return;
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
    rmSync(this.#note, { force: true });
  }

  #start(): void {
    const args = scriptArguments(this.#end, { note: this.#note, pid: process.pid }, process.platform);
    const child = spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], {
      cwd: '/',
      env: ENVIRONMENT,
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#child = child;
    // A guardian that dies breaks its pipe; the exit below reports it.
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => {
      this.#ended(error.message);
    });
    child.once('exit', (code, signal) => {
      this.#ended(`ended by itself (${String(signal ?? code)})`);
    });
    child.unref();
    this.#writeNote(child.pid);
  }

  /** Without a note the next start does not wait; the guardian does its work all the same. */
  #writeNote(pid: number | undefined): void {
    if (pid === undefined) return;
    try {
      writeNote(this.#note, pid);
    } catch (error) {
      this.#ports.log.write('warning', 'guardian-failed', {
        detail: error instanceof Error ? error.message : String(error),
      });
    }
  }

  #ended(detail: string): void {
    this.#child = null;
    if (!this.#isArmed) return;
    this.#ports.log.write('error', 'guardian-failed', { port: this.#end.port, detail });
    this.#cancelAgain = this.#ports.clock.setTimer(AGAIN_MS, () => {
      if (this.#isArmed) this.#start();
    });
  }
}

/** Starts the world around the kiosk: a line by socat, and a process with the stand-in for Kaspi and the relay board. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from '../setup/child.mjs';
import { Failure } from '../setup/failure.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';
import type { FromWorld, PaidSale, Ready, ToWorld } from './world-messages.ts';

const START_LIMIT_MS = 30_000;
const SALE_LIMIT_MS = 20_000;
const LOOK_MS = 20;

export class World {
  readonly ready: Ready;
  readonly #process: ChildProcess;
  readonly #line: ChildProcess;

  private constructor(ready: Ready, process: ChildProcess, line: ChildProcess) {
    this.ready = ready;
    this.#process = process;
    this.#line = line;
  }

  static async start(workFolder: string): Promise<World> {
    const dir = join(workFolder, 'world');
    mkdirSync(dir, { recursive: true });
    const [kioskPort, devicePort] = [join(dir, 'kiosk'), join(dir, 'device')];
    const pty = (link: string): string => `pty,raw,echo=0,link=${link}`;
    const line = start('socat', [pty(kioskPort), pty(devicePort)], { stdio: 'ignore', last: true });
    line.once('error', () => undefined);
    await bothThere(kioskPort, devicePort);
    const script = join(import.meta.dirname, 'world-process.ts');
    const child = start(toolNode(ROOT), [script, dir, kioskPort, devicePort], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ready = await next(child, 'ready', START_LIMIT_MS);
    return new World(ready, child, line);
  }

  /** Pays for the purchase that waits; resolves when the relay was switched. */
  pay(): Promise<PaidSale> {
    const paid = next(this.#process, 'paid', SALE_LIMIT_MS);
    this.#process.send({ kind: 'pay' } satisfies ToWorld);
    return paid;
  }

  async stop(): Promise<void> {
    await stop(this.#process);
    await stop(this.#line);
  }
}

async function bothThere(...paths: readonly string[]): Promise<void> {
  const endMs = performance.now() + START_LIMIT_MS;
  while (!paths.every((path) => existsSync(path))) {
    if (performance.now() > endMs) throw new Failure('socat made no line; the suite needs the package "socat".');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The next message of this kind. Both sides are ours: what comes is of the common type. */
function next<K extends 'ready' | 'paid'>(
  child: ChildProcess,
  kind: K,
  limitMs: number,
): Promise<Extract<FromWorld, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { end(new Error(`nothing within ${limitMs / 1000} s`)); }, limitMs);
    const settle = (work: () => void): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', leave);
      work();
    };
    const end = (error: Error): void => {
      settle(() => { reject(new Failure(`The world around the kiosk failed: ${error.message}.`)); });
    };
    const leave = (): void => { end(new Error('its process ended')); };
    const hear = (data: unknown): void => {
      const message = data as FromWorld;
      if (message.kind === 'failed') end(new Error(message.message));
      else if (message.kind === kind) settle(() => { resolve(message as Extract<FromWorld, { kind: K }>); });
    };
    child.on('message', hear);
    child.once('exit', leave);
  });
}

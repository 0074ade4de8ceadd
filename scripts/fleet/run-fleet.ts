import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import { makeSealedKey } from '../../renderer/console/key/sealed-key.ts';
import { hasDisplay } from '../setup/display.ts';
import { say } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { keepBooks } from './books.ts';
import { startBroker } from './broker.ts';
import { buildConsole } from './build-console.ts';
import { makeOperatorKey, nameOf, verifierOf } from './operator-key.ts';
import { placesOf } from './places.ts';
import { PretendMachine } from './pretend-machine.ts';
import { random } from './random.ts';

/** The demonstration's key opens with this; it commands nothing but this run's simulated machines. */
const PASSPHRASE = 'fleet-demo-key';
/** A machine sells about so often. */
const SALE_EVERY_MS = 20 * SECOND_MS;
const TICK_MS = 250;
/** Every so often one machine loses its connection, for so long. */
const LOSS_EVERY_MS = 20 * SECOND_MS;
const LOSS_MS = 15 * SECOND_MS;

/** What one run shows. */
export interface FleetRequest {
  readonly machines: number;
  /** Of the console; 0 for any that is free. */
  readonly port: number;
  readonly opensBrowser: boolean;
}

/** Runs broker, machines, keeper of the books and console until Ctrl-C. */
export async function runFleet({ machines: count, port, opensBrowser }: FleetRequest): Promise<number> {
  const folder = join(ROOT, 'out', 'fleet');
  say('• Building the console');
  await buildConsole(join(folder, 'console'));
  const operator = await makeSealedKey('Demo', PASSPHRASE);
  mkdirSync(folder, { recursive: true });
  const keyFile = join(folder, 'operator-key.json');
  writeFileSync(keyFile, `${JSON.stringify(operator, null, 1)}\n`);
  const keeperKey = makeOperatorKey();
  const keys = [operator.publicKey, keeperKey.publicKey];
  const places = placesOf(count);
  const settings = {
    login: false,
    places: Object.fromEntries(places.map(({ kioskId, ...place }) => [kioskId, place])),
  };
  const broker = await startBroker(join(folder, 'console'), port, settings);
  const keeper = keepBooks(broker.port, keeperKey);
  const common = { port: broker.port, verify: verifierOf(keys), keys: keys.map(nameOf) };
  const machines = places.map(({ kioskId }, seed) => new PretendMachine({ kioskId, seed, ...common }));
  say(`✓ Console: ${broker.pageAddress}`);
  say(`• ${count} simulated machines, a keeper of the books, an embedded broker; Ctrl-C ends all of it`);
  say(`• For commands: in the console, "Key", take ${keyFile}; its passphrase is ${PASSPHRASE}`);
  if (opensBrowser && hasDisplay()) openBrowser(broker.pageAddress);
  const endLife = live(machines);
  await interrupted();
  endLife();
  say('• Ending');
  await Promise.all(machines.map((machine) => machine.stop()));
  const { messages, sales } = keeper.kept();
  await keeper.close();
  await broker.close();
  say(`✓ The books hold ${sales} messages about sales, ${messages} in all`);
  return 0;
}

/** Customers come, and connections break and return, until the returned function is called. */
function live(machines: readonly PretendMachine[]): () => void {
  const chance = random(machines.length + 1);
  const away = new Map<PretendMachine, number>();
  let lostMs = Date.now();
  const timer = setInterval(() => {
    const nowMs = Date.now();
    for (const machine of machines)
      if (!away.has(machine) && chance.below(SALE_EVERY_MS / TICK_MS) === 0) machine.sell();
    for (const [machine, untilMs] of away) {
      if (nowMs < untilMs) continue;
      away.delete(machine);
      machine.reconnect();
    }
    const unlucky = machines[chance.below(machines.length)];
    if (nowMs - lostMs < LOSS_EVERY_MS || unlucky === undefined || away.has(unlucky)) return;
    lostMs = nowMs;
    away.set(unlucky, nowMs + LOSS_MS);
    unlucky.vanish();
  }, TICK_MS);
  return () => {
    clearInterval(timer);
  };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // A timer that is always running keeps the process alive until then.
    const alive = setInterval(() => undefined, MINUTE_MS);
    const end = (): void => {
      clearInterval(alive);
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve();
    };
    process.on('SIGINT', end).on('SIGTERM', end);
  });
}

/** Opens the address in the user's browser, where the system has a way to do that. */
function openBrowser(address: string): void {
  const [command = '', ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  // The address was printed: whoever has no such program opens it by hand.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

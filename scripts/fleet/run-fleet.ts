import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE_MS } from '../../app/units.ts';
import { makeSealedKey } from '../../renderer/console/key/sealed-key.ts';
import { hasDisplay } from '../setup/display.ts';
import { say } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { keepBooks } from './books.ts';
import { startBroker } from './broker.ts';
import { buildConsole } from './build-console.ts';
import { makeDemoCertificates, type DemoCertificates } from './machine/certificates.ts';
import { makeRunFolder } from './machine/run-folder.ts';
import { live, startMachines, type Interruption } from './machine/several.ts';
import { makeOperatorKey } from './operator-key.ts';
import { placesOf } from './places.ts';

/** The demonstration's key opens with this; it commands nothing but this run's simulated machines. */
const PASSPHRASE = 'fleet-demo-key';
/** What one run shows. */
export interface FleetRequest {
  readonly machines: number;
  /** Of the console; 0 for any that is free. */
  readonly port: number;
  readonly opensBrowser: boolean;
}

/** Runs broker, machines, keeper of the books and console until Ctrl-C. Throws a `Failure` where the port is in use. */
export async function runFleet({ machines: count, port, opensBrowser }: FleetRequest): Promise<number> {
  const folder = join(ROOT, 'out', 'fleet');
  say('• Building the console');
  await buildConsole(join(folder, 'console'));
  const operator = await makeSealedKey('Demo', PASSPHRASE);
  mkdirSync(folder, { recursive: true });
  const keyFile = join(folder, 'operator-key.json');
  writeFileSync(keyFile, `${JSON.stringify(operator, null, 1)}\n`);
  const keeperKey = makeOperatorKey();
  const operatorKeys = [operator.publicKey, keeperKey.publicKey];
  const places = placesOf(count);
  const settings = {
    login: false,
    places: Object.fromEntries(places.map(({ kioskId, ...place }) => [kioskId, place])),
  };
  const data = makeRunFolder(count);
  try {
    const certificates = await makeDemoCertificates(join(data, 'certificates'));
    const broker = await startBroker({ folder: join(folder, 'console'), pagePort: port, settings, certificates });
    const keeper = keepBooks(clientOptions(broker.port, certificates), keeperKey);
    say(`✓ Console: ${broker.pageAddress}`);
    say(`• ${count} simulated machines, a keeper of the books, an embedded broker; Ctrl-C ends all of it`);
    say(`• For commands: in the console, "Key", take ${keyFile}; its passphrase is ${PASSPHRASE}`);
    if (opensBrowser && hasDisplay()) openBrowser(broker.pageAddress);
    const interruption = interrupted();
    const machines = await startMachines(
      { kioskIds: places.map(({ kioskId }) => kioskId), broker, certificates, operatorKeys, folder: data },
      interruption,
    );
    const endLife = live(machines);
    await interruption.ended;
    endLife();
    say('• Ending');
    await Promise.all(machines.map(({ machine }) => machine.stop()));
    await Promise.all(machines.map(({ road }) => road.end()));
    const { messages, sales } = keeper.kept();
    await keeper.close();
    await broker.close();
    say(`✓ The books hold ${sales} messages about sales, ${messages} in all`);
    return 0;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function clientOptions(port: number, { caFile, machine }: DemoCertificates): Parameters<typeof keepBooks>[0] {
  return {
    protocol: 'mqtts',
    host: 'localhost',
    port,
    clientId: 'keeper-of-the-books',
    // The embedded broker speaks 3.1.1.
    protocolVersion: 4,
    ca: readFileSync(caFile),
    cert: readFileSync(machine.certFile),
    key: readFileSync(machine.keyFile),
  };
}

function interrupted(): Interruption {
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    // A timer that is always running keeps the process alive until then.
    const timer = setInterval(() => undefined, MINUTE_MS);
    const end = (): void => {
      isOver = true;
      clearInterval(timer);
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve();
    };
    process.on('SIGINT', end).on('SIGTERM', end);
  });
  return { ended, isOver: () => isOver };
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

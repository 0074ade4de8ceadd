import { flag, path, wholeNumber } from '../../app/command-line/option.ts';
import { ok } from '../../app/result.ts';
import { buildConsole } from '../fleet/build-console.ts';
import { runFleet, type FleetRequest } from '../fleet/run-fleet.ts';
import { developerCommand } from '../setup/developer-command.ts';
import { say } from '../setup/progress.mjs';

const MACHINES = 12;
const MOST_MACHINES = 1_000;
const MOST_PORT = 65_535;

export const fleetCommand = developerCommand({
  name: 'fleet',
  summary: 'a fleet on this computer: broker, simulated machines, and the console in a browser',
  options: {
    'machines': wholeNumber(
      { from: 1, to: MOST_MACHINES },
      { help: `simulated machines; ${MACHINES} where it is absent` },
    ),
    'port': wholeNumber(
      { from: 1, to: MOST_PORT },
      { help: 'of the console; otherwise any that is free', placeholder: 'P' },
    ),
    'no-browser': flag({ help: 'prints the address alone' }),
    'console': path({ help: 'only builds the console into this folder, for a web server', placeholder: 'DIR' }),
  },
  read: (values) =>
    ok({
      machines: values.machines ?? MACHINES,
      port: values.port ?? 0,
      opensBrowser: !values['no-browser'],
      consoleFolder: values.console,
    }),
  run: fleet,
});

async function fleet({ consoleFolder, ...request }: FleetRequest & { readonly consoleFolder: string | null }) {
  if (consoleFolder === null) return runFleet(request);
  await buildConsole(consoleFolder);
  say(`✓ The console is in ${consoleFolder}`);
  return 0;
}

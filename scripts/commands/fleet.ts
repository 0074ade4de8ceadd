import type { Console } from '../../app/command-line/command.ts';
import { choice, flag, path, value, wholeNumber } from '../../app/command-line/option.ts';
import { readCode } from '../../app/fleet/enrol/code.ts';
import { KIOSK_ID } from '../../app/fleet/wire/topics.ts';
import { err, ok } from '../../app/result.ts';
import { runEnrol, type EnrolRequest } from '../fleet/authority/run-enrol.ts';
import { runRenew } from '../fleet/authority/run-renew.ts';
import { buildConsole } from '../fleet/build-console.ts';
import { MEASURES, runMeasure, type Measure } from '../fleet/measure/run-measure.ts';
import { runFleet, type FleetRequest } from '../fleet/run-fleet.ts';
import { developerCommand } from '../setup/developer-command.ts';
import { say } from '../setup/progress.mjs';

const MACHINES = 12;
const MOST_MACHINES = 1_000;
const MOST_PORT = 65_535;
/** What the losses are measured with where nothing else is said. */
const MEASURED_MACHINES = 300;
const MEASURED_MINUTES = 3;
const MOST_MINUTES = 1_000;

export const fleetCommand = developerCommand({
  name: 'fleet',
  summary:
    'a fleet on this computer: broker, simulated machines, and the console in a browser; or a new machine for a real one',
  options: {
    'machines': wholeNumber(
      { from: 1, to: MOST_MACHINES },
      { help: `simulated machines; ${MACHINES} where it is absent, ${MEASURED_MACHINES} to measure losses` },
    ),
    'port': wholeNumber(
      { from: 1, to: MOST_PORT },
      { help: 'of the console; otherwise any that is free', placeholder: 'P' },
    ),
    'no-browser': flag({ help: 'prints the address alone' }),
    'measure': choice(MEASURES, {
      help: 'measures with the real Mosquitto instead: lost connections, a week without a broker, the data of a day, a flood of commands',
      conflicts: ['console', 'port', 'no-browser'],
    }),
    'minutes': wholeNumber(
      { from: 1, to: MOST_MINUTES },
      { help: `of lost connections; ${MEASURED_MINUTES} where it is absent`, needs: ['measure'] },
    ),
    'console': path({ help: 'only builds the console into this folder, for a web server', placeholder: 'DIR' }),
    'enrol': value(
      {
        help: 'makes the machine that shows this code a member of the fleet',
        placeholder: 'CODE',
        needs: ['name', 'authority'],
      },
      readCode,
    ),
    'name': value({ help: 'the name that it shall have', placeholder: 'NAME', needs: ['enrol'] }, (text) =>
      KIOSK_ID.test(text) ? ok(text) : err('is 1 to 64 letters, digits, - and _'),
    ),
    'anew': flag({ help: 'it has this name already, and gets its next certificate', needs: ['enrol'] }),
    'renew': flag({
      help: 'signs the next certificates of the machines that ask for one; for a timer',
      needs: ['authority'],
      conflicts: ['enrol'],
    }),
    'authority': path({ help: 'the folder of ca.sh with fleet.json', placeholder: 'DIR' }),
  },
  read: (values) => {
    const { enrol: code, name: kioskId, authority: folder, anew: isAnew } = values;
    if (code !== null && (kioskId === null || folder === null)) return err('--enrol needs --name and --authority');
    if (values.renew && folder === null) return err('--renew needs --authority');
    return ok({
      machines: values.machines ?? (values.measure === null ? MACHINES : MEASURED_MACHINES),
      port: values.port ?? 0,
      opensBrowser: !values['no-browser'],
      consoleFolder: values.console,
      measure: values.measure,
      minutes: values.minutes ?? MEASURED_MINUTES,
      enrol: code === null || kioskId === null || folder === null ? null : { code, kioskId, folder, isAnew },
      renewIn: values.renew ? folder : null,
    });
  },
  run: fleet,
});

interface Request extends FleetRequest {
  readonly consoleFolder: string | null;
  readonly measure: Measure | null;
  readonly minutes: number;
  readonly enrol: EnrolRequest | null;
  /** The folder of the authority. */
  readonly renewIn: string | null;
}

async function fleet(
  { consoleFolder, measure, minutes, enrol, renewIn, ...request }: Request,
  context: Console,
): Promise<number> {
  if (enrol !== null) return runEnrol(enrol);
  if (renewIn !== null) return runRenew(renewIn);
  if (measure !== null)
    return runMeasure({ measure, minutes, machines: request.machines }, (line) => void context.out(`${line}\n`));
  if (consoleFolder === null) return runFleet(request);
  await buildConsole(consoleFolder);
  say(`✓ The console is in ${consoleFolder}`);
  return 0;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command, type Console } from '../../../app/command-line/command.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { choice, flag, path, value, type Option } from '../../../app/command-line/option.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { apply, takeAway, type SystemPorts } from '../../field-setup/apply.ts';
import { hasUser, lookAt, ownGroups, readTemplates, tellSystem } from '../../field-setup/machine.ts';
import { planOf, PROGRAMS, type Plan } from '../../field-setup/plan.ts';
import {
  isMode,
  isOutput,
  ROTATIONS,
  SESSIONS,
  USUAL_DISPLAY,
  type DisplaySettings,
} from '../../field-setup/settings.ts';
import { readWritten, RECORD, type Written } from '../../field-setup/written.ts';
import type { ApplicationContext } from '../terminal/context.ts';

const TEXT = `Makes this computer a kiosk, as root: a session with one window on the whole screen, started at every boot; no
terminal, no sleep, no keys; the groups and rules that the devices want; the clock from the network. What stood in the way
is kept, and --remove brings it back. It can be repeated; an option that is not given keeps its value of the last time.`;

/** What the firmware alone can set. */
const CHECKLIST = `Still to do in the firmware (BIOS), by hand:
  - restore on AC power loss: power on
  - boot order: this disk first, USB and network off; a password for the firmware
  - no keyboard needed (no "halt on errors"), quick start, no logo that waits for a key
  - the watchdog on, where there is a switch for it
Then restart the computer. "sauda doctor" says what is still wrong.
`;

interface SetupRequest {
  readonly remove: boolean;
  readonly renew: boolean;
  readonly dryRun: boolean;
  readonly root: string;
  readonly given: Partial<DisplaySettings>;
  readonly json: boolean;
}

/** A word that has to fit. */
function fitting(isFitting: (text: string) => boolean, placeholder: string, help: string): Option<string | null> {
  return value({ placeholder, help }, (typed) =>
    isFitting(typed) ? ok(typed) : err(`takes ${placeholder}, not ${typed}`),
  );
}

export const setupSystemCommand = command({
  name: 'setup-system',
  summary: 'makes this computer a kiosk that starts by itself, or undoes it',
  text: TEXT,
  options: {
    'session': choice(SESSIONS, {
      help: 'who shows the window: weston (wayland), an X server where that does not work, or an installed desktop',
    }),
    'rotate': choice(ROTATIONS, { help: 'how far the panel is turned clockwise, in degrees' }),
    'mode': fitting(isMode, 'WIDTHxHEIGHT', 'its resolution before it is turned'),
    'output': fitting(isOutput, 'CONNECTOR', 'the connector, such as HDMI-A-1; the one with a panel without it'),
    'remove': flag({
      help: 'takes everything away again',
      conflicts: ['session', 'rotate', 'mode', 'output', 'renew'],
    }),
    'renew': flag({ help: 'for a new version: only what an earlier call wrote' }),
    'dry-run': flag({ help: 'says what would be written, and writes nothing' }),
    'root': path({ placeholder: 'DIR', help: 'another system, such as an image that is mounted there' }),
  },
  read: (values): Result<SetupRequest, string> =>
    ok({
      remove: values.remove,
      renew: values.renew,
      dryRun: values['dry-run'],
      root: values.root ?? '/',
      given: {
        ...(values.session === null ? {} : { session: values.session }),
        ...(values.rotate === null ? {} : { rotate: values.rotate }),
        ...(values.mode === null ? {} : { mode: values.mode }),
        ...(values.output === null ? {} : { output: values.output }),
      },
      json: values.json,
    }),
  run: setUp,
});

type SetupContext = Console & Pick<ApplicationContext, 'userId' | 'resourcesDirectory'>;

function setUp(request: SetupRequest, context: SetupContext): Ended {
  const { root, json } = request;
  const say = (reason: string, sentence: string): Ended => refused(context, json, reason, sentence);
  if (!existsSync(join(root, 'etc'))) return say('no-system', `${root} is no Linux system: it has no folder etc.`);
  if (!request.dryRun && root === '/' && context.userId !== 0)
    return say('not-root', 'Only root can change the system: sudo sauda setup-system');
  const earlier = recordOf(root);
  if (!earlier.ok) return say('record-damaged', earlier.error);
  if (request.remove) return remove(request, earlier.value, context);
  if (request.renew && earlier.value === null) return DONE;
  const settings = { ...USUAL_DISPLAY, ...earlier.value?.settings, ...request.given };
  const missing = PROGRAMS[settings.session].filter(([program]) => !existsSync(join(root, program)));
  if (missing.length > 0) {
    const packages = missing.map(([, name]) => name).join(' ');
    return say('programs-missing', `This system lacks what shows the window: apt-get install ${packages}`);
  }
  if (!hasUser(root)) return say('no-user', 'The user sauda does not exist: install the package first.');
  const templates = readTemplates(join(context.resourcesDirectory, 'linux', 'system'), settings.session);
  const plan = planOf(settings, templates, lookAt(root));
  if (!request.dryRun) {
    apply(plan, settings, portsFor(root));
    if (root === '/') tellSystem(false);
  }
  report(request, plan, context);
  return DONE;
}

function recordOf(root: string): Result<Written | null, string> {
  try {
    return ok(readWritten(root));
  } catch {
    return err(`${join(root, RECORD)} is damaged, so nothing was changed: it says what stood where before.`);
  }
}

function remove({ root, dryRun, json }: SetupRequest, earlier: Written | null, context: SetupContext): Ended {
  if (earlier === null) return refused(context, json, 'no-kiosk', 'This computer was not made a kiosk.');
  if (!dryRun) {
    takeAway(earlier, portsFor(root), RECORD);
    if (root === '/') tellSystem(true);
  }
  const paths = earlier.places.map(({ path: place }) => place);
  context.out(
    json
      ? `${JSON.stringify({ removed: paths })}\n`
      : `${paths.join('\n')}\nTaken away: ${String(paths.length)} files and links. Restart the computer.\n`,
  );
  return DONE;
}

/** The user's groups are the running system's; an image gets them from its units. */
function portsFor(root: string): SystemPorts {
  return root === '/' ? { root, ...ownGroups } : { root, join: () => false, leave: () => undefined };
}

function report({ json, dryRun, renew }: SetupRequest, { files, links, groups }: Plan, context: SetupContext): void {
  const paths = [...files, ...links].map(({ path: place }) => place).toSorted();
  if (json) context.out(`${JSON.stringify({ written: !dryRun, paths, groups })}\n`);
  else if (renew) context.out(`Renewed: ${String(paths.length)} files and links.\n`);
  else {
    context.out(`${paths.join('\n')}\n`);
    context.out(dryRun ? 'Nothing was written.\n' : `\n${CHECKLIST}`);
  }
}

import { join } from 'node:path';
import { ensureBuild } from '../build/ensure-build.ts';
import { SCREENS_OPTIONS, screensRequest, type ScreensRequest } from '../screens/options.ts';
import { run as runChild } from '../setup/child.mjs';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { canBeVirtual, displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { electronVariable } from '../setup/launch.ts';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';
import { ok } from '../../app/result.ts';

export const screensCommand = developerCommand({
  name: 'screens',
  summary: "pictures of every customer's screen in every language at every size",
  text: 'Writes pictures and contact sheets to out/screens, and names what is cut off, too small or too close. With --compare it names the pictures that are not as they were.',
  options: { ...SCREENS_OPTIONS, 'official-electron': OFFICIAL_ELECTRON },
  read: (values) => {
    const screens = screensRequest(values);
    return screens.ok ? ok({ screens: screens.value, official: values['official-electron'] }) : screens;
  },
  run: take,
});

interface Request {
  readonly screens: ScreensRequest;
  readonly official: boolean;
}

/** Takes them on a virtual screen even if there is a display: its size is fixed, and no window opens on it. */
async function take({ screens, official }: Request): Promise<number> {
  const runtime = await ensureElectron({ official, system: displayNeeds(!hasDisplay()) });
  await ensureBuild(runtime);
  return withDisplay(canBeVirtual(), (env) =>
    runChild(toolNode(ROOT), [join(ROOT, 'scripts', 'screens.ts'), JSON.stringify(screens)], {
      cwd: ROOT,
      env: { ...process.env, ...env, ...electronVariable(runtime) },
    }),
  );
}

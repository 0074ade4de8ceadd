/** The demonstration: the kiosk and its bench on a display; without a display, automatic sales. */
import { join } from 'node:path';
import { ok } from '../../app/result.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import type { DemoRequest } from '../demo/request.ts';
import { run as runChild } from '../setup/child.mjs';
import { developerCommand } from '../setup/developer-command.ts';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { dataOption, kioskRequest, START_OPTIONS, SWITCHES, type KioskRequest } from '../setup/kiosk-options.ts';
import { electronVariable, launch } from '../setup/launch.ts';
import { say } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

export const startCommand = developerCommand({
  name: 'start',
  summary: 'the demonstration: kiosk and bench against the sandbox',
  options: START_OPTIONS,
  operands: SWITCHES,
  read: (values, switches) => ok(kioskRequest(values, switches)),
  run: demonstrate,
});

async function demonstrate({ official, headless, dataDirectory, options }: KioskRequest): Promise<number> {
  const isVirtual = process.platform === 'linux' && (headless || !hasDisplay());
  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild(runtime);

  if (!isVirtual) {
    const data = dataOption(dataDirectory ?? join(ROOT, 'out', 'demo-data'));
    const bench = options.includes('--bench') ? [] : ['--bench'];
    say('• Starting the kiosk and its bench; close the window or press Ctrl-C to end');
    return launch(runtime, [...bench, ...data, ...options]);
  }
  say('• No display here: playing a few sales on a virtual one');
  const request: DemoRequest = { dataDirectory, options };
  return withDisplay(true, (env) =>
    runChild(toolNode(ROOT), [join(ROOT, 'scripts', 'demo.ts'), JSON.stringify(request)], {
      cwd: ROOT,
      env: { ...process.env, ...env, ...electronVariable(runtime) },
    }),
  );
}

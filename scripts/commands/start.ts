/** The demonstration: with a display the kiosk and its bench; without one a whole sale by itself. */
import { join } from 'node:path';
import { ensureBuild } from '../build/ensure-build.ts';
import { hasOption, resolvePaths, takeFlag } from '../setup/arguments.ts';
import { run as runChild } from '../setup/child.mjs';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { kioskHelp } from '../setup/kiosk-help.ts';
import { electronVariable, launch } from '../setup/launch.ts';
import { say } from '../setup/progress.mjs';
import { CALLER, ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

export async function run(args: string[]): Promise<number> {
  const help = kioskHelp(args, 'npm start --', 'The demonstration: kiosk and bench against the sandbox.');
  if (help !== null) {
    process.stdout.write(help);
    return 0;
  }
  const { on: official, rest: withoutOfficial } = takeFlag(args, '--official-electron');
  const { on: headless, rest } = takeFlag(withoutOfficial, '--headless');
  const isVirtual = process.platform === 'linux' && (headless || !hasDisplay());

  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild();
  const options = resolvePaths(rest, ['--data-dir', '--config'], CALLER);

  if (!isVirtual) {
    const data = hasOption(options, '--data-dir') ? [] : [`--data-dir=${join(ROOT, 'out', 'demo-data')}`];
    say('• Starting the kiosk and its bench; close the window or press Ctrl-C to end');
    return launch(runtime, ['--bench', ...data, ...options]);
  }
  say('• No display here: playing a few sales on a virtual one');
  return withDisplay(true, (env) =>
    runChild(toolNode(ROOT), [join(ROOT, 'scripts', 'demo.ts'), ...options], {
      cwd: ROOT,
      env: { ...process.env, ...env, ...electronVariable(runtime) },
    }),
  );
}

/** The kiosk as in the field: real ports, the real API. */
import { ensureBuild } from '../build/ensure-build.ts';
import { resolvePaths, takeFlag } from '../setup/arguments.ts';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { Failure } from '../setup/failure.mjs';
import { kioskHelp } from '../setup/kiosk-help.ts';
import { launch } from '../setup/launch.ts';
import { CALLER } from '../setup/project.ts';

export async function run(args: string[]): Promise<number> {
  const help = kioskHelp(args, 'npm run kiosk --', 'The kiosk as in the field: real devices, the real bank.');
  if (help !== null) {
    process.stdout.write(help);
    return 0;
  }
  const { on: official, rest: withoutOfficial } = takeFlag(args, '--official-electron');
  const { on: headless, rest } = takeFlag(withoutOfficial, '--headless');
  const isVirtual = process.platform === 'linux' && headless;
  if (!isVirtual && !hasDisplay()) {
    throw new Failure(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start the kiosk from a graphical session, or add --headless to run it on a virtual display.',
    );
  }
  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild();
  const options = resolvePaths(rest, ['--config', '--data-dir'], CALLER);
  return withDisplay(isVirtual, (env) => launch(runtime, options, env));
}

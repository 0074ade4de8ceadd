import { ok } from '../../app/result.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { developerCommand } from '../setup/developer-command.ts';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { Failure } from '../setup/failure.mjs';
import { dataOption, kioskRequest, START_OPTIONS, SWITCHES, type KioskRequest } from '../setup/kiosk-options.ts';
import { launch } from '../setup/launch.ts';

export const kioskCommand = developerCommand({
  name: 'kiosk',
  summary: 'the kiosk as in the field: real devices, the real bank',
  options: START_OPTIONS,
  operands: SWITCHES,
  read: (values, switches) => ok(kioskRequest(values, switches)),
  run: runKiosk,
});

async function runKiosk({ official, headless, dataDirectory, options }: KioskRequest): Promise<number> {
  const isVirtual = process.platform === 'linux' && headless;
  if (!isVirtual && !hasDisplay()) {
    throw new Failure(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start the kiosk from a graphical session, or add --headless to run it on a virtual display.',
    );
  }
  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild(runtime);
  return withDisplay(isVirtual, (env) => launch(runtime, [...dataOption(dataDirectory), ...options], env));
}

import { ok } from '../../app/result.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { ensureElectron } from '../setup/electron.ts';
import { launchArguments } from '../setup/launch.ts';

export const electronPathCommand = developerCommand({
  name: 'electron-path',
  summary: 'how another driver launches the built application, as one line of JSON',
  text: 'Sets up and builds what is missing or stale, then prints {"executable": ..., "args": [...]} as the last line of standard output.',
  options: { 'official-electron': OFFICIAL_ELECTRON },
  read: (values) => ok(values['official-electron']),
  run: async (official, console) => {
    const runtime = await ensureElectron({ official, system: [] });
    await ensureBuild(runtime);
    console.out(`${JSON.stringify({ executable: runtime.executable, args: launchArguments() })}\n`);
    return 0;
  },
});

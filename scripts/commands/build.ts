import { ok } from '../../app/result.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { ensureElectron } from '../setup/electron.ts';

export const buildCommand = developerCommand({
  name: 'build',
  summary: 'sets up and builds, without starting anything',
  options: { 'official-electron': OFFICIAL_ELECTRON },
  read: (values) => ok(values['official-electron']),
  run: async (official) => {
    await ensureBuild(await ensureElectron({ official, system: [] }));
    return 0;
  },
});

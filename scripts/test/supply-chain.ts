/** What `package-lock.json` says about what is installed: whose bytes, whose scripts, under which licences. */
import { z } from 'zod';

/** Packages that would run a script at their installation; `.npmrc` lets none run, and no other may want to. */
const WITH_SCRIPTS: ReadonlySet<string> = new Set([
  // Both bring their binaries with them (`prebuilds`). npm takes the `binding.gyp` in better-sqlite3 for a script, which
  // it learns from the unpacked files only: it adds the mark to the lock file at the first installation.
  '@serialport/bindings-cpp',
  'better-sqlite3',
  // Nobody uses it: a tool of electron-builder for installers of Windows.
  'electron-winstaller',
]);

/** Licences that let the product be sold and given to others, as each package writes them. */
const LICENCES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'CC-BY-4.0',
  'WTFPL',
  // A choice, of which one is above.
  '(BSD-3-Clause OR GPL-2.0)',
  '(MIT OR CC0-1.0)',
  '(WTFPL OR MIT)',
  'WTFPL OR ISC',
]);
const HASH = /^sha512-[A-Za-z0-9+/]{86}==$/;

const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      libc: z.array(z.string()).optional(),
    }),
  ),
});

/** One sentence for each thing that is wrong with a lock file and npm's settings beside it. */
export function supplyChainFindings(lock: string, npmrc: string): readonly string[] {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const settings = /^ignore-scripts=true$/m.test(npmrc) ? [] : ['.npmrc lets packages run scripts (ignore-scripts)'];
  const found = Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, { integrity = '', license = '', libc, resolved, hasInstallScript }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [
        ...(HASH.test(integrity) ? [] : [`${path} has no SHA-512 of its contents`]),
        // `.npmrc` leaves the address out for whatever comes from npm's configured registry.
        ...(resolved === undefined ? [] : [`${path} comes from ${resolved}`]),
        ...(hasInstallScript === true && !WITH_SCRIPTS.has(name) ? [`${path} wants to run a script`] : []),
        // npm 10 takes it out at every installation, and npm 11 does not put it back: without it no clone changes.
        ...(libc === undefined ? [] : [`${path} has "libc", which npm 10 would remove: take it out`]),
        ...(LICENCES.has(license) ? [] : [`${path} has the licence "${license}"`]),
      ];
    });
  return [...settings, ...found];
}

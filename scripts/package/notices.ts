/** The licences of everything in the package, found in what was built and not in a list that somebody keeps. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../setup/failure.mjs';
import { ROOT } from '../setup/project.ts';

/** The innermost package of a path, with all folders above it. */
const PACKAGE = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/;
/** Licences under which everybody may pass the package on. */
const FREE = /^\(?(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0)( OR .*)?\)?$/;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.looseObject({ name: z.string() })]).optional(),
});

/** A package whose code is inside. */
interface Notice {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  readonly text: string;
}

/** The npm packages that a build of the application was made from, by its maps and style sheets. */
function bundledPackages(dist: string): readonly string[] {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const maps = names.filter((name) => name.endsWith('.map'));
  const sources = maps.flatMap((name) => {
    const text = readFileSync(join(dist, name), 'utf8');
    return z.object({ sources: z.array(z.string()) }).parse(JSON.parse(text)).sources;
  });
  return packagesIn(sources);
}

/** The fonts and style sheets, which have no maps. */
function styledPackages(): readonly string[] {
  const folder = join(ROOT, 'renderer');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const texts = sheets.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const addresses = [...texts.matchAll(/(?:url\(|@import\s+)['"]([a-z@][^'"]+)['"]/g)].map(([, path = '']) => path);
  return packagesIn(addresses.map((path) => `node_modules/${path}`));
}

/** The folder of the innermost package of each path: the one in a package's own `node_modules` is of another version. */
function packagesIn(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => PACKAGE.exec(`${path}/`) ?? []);
}

/** The folders of every npm package in the application: bundled, or copied as it is by one of electron-builder's patterns. */
export function packagesInside(dist: string, patterns: readonly string[]): readonly string[] {
  const copied = packagesIn(patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(expanded));
  return [...new Set([...bundledPackages(dist), ...styledPackages(), ...copied])].toSorted();
}

/** A pattern for all packages of a scope, as one for each of them. */
function expanded(pattern: string): readonly string[] {
  const [folder, rest] = pattern.split(/\/\*\/(.*)/);
  if (folder === undefined || rest === undefined || !/@[^/]+$/.test(folder)) return [pattern];
  return readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}/${rest}`);
}

/** The notice of an installed package, by its folder below the repository's. Throws where it names no licence. */
export function noticeOf(place: string): Notice {
  const folder = join(ROOT, place);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license,
    text: texts.join('\n\n') || withoutText(manifest),
  };
}

/** A package that names its licence and brings no text of it. */
function withoutText({ author, license }: z.infer<typeof manifestSchema>): string {
  const holder = typeof author === 'string' ? author : author?.name;
  return `Copyright of ${holder ?? 'its authors'}. The package names the licence ${license} and contains no text of it.`;
}

/** The file `copyright` of the package: our licence, the runtime's, the fonts' and those of all packages inside. */
export function copyrightText(dist: string, patterns: readonly string[]): string {
  const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim();
  const notices = packagesInside(dist, patterns).map(noticeOf);
  refuseClosed(notices);
  const sections = [
    section('Sauda', own),
    section(
      'Electron and Chromium',
      'Their licences are beside the program:\n/opt/Sauda/LICENSE.electron.txt and /opt/Sauda/LICENSES.chromium.html.',
    ),
    ...fontNotices().map(({ path, text }) => section(`Font: ${path}`, text)),
    ...sectionsOf(notices),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Throws a `Failure` where one of the licences does not allow everybody to pass the package on. */
export function refuseClosed(notices: readonly Pick<Notice, 'name' | 'licence'>[]): void {
  const closed = notices
    .filter(({ licence }) => !FREE.test(licence))
    .map(({ name, licence }) => `${name} (${licence})`);
  if (closed.length > 0) throw new Failure(`Not everybody may pass on what is inside: ${closed.join(', ')}.`);
}

/** One for each version: several packages may have brought the same. */
function sectionsOf(notices: readonly Notice[]): readonly string[] {
  const byTitle = new Map(notices.map((one) => [`${one.name} ${one.version} (${one.licence})`, one.text]));
  return [...byTitle].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([title, text]) => section(title, text));
}

function fontNotices(): readonly { readonly path: string; readonly text: string }[] {
  const folder = join(ROOT, 'resources', 'fonts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('OFL.txt'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8').trim() }));
}

const RULE = '='.repeat(72);

function section(title: string, text: string): string {
  return `${RULE}\n${title}\n${RULE}\n\n${text.replaceAll('\r\n', '\n')}`;
}

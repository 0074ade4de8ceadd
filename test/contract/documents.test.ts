import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  headingNames,
  linksInTables,
  namedPaths,
  namedScripts,
  opensForItsReader,
  packageHosts,
  relativeLinks,
  resolveLink,
  section,
  waypoints,
} from './document.ts';
import { files, read, root } from './repository.ts';

const README_LINES = 180;
const WALK_FILES = 25;
const QUESTIONS = 10;

const documents = files(/\.md$/);
const manifest = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
const exists = (file: string): boolean => existsSync(join(root, file));

/** Every finding of one kind, with its document. */
function findings(find: (document: string, text: string) => readonly string[]): readonly string[] {
  return documents.flatMap((document) => find(document, read(document)).map((found) => `${document}: ${found}`));
}

describe('the documents', () => {
  test('the README is short enough to be read', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(README_LINES);
  });

  test('every link and picture leads to a file, and every heading that a link names is there', () => {
    const broken = findings((document, text) =>
      relativeLinks(text).filter((link) => {
        const { file, heading } = resolveLink(document, link);
        return !exists(file) || (heading !== null && !headingNames(read(file)).includes(heading));
      }),
    );
    expect(broken).toEqual([]);
  });

  test('every path in code exists', () => {
    expect(findings((_, text) => namedPaths(text).filter((path) => !exists(path)))).toEqual([]);
  });

  test('every script that a document names is in package.json', () => {
    expect(findings((_, text) => namedScripts(text).filter((name) => !(name in manifest.scripts)))).toEqual([]);
  });

  test('every script of package.json is in the list of commands', () => {
    const documented = namedScripts(read('resources/docs/commands.md'));
    expect(Object.keys(manifest.scripts).filter((name) => !documented.includes(name))).toEqual([]);
  });

  test('every document is reached from the tables of the README', () => {
    const reached = new Set(linksInTables(read('README.md')).map((link) => resolveLink('README.md', link).file));
    for (const document of reached) {
      if (!document.endsWith('.md')) continue;
      for (const link of relativeLinks(read(document))) reached.add(resolveLink(document, link).file);
    }
    expect(documents.filter((document) => document !== 'README.md' && !reached.has(document))).toEqual([]);
  });

  test('every page says at once who it is for and what they can do after it', () => {
    const pages = files(/^(resources\/docs|sandbox)\/[^/]+\.md$/).filter(
      (page) => !/\bmade (from|by)\b/i.test(read(page)),
    );
    expect(pages.filter((page) => !opensForItsReader(read(page)))).toEqual([]);
  });

  test('none names a host of packages', () => {
    expect(findings((_, text) => packageHosts(text))).toEqual([]);
  });
});

describe('the way through the code in CONTRIBUTING.md', () => {
  const contributing = read('CONTRIBUTING.md');
  const walks = ['One touch', 'One note'].map((heading) => waypoints(section(contributing, heading)));
  const answers = waypoints(section(contributing, 'Where is …?'));

  test('one touch and one note are told in fewer than 25 files each', () => {
    for (const walk of walks) {
      const seen = new Set(walk.map(({ file }) => file));
      expect(seen.size).toBeGreaterThan(0);
      expect(seen.size).toBeLessThan(WALK_FILES);
    }
  });

  test('at least ten questions have an answer', () => {
    const rows = section(contributing, 'Where is …?')
      .split('\n')
      .filter((line) => /^\| [^|]+ \| .*`/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(QUESTIONS);
  });

  test('what a file is named for is in it', () => {
    const missing = [...walks.flat(), ...answers].flatMap(({ file, names }) =>
      names
        .filter((name) => /\.tsx?$/.test(file) && exists(file) && !read(file).includes(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('each of these checks can fail', () => {
  const invented = [
    '# Invented',
    '',
    'For nobody. See [`this.ts`](../gone.md#here), [that](https://example.com/x.md), <img src="gone.png"> and `main/gone.ts`.',
    '',
    '| [in a table](lost.md) | `dialects.test.ts` |',
    '',
    '```sh',
    'npm run -s invented -- --out test/gone/',
    '[no link](in-code.md)',
    '```',
    '',
    '## It’s a `heading`, twice',
    'Not a path: `POST test/payment/scan`, `config.get`. Packages come from registry.example.com.',
  ].join('\n');

  test('links, pictures and headings', () => {
    expect(relativeLinks(invented)).toEqual(['../gone.md#here', 'gone.png', 'lost.md']);
    expect(linksInTables(invented)).toEqual(['lost.md']);
    expect(resolveLink('resources/docs/a.md', '../gone.md#here')).toEqual({
      file: 'resources/gone.md',
      heading: 'here',
    });
    expect(resolveLink('a.md', '#here')).toEqual({ file: 'a.md', heading: 'here' });
    expect(headingNames(invented)).toEqual(['invented', 'its-a-heading-twice']);
  });

  test('paths and scripts', () => {
    expect(namedPaths(invented)).toEqual(['main/gone.ts', 'dialects.test.ts', 'test/gone']);
    expect(namedScripts(`${invented} npm start, npm test, npm run WORD`)).toEqual(['invented', 'start', 'test']);
  });

  test('openings and hosts', () => {
    expect(opensForItsReader(invented)).toBe(false);
    expect(opensForItsReader('# A page\n\nFor you. After this page you can go.\n\nMore.')).toBe(true);
    expect(packageHosts(invented)).toEqual(['registry.example.com']);
    expect(packageHosts('the npm registry; https://registry.npmjs.org/x')).toEqual(['registry.npmjs.org']);
  });

  test('sections and the way through the code', () => {
    const text =
      '# A\n\n## One\n\n1. `app/one.ts` `first`, `second`\n2. `app/two.ts`\n\n### In it\n\n`third`\n\n## Two\n\n`app/three.ts`\n';
    expect(waypoints(section(text, 'One'))).toEqual([
      { file: 'app/one.ts', names: ['first', 'second'] },
      { file: 'app/two.ts', names: ['third'] },
    ]);
    expect(section(text, 'Three')).toBe('');
  });
});

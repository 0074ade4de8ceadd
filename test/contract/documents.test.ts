import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PROBLEM_REASONS } from '../../app/problem.ts';
import { headingNames, namedPaths, relativeLinks, section, waypoints } from './document.ts';
import {
  brokenLinks,
  COMMANDS,
  ENTRANCE,
  type Library,
  missingNames,
  missingPaths,
  namedHosts,
  pagesWithoutReader,
  unknownScripts,
  unlistedScripts,
  unreachedDocuments,
} from './library.ts';
import { files, read, root } from './repository.ts';

const README_LINES = 180;
const WALK_FILES = 25;
const QUESTIONS = 10;

const manifest = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
const ours: Library = {
  documents: new Map(files(/\.md$/).map((path) => [path, read(path)])),
  exists: (path) => existsSync(join(root, path)),
  read,
  scripts: Object.keys(manifest.scripts),
};

function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}

describe('the documents', () => {
  test('the README is at most as long as its limit', () => {
    expect(lineCount(read(ENTRANCE))).toBeLessThanOrEqual(README_LINES);
  });

  test('every link and picture leads to a file, and every heading that a link names is there', () => {
    expect(brokenLinks(ours)).toEqual([]);
  });

  test('every path in code exists', () => {
    expect(missingPaths(ours)).toEqual([]);
  });

  test('every script that a document names is in package.json', () => {
    expect(unknownScripts(ours)).toEqual([]);
  });

  test('every script of package.json is in the list of commands', () => {
    expect(unlistedScripts(ours)).toEqual([]);
  });

  test('every document is reached from the tables of the README', () => {
    expect(unreachedDocuments(ours)).toEqual([]);
  });

  test('every page begins with its readers and what they can do after reading it', () => {
    expect(pagesWithoutReader(ours)).toEqual([]);
  });

  test('every reason for being out of service is explained to the technician', () => {
    const explained = section(read('resources/docs/field.md'), 'Out of service');
    expect(PROBLEM_REASONS.filter((reason) => !explained.includes(`\`${reason}\``))).toEqual([]);
  });

  test('no document names a package registry', () => {
    expect(namedHosts(ours)).toEqual([]);
  });
});

describe('the way through the code in CONTRIBUTING.md', () => {
  const contributing = read('CONTRIBUTING.md');
  const answers = section(contributing, 'Where is …?');
  const walks = ['One touch', 'One note'].map((heading) => waypoints(section(contributing, heading)));

  test('one touch and one note pass through fewer than 25 files each', () => {
    for (const walk of walks) {
      const passed = new Set(walk.map(({ file }) => file)).size;
      expect(passed).toBeGreaterThan(0);
      expect(passed).toBeLessThan(WALK_FILES);
    }
  });

  test('at least ten questions have an answer', () => {
    const rows = answers.split('\n').filter((line) => /^\| [^|]+\? \| `/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(QUESTIONS);
  });

  test('every identifier named with a file occurs in that file', () => {
    expect(missingNames(ours, [...walks.flat(), ...waypoints(answers)])).toEqual([]);
  });
});

describe('each of these checks can fail', () => {
  const page = (...lines: readonly string[]): string => [...lines, ''].join('\n');
  const sources = new Map([['main/here.ts', 'export function found(): void {}']]);
  const documents = new Map([
    [
      ENTRANCE,
      page(
        '# Invented',
        '',
        'See [that](https://example.com/x.md), [outside of the table](resources/docs/lost.md) and <img src="gone.png">.',
        '',
        '| [commands](resources/docs/commands.md) | `main/here.ts`, `main/gone.ts`, `dialects.test.ts` |',
      ),
    ],
    [
      COMMANDS,
      page(
        '# Commands',
        '',
        'For you. After this page you can go [on](second.md#it-is-here) or [back](../../README.md#nowhere).',
        '',
        '```sh',
        'npm run -s known -- --out test/gone/ [no link](in-code.md)',
        '```',
      ),
    ],
    [
      'resources/docs/second.md',
      page(
        '# Second',
        '',
        'Nobody is named. `npm run invented`, `npm run WORD`, `npm start`; from registry.example.com, or the registry.',
        '',
        '## It is `here`',
        '',
        '`POST test/payment/scan` is no path, `config.get` neither.',
      ),
    ],
    ['resources/docs/lost.md', page('# Lost', '', 'Made from `main/here.ts`.')],
  ]);
  const invented: Library = {
    documents,
    exists: (path) => documents.has(path) || sources.has(path),
    read: (path) => sources.get(path) ?? '',
    scripts: ['known', 'start', 'secret'],
  };

  test('length', () => {
    expect(lineCount('line\n'.repeat(README_LINES + 1))).toBeGreaterThan(README_LINES);
  });

  test('links, pictures and headings', () => {
    expect(brokenLinks(invented)).toEqual([
      'README.md: gone.png',
      'resources/docs/commands.md: ../../README.md#nowhere',
    ]);
    expect(relativeLinks('[`this`](a.md#b), `[not](this.md)`')).toEqual(['a.md#b']);
    expect(headingNames('# It’s a `heading`, twice')).toEqual(['its-a-heading-twice']);
  });

  test('paths', () => {
    expect(missingPaths(invented)).toEqual([
      'README.md: main/gone.ts',
      'README.md: dialects.test.ts',
      'resources/docs/commands.md: test/gone',
    ]);
    expect(namedPaths('[`relay.ts`](drivers/relay/relay.ts) is checked as a link')).toEqual([]);
  });

  test('scripts', () => {
    expect(unknownScripts(invented)).toEqual(['resources/docs/second.md: invented']);
    expect(unlistedScripts(invented)).toEqual(['start', 'secret']);
  });

  test('links from the README, readers and registries', () => {
    expect(unreachedDocuments(invented)).toEqual(['resources/docs/lost.md']);
    expect(pagesWithoutReader(invented)).toEqual(['resources/docs/second.md']);
    expect(namedHosts(invented)).toEqual(['resources/docs/second.md: registry.example.com']);
  });

  test('the way through the code', () => {
    const text = page(
      '## One',
      '1. `main/here.ts`: `found`, `lost`',
      '### In it',
      '`main/gone.ts` `x`',
      '## Two',
      '`y`',
    );
    const way = waypoints(section(text, 'One'));
    expect(way).toEqual([
      { file: 'main/here.ts', names: ['found', 'lost'] },
      { file: 'main/gone.ts', names: ['x'] },
    ]);
    expect(missingNames(invented, way)).toEqual(['main/here.ts: lost', 'main/gone.ts: x']);
    expect(section(text, 'Three')).toBe('');
  });
});

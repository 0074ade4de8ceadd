import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { files, read } from './repository.ts';

const packageSchema = z.object({
  main: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const manifest = packageSchema.parse(JSON.parse(read('package.json')));

describe('the repository', () => {
  test('every dependency is an exact version', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    // A package under another name here is exact as well.
    const loose = Object.entries(all).filter(([, version]) => !/^(npm:[a-z@/-]+@)?\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('the lock file names no registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  test('there is only one package.json, because a second one would count as the root of the application', () => {
    expect(files(/(^|\/)package\.json$/)).toEqual(['package.json', 'scripts/setup/launcher/package.json']);
  });

  test('no file contains paths of a single machine', () => {
    const found = files(/\.(ts|tsx|mjs|md|json|yml|yaml|css|html)$/).filter((file) =>
      /\/(root|home\/\w+|work)\/[a-z.]/.test(read(file).replaceAll('test/contract', '')),
    );
    expect(found).toEqual([]);
  });

  test('no source file is longer than 500 lines', () => {
    const long = files(/^(app|drivers|sandbox|main|renderer|scripts|test)\/.*\.(ts|tsx|mjs|css)$/).filter(
      (file) => read(file).split('\n').length > 500,
    );
    expect(long).toEqual([]);
  });

  test('no test is skipped, run alone or retried', () => {
    const mark = new RegExp(String.raw`\b(it|test|describe)\.(skip|only|todo|fixme)\b|\bretries: [1-9]`);
    expect(files(/^test\/.*\.ts$/).filter((file) => mark.test(read(file)))).toEqual([]);
  });

  test('no line switches off the type checker or the linter', () => {
    const escape = /\bas any\b|@ts-(ignore|nocheck)|(eslint|oxlint)-disable|\/[*/] (eslint|oxlint) /;
    const found = files(/\.(ts|tsx)$/).filter(
      (file) => escape.test(read(file)) && file !== 'test/contract/house-rules.test.ts',
    );
    expect(found).toEqual([]);
  });
});

describe('the package for the field', () => {
  const builder = z
    .object({ electronFuses: z.record(z.string(), z.boolean()), npmRebuild: z.boolean(), files: z.array(z.string()) })
    .parse(parse(read('electron-builder.yml')));

  test('sets every fuse explicitly', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('contains no sources and no tests', () => {
    expect(
      builder.files.filter((pattern) => /^(app|main|renderer|drivers|sandbox|scripts|test)\b/.test(pattern)),
    ).toEqual([]);
    expect(builder.files).toContain('dist/**');
  });
});

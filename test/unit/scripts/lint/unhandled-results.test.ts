import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { unhandledResults } from '../../../../scripts/lint/unhandled-results.ts';

const SETTINGS = { compilerOptions: { strict: true, noEmit: true, types: [] }, include: ['.'] };
const RESULT = `
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
export declare function read(): Result<number, string>;
export declare function write(): Promise<Result<void, string>>;
export declare function err<E>(error: E): Result<never, E>;
export declare const files: { close(): Result<void, string>; size(): number; };
`;

const folders: string[] = [];

/** Lines of `text` that leave a result unhandled. */
function linesOf(text: readonly string[]): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'unhandled-'));
  folders.push(folder);
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(SETTINGS));
  writeFileSync(join(folder, 'result.ts'), RESULT);
  writeFileSync(
    join(folder, 'app', 'calls.ts'),
    [`import { err, files, read, write } from '../result';`, ...text].join('\n'),
  );
  return unhandledResults(folder, ['tsconfig.json']).map((place) => {
    expect(place).toMatch(/^app.calls\.ts:\d+$/);
    return Number(place.split(':')[1]);
  });
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('a call whose result nobody looks at is found, also of a method, behind await and inside a function', () => {
  const text = ['read();', 'files.close();', 'export async function all() {', '  await write();', '}', "err('x');"];
  expect(linesOf(text)).toEqual([2, 3, 5, 7]);
});

test('a result that is used, one that is ignored on purpose and other values are not found', () => {
  const text = [
    'void read();',
    'export const one = read();',
    'if (read().ok) files.size();',
    'export async function all() {',
    '  void write();',
    '  return await write();',
    '}',
  ];
  expect(linesOf(text)).toEqual([]);
});

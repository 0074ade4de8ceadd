import { describe, expect, test } from 'vitest';
import { scriptOf } from '../../../main/kept-code/script.ts';

const FILE = '/opt/sauda/part.cjs';
const FAILING = `exports.fail = () => { throw new Error('no') };`;

/** What a file exports, loaded as the loader does it. */
function exportsOf(source: string, kept?: Buffer): { fail?: () => never; answer?: number; isRefused: boolean } {
  const script = scriptOf(source, FILE, kept);
  const exported = {};
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function') Reflect.apply(run, exported, [exported]);
  return { ...exported, isRefused: script.cachedDataRejected === true };
}

function placeOf(fail: (() => never) | undefined): string | undefined {
  try {
    fail?.();
  } catch (error) {
    return error instanceof Error ? error.stack?.split('\n')[1] : undefined;
  }
  return undefined;
}

describe('a file with compiled code', () => {
  test('names itself and its own positions in a stack trace, wherever it was compiled', () => {
    const kept = scriptOf(FAILING, 'part.cjs').createCachedData();
    const column = FAILING.indexOf('new Error') + 1;
    expect(placeOf(exportsOf(FAILING).fail)).toContain(`${FILE}:1:${String(column)}`);
    expect(placeOf(exportsOf(FAILING, kept).fail)).toContain(`${FILE}:1:${String(column)}`);
  });

  test('is compiled as ever where the code is of another source, of another version, or broken off', () => {
    const kept = scriptOf('exports.answer = 42;', FILE).createCachedData();
    expect(exportsOf('exports.answer = 4321;', kept)).toEqual({ answer: 4321, isRefused: true });
    const ofAnotherVersion = Buffer.from(kept);
    ofAnotherVersion.writeUInt8(ofAnotherVersion.readUInt8(4) ^ 1, 4);
    const unusable = [ofAnotherVersion, kept.subarray(0, kept.length >> 1), Buffer.alloc(0)];
    // Sources that V8 has not compiled before, of which it would keep the code itself.
    unusable.forEach((code, index) => {
      expect(exportsOf(`exports.answer = 5${String(index)};`, code)).toEqual({ answer: 50 + index, isRefused: true });
    });
  });
});

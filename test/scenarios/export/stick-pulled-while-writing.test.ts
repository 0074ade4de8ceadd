import * as fs from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ExportReport } from '../../../app/export/outcome.ts';
import { runExport } from '../../../main/export/run-export.ts';
import { ExportPlace } from './harness.ts';

/** What the stick says from its step of this number on; null: it is there. */
const stick = vi.hoisted(() => ({ steps: 0, failsAt: Infinity, code: 'EIO', folder: '/nowhere' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const step = (): void => {
    stick.steps += 1;
    if (stick.steps >= stick.failsAt) throw Object.assign(new Error(`${stick.code}: it is gone`), { code: stick.code });
  };
  const handles = new Set<number>();
  const isOnStick = (place: unknown): boolean =>
    typeof place === 'number' ? handles.has(place) : String(place).startsWith(stick.folder);
  return {
    ...real,
    openSync: (...asked: Parameters<typeof real.openSync>) => {
      if (isOnStick(asked[0])) step();
      const handle = real.openSync(...asked);
      if (isOnStick(asked[0])) handles.add(handle);
      return handle;
    },
    closeSync: (handle: number) => {
      handles.delete(handle);
      real.closeSync(handle);
    },
    writeSync: (handle: number, bytes: Uint8Array, offset: number) => {
      if (isOnStick(handle)) step();
      return real.writeSync(handle, bytes, offset);
    },
    readSync: (handle: number, buffer: Uint8Array) => {
      if (isOnStick(handle)) step();
      return real.readSync(handle, buffer);
    },
    fsyncSync: (handle: number) => {
      if (isOnStick(handle)) step();
      real.fsyncSync(handle);
    },
    renameSync: (from: string, to: string) => {
      if (isOnStick(to)) step();
      real.renameSync(from, to);
    },
    rmSync: (...asked: Parameters<typeof real.rmSync>) => {
      // A full stick can still be tidied.
      if (isOnStick(asked[0]) && stick.steps >= stick.failsAt && stick.code !== 'ENOSPC') step();
      real.rmSync(...asked);
    },
  };
});

let place: ExportPlace;
beforeEach(async () => {
  place = new ExportPlace();
  place.writeSales();
  await place.writeLog();
  Object.assign(stick, { steps: 0, failsAt: Infinity, folder: place.out });
});
afterEach(() => {
  stick.failsAt = Infinity;
  place.remove();
});

function written(): ExportReport {
  return runExport({
    dataDirectory: place.data,
    folder: place.out,
    formats: ['csv', 'eva-dts', 'log'],
    period: { from: null, to: null },
    configFile: null,
    language: 'ru',
    kiosk: 'K',
    nowMs: 0,
    machine: {
      sender: 'SDA0000001',
      model: 'M',
      place: 'P',
      assetNumber: 'K',
      decimals: 2,
      version: '1',
      services: [],
      acceptor: null,
      products: [],
    },
    reader: { terminal: 'PANEL', isReset: true },
  });
}

test.each([
  ['EIO', 'gone'],
  ['ENOSPC', 'full'],
])('at every step of the writing (%s): each file is whole or has no name, and is told as %s', (code, reason) => {
  const whole = written();
  const [steps, names] = [stick.steps, place.files()];
  expect(whole).toMatchObject({ failures: [], files: [{ format: 'csv' }, { format: 'eva-dts' }, { format: 'log' }] });
  for (const name of names) fs.rmSync(`${place.out}/${name}`);
  stick.code = code;
  for (let failsAt = 1; failsAt <= steps; failsAt += 1) {
    Object.assign(stick, { steps: 0, failsAt });
    const { files, failures, auditUpTo } = written();
    expect(failures.length).toBeGreaterThan(0);
    expect(new Set(failures.map((one) => one.reason))).toEqual(new Set([reason]));
    // After its name a file is whole, also where nobody could be told so any more.
    const present = place.files().filter((name) => !name.endsWith('.part'));
    expect(present).toEqual(expect.arrayContaining(files.map(({ name }) => name)));
    for (const name of present) expect(names).toContain(name);
    if (!files.some(({ format }) => format === 'eva-dts')) expect(auditUpTo).toBeNull();
    stick.failsAt = Infinity;
    for (const name of place.files()) fs.rmSync(`${place.out}/${name}`);
  }
});

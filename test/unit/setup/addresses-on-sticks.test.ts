import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { telephoneText } from '../../../app/service/setup/telephone.ts';
import { ok } from '../../../app/result.ts';
import type { RemovableMedia } from '../../../main/exchange/stick-work.ts';
import { stickWorker } from '../../../main/exchange/worker/serve.ts';
import { addressesOnSticks } from '../../../main/setup/addresses-on-sticks.ts';
import { suggestedDeviceId } from '../../../main/setup/suggested-device-id.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-letter-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The thread's own code, on a folder. */
function stick(): RemovableMedia {
  const work = stickWorker(folder);
  const done = (what: Parameters<typeof work>[0]) => ok(work(what) as never);
  return {
    sticks: () => Promise.resolve([{ path: folder, name: 'KINGSTON', freeBytes: 0, isWritable: true }]),
    do: (what) => Promise.resolve(done(what)),
  };
}

test('the bank’s letter brings the address of the contract, each once, in whatever encoding it was saved', async () => {
  writeFileSync(
    join(folder, 'letter.txt'),
    'Адрес: https://qr.kaspi.kz:8544/r2/v01.\r\nhttps://qr.kaspi.kz:8544/r2/v01',
  );
  writeFileSync(join(folder, 'unicode.txt'), Buffer.from('﻿https://two.kaspi.kz/r2/v01', 'utf16le'));
  mkdirSync(join(folder, 'mail'));
  writeFileSync(
    join(folder, 'mail', 'other.eml'),
    'https://qr.kaspi.kz/r3/v01 https://mtokentest.kaspi.kz:8544/r2/v01 http://a.kz/r2/v01',
  );
  expect(await addressesOnSticks('standard', stick())).toEqual([
    'https://qr.kaspi.kz:8544/r2/v01',
    'https://two.kaspi.kz/r2/v01',
  ]);
  expect(await addressesOnSticks('enhanced', stick())).toEqual(['https://qr.kaspi.kz/r3/v01']);
});

test('what is no letter is left out: a large file, a link out of the stick, a stick that is gone', async () => {
  writeFileSync(join(folder, 'large.txt'), ' '.repeat(300_000) + 'https://a.kz/r1/v01');
  expect(await addressesOnSticks('lite', stick())).toEqual([]);
  const media = stick();
  rmSync(folder, { recursive: true });
  expect(await addressesOnSticks('lite', media)).toEqual([]);
});

const board = (mac: string, internal = false) => [{ mac, internal }];

test('a machine is named after its network board, also where its disk is a copy of another machine’s', () => {
  expect(suggestedDeviceId({ lo: board('00:00:00:00:00:00', true), eth0: board('d8:5e:d3:3f:2a:1c') })).toBe(
    'KIOSK-3F2A1C',
  );
  expect(suggestedDeviceId({})).toBe('KIOSK-0001');
});

test.each([
  ['+7 7', '+7 7'],
  ['+7 7011234567', '+7 701 123 45 67'],
  ['+7 701 123 45 678', '+7 701 123 45 678'],
  ['8 701 12', '8 701 12'],
  ['+7', '+7'],
  ['', ''],
])('a telephone typed as %j is shown as %j', (typed, shown) => {
  expect(telephoneText(typed)).toBe(shown);
});

test('the name comes from the board that is built in, whatever is plugged in, made up, or found first', () => {
  const boards = {
    docker0: board('02:42:ac:11:00:02'),
    eth0: board('00:1e:10:1f:00:01'),
    eth1: board('d8:5e:d3:3f:2a:1d'),
    eth2: board('d8:5e:d3:3f:2a:1c'),
  };
  const places: Readonly<Record<string, string>> = {
    eth0: '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0',
    eth1: '/sys/devices/pci0000:00/0000:00:1c.1/0000:03:00.0',
    eth2: '/sys/devices/pci0000:00/0000:00:1c.0/0000:02:00.0',
  };
  const placeOf = (name: string): string | null => places[name] ?? null;
  expect(suggestedDeviceId(boards, placeOf)).toBe('KIOSK-3F2A1C');
  const { eth0, docker0 } = boards;
  expect(suggestedDeviceId({ docker0, eth0 }, placeOf)).toBe('KIOSK-1F0001');
});

import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { PortHarness } from './harness.ts';

const ATTEMPTS = 20;

it.each([
  ['a directory', '', /Is a directory/],
  ['a file', 'notes.txt', /Inappropriate ioctl/],
])(
  'reports once that the path is %s, keeps nothing open, and takes the device that comes in its place',
  async (_what, name, words) => {
    const folder = await mkdtemp(join(tmpdir(), 'sauda-no-device-'));
    await writeFile(join(folder, 'notes.txt'), 'text');
    const pair = await createPtyPair();
    const harness = await PortHarness.make();
    await harness.leadTo(join(folder, name));
    await harness.start();
    const openFiles = readdirSync('/dev/fd').length;
    for (let again = 0; again < ATTEMPTS; again += 1) await harness.passLongestPause();
    expect(harness.attempts).toBeGreaterThan(ATTEMPTS);
    expect(harness.events).toEqual([{ kind: 'lost', reason: { kind: 'io', message: expect.stringMatching(words) } }]);
    expect(readdirSync('/dev/fd').length).toBeLessThan(openFiles + ATTEMPTS);

    await harness.leadTo(pair.hostPath);
    await harness.passLongestPause();
    expect(harness.kinds()).toEqual(['io', 'connected']);
    await harness.dispose();
    await pair.dispose();
    await rm(folder, { recursive: true });
  },
);

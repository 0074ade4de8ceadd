import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { footprintOf, kindOf } from '../../../scripts/bench/footprint.ts';

const MB = 1_048_576;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-footprint-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('each process is told by what it is for', () => {
  expect(kindOf(['/opt/Sauda/sauda', '--type=renderer', '--lang=en-US'])).toBe('renderer');
  expect(kindOf(['sauda', '--type=utility', '--utility-sub-type=network.mojom.NetworkService'])).toBe(
    'network.mojom.NetworkService',
  );
  expect(kindOf(['/bin/sh', '/usr/lib/sauda/guardian'])).toBe('sh');
  expect(kindOf([])).toBe('');
});

test('memory, open files and the data directory of a tree of processes', async () => {
  writeFileSync(join(folder, 'journal.db'), Buffer.alloc(2 * MB));
  mkdirSync(join(folder, 'browser'));
  writeFileSync(join(folder, 'browser', 'cache'), Buffer.alloc(MB));
  const child = spawn('sh', ['-c', 'sleep 60 & echo ready; wait'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await once(child.stdout, 'data');
  try {
    const { mbByKind, handles, dataMb, journalMb } = footprintOf(child.pid ?? 0, folder);
    expect(Object.keys(mbByKind).toSorted()).toEqual(['main', 'sleep']);
    expect(Math.min(...Object.values(mbByKind))).toBeGreaterThan(0);
    expect(handles).toBeGreaterThanOrEqual(6);
    expect([dataMb, journalMb]).toEqual([3, 2]);
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  }
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginTraining, demoFacts, endTraining, trainingAt, TRAINING_MS } from '../../../main/shell/training.ts';

const NOON_MS = Date.parse('2026-11-20T12:00:00+05:00');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-training-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a demonstration that was switched on stays over restarts, in a folder of its own, until somebody switches it off', async () => {
  expect(trainingAt(folder, NOON_MS)).toBeNull();
  await beginTraining(folder, NOON_MS);
  const training = trainingAt(folder, NOON_MS + 1_000);
  expect(training).toMatchObject({ mainDirectory: folder, untilWallMs: NOON_MS + TRAINING_MS });
  expect(existsSync(training?.directory ?? '')).toBe(true);
  expect(trainingAt(folder, NOON_MS + 60_000)).toEqual(training);
  if (training !== null) await endTraining(training);
  expect(trainingAt(folder, NOON_MS + 61_000)).toBeNull();
});

test('after two hours, and where the clock was set back, the machine sells again', async () => {
  await beginTraining(folder, NOON_MS);
  expect(trainingAt(folder, NOON_MS + TRAINING_MS)).toBeNull();
  expect(trainingAt(folder, NOON_MS)).toBeNull();
  await beginTraining(folder, NOON_MS);
  expect(trainingAt(folder, NOON_MS - 60_000)).toBeNull();
});

test('a mark that is no mark is none', () => {
  writeFileSync(join(folder, 'demo-until'), 'tomorrow');
  expect(trainingAt(folder, NOON_MS)).toBeNull();
  expect(existsSync(join(folder, 'demo-until'))).toBe(false);
});

test('a mark that cannot be removed, as on a disk that has turned read-only, keeps no kiosk from its start', () => {
  mkdirSync(join(folder, 'demo-until'));
  expect(trainingAt(folder, NOON_MS)).toBeNull();
});

test('nothing of an earlier demonstration is left', async () => {
  await beginTraining(folder, NOON_MS);
  const first = trainingAt(folder, NOON_MS);
  writeFileSync(join(first?.directory ?? '', 'journal.db'), 'sales of yesterday');
  await beginTraining(folder, NOON_MS + 1_000);
  expect(existsSync(join(trainingAt(folder, NOON_MS + 1_000)?.directory ?? '', 'journal.db'))).toBe(false);
});

test('only a configured machine can be switched', () => {
  expect(demoFacts(null, null)).toEqual({ kind: 'impossible' });
  expect(demoFacts(null, '/etc/sauda/kiosk.yaml')).toEqual({ kind: 'off' });
});

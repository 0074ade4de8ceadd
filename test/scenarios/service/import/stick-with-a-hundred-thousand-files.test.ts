import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ImportMachine } from './harness.ts';

/** More than are looked at. */
const FILES = 6_000;

let machine: ImportMachine;
afterEach(() => {
  machine.remove();
});

test('is looked through only so far, and that is said', async () => {
  machine = new ImportMachine();
  for (let number = 0; number < FILES; number += 1)
    closeSync(openSync(join(machine.stick, `IMG_${String(number)}.jpg`), 'w'));
  await machine.atDoor();
  expect(machine.door).toMatchObject({ isCut: true, files: [], sticks: 1, notice: null });
});

test('of fifty lists on one stick the first are offered', async () => {
  machine = new ImportMachine();
  for (let number = 0; number < 60; number += 1) machine.put(`list-${String(number)}.csv`, '');
  await machine.atDoor();
  expect(machine.door.files).toHaveLength(50);
  expect(machine.door.isCut).toBe(true);
});

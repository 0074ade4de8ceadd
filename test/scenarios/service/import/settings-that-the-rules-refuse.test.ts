import { afterEach, expect, test } from 'vitest';
import { ImportMachine, OWN } from './harness.ts';

const THEIRS = `version: 1
operator: { name: Elsewhere }
catalogue:
  - { id: water, channel: 1, name: Вода, priceTenge: 0.001 }
`;

let machine: ImportMachine;
afterEach(() => {
  machine.remove();
});

test('are not written; without the part that breaks them the rest is', async () => {
  machine = new ImportMachine();
  machine.put('kiosk.yaml', THEIRS);
  await machine.atDoor();
  expect(machine.settings.refusal).toMatchObject({
    kind: 'refused',
    problem: { reason: 'config-invalid', parameters: { key: 'catalogue.0.priceTenge' } },
  });
  expect(machine.settings.canStart).toBe(false);
  await machine.do({ kind: 'start' });
  expect(machine.text).toBe(OWN);
  expect(machine.recorded).toEqual([]);

  await machine.do({ kind: 'toggle', section: 'products' });
  expect(machine.settings).toMatchObject({ refusal: null, canStart: true });
  await machine.do({ kind: 'start' });
  expect(machine.text).toContain('name: Elsewhere');
  expect(machine.text).toContain('priceTenge: 450');
});

test('an editor that was faster: nothing is written, and the key is named', async () => {
  machine = new ImportMachine();
  machine.put('kiosk.yaml', 'version: 1\noperator: { name: Elsewhere }\n');
  await machine.atDoor();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(machine.file, OWN.replace('Aqbulaq', 'Somebody'));
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toMatchObject({ why: { kind: 'conflict', conflict: { key: 'operator.name' } } });
  expect(machine.recorded.at(-1)).toMatchObject({ kind: 'settings-unchanged', reason: 'conflict' });
});

test('a demonstration has no configuration to write into', async () => {
  machine = new ImportMachine({ hasConfiguration: false });
  machine.put('kiosk.yaml', THEIRS);
  await machine.atDoor();
  expect(machine.door).toMatchObject({ opened: null, notice: { kind: 'no-configuration' } });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compose } from '../../../main/compose/compose.ts';
import { noService } from '../../../main/payments/port/no-service.ts';
import { compositionPorts } from '../../support/kiosk/composition-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'sauda-demo-label-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is chosen for a machine that takes notes alone, with these peripherals. */
async function notesAlone(peripherals: string) {
  const configFile = join(folder, 'kiosk.yaml');
  writeFileSync(
    configFile,
    `version: 1
payment: { cash: {} }
peripherals: { ${peripherals} }
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: 450 }
`,
  );
  const composed = await compose(compositionPorts({ configFile, dataDirectory: folder }));
  if (!composed.ok) throw new Error(JSON.stringify(composed.error));
  return composed.value;
}

test('simulated notes for simulated goods: the screen has the demo label, although the machine is not in demo mode', async () => {
  const { demo, workbench, payments } = await notesAlone(
    'relay: { driver: simulated }, billAcceptor: { driver: simulated }',
  );
  expect(demo).toBe(true);
  // Demo mode would have brought the sandbox's bank with it.
  expect(workbench?.sandbox).toBeNull();
  expect(payments).toBe(noService);
});

test('real notes for real goods: no label', async () => {
  const { demo, workbench } = await notesAlone(
    'relay: { driver: lcus, port: /dev/serial/by-path/relay }, billAcceptor: { driver: ccnet, port: /dev/serial/by-path/bills }',
  );
  expect({ demo, workbench }).toEqual({ demo: false, workbench: null });
});

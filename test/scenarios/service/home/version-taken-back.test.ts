import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { HomeOutcome } from '../../../../app/service/doors/home/types.ts';
import { runHome } from '../../../../main/service/doors/home.ts';
import { menuUpdates } from '../../../../main/update/menu-port.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

test('a version that root has taken back is told at home, and leads to the door where another is looked for', async () => {
  const versions = mkdtempSync(join(tmpdir(), 'sauda-versions-'));
  onTestFinished(() => {
    rmSync(versions, { recursive: true, force: true });
  });
  mkdirSync(join(versions, 'taken-back'));
  writeFileSync(join(versions, 'taken-back', '1.1.0'), '');
  const updates = menuUpdates({
    places: { versions, data: versions, program: versions, package: versions, roots: [] },
    configFile: null,
    dataDirectory: versions,
    version: '1.0.0',
    sticks: () => Promise.resolve([]),
  });
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  const told: HomeOutcome[] = [];
  const run = runHome(servicePorts({ dataDirectory: versions, version: '1.0.0', updates }));
  await run({ kind: 'read-facts' }, (outcome) => told.push(outcome));
  for (const outcome of told)
    machine.loop.dispatch({ kind: 'door-outcome', step: 'home', role: 'technician', outcome });
  const { content } = machine.menu;
  if (content.step !== 'home') throw new Error(content.step);
  expect(content.door.lines.find(({ fact }) => fact === 'update')).toMatchObject({
    level: 'attention',
    text: { values: { versions: '1.1.0', version: '1.0.0' } },
    cure: { kind: 'door', step: 'system' },
  });
});

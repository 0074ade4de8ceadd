import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { updateCommandAt } from '../../../main/cli/update/command.ts';
import { installedPlaces } from '../../../main/update/places.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { runAsTyped } from '../../support/run-command.ts';

test('a file of the update server’s authorities that is not there is a sentence with its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-authority-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const config = join(folder, 'kiosk.yaml');
  writeFileSync(config, 'version: 1\nupdates: { url: https://updates.example/sauda, caFiles: [gone.crt] }\n');
  const command = updateCommandAt(() => ({ ...installedPlaces(folder, folder), versions: join(folder, 'versions') }));
  const context = { clock: new FakeClock(), env: {}, version: '1.0.0', programDirectory: folder };
  const args = ['--config', config, '--data-dir', folder, '--language', 'en', '--json'];
  const ran = await runAsTyped(command, args, (console) => ({ ...console, ...context }));
  expect(ran.reason).toBe('unreachable');
  expect(JSON.parse(ran.out.split('\n')[0] ?? '')).toMatchObject({ kind: 'failed', reason: 'unreachable' });
  expect(ran.out).toContain(join(folder, 'gone.crt'));
});

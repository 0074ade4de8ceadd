import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportOutcome } from '../../../../app/service/doors/export/types.ts';
import { exportingIn } from '../../../../main/export/worker/export-thread.ts';
import { runExport } from '../../../../main/service/doors/export.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';
import { ExportPlace } from '../../export/harness.ts';

const THREAD = join(import.meta.dirname, '..', '..', '..', '..', 'main', 'export', 'worker', 'thread.ts');

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
  place.writeSales();
});
afterEach(() => {
  place.remove();
});

/** What the door hears when it has everything of the sales written. */
async function write(program = THREAD): Promise<readonly ExportOutcome[]> {
  const told: ExportOutcome[] = [];
  const ports = servicePorts({ dataDirectory: place.data, exporting: exportingIn(program, new FakeClock()) });
  await runExport(ports)(
    { kind: 'write', folder: place.out, formats: ['csv', 'eva-dts'], period: { from: null, to: null } },
    (outcome) => told.push(outcome),
  );
  return told;
}

test('a stick that is there gets the files, beside the open journal', async () => {
  const journal = place.openJournal();
  expect((await write()).at(-1)).toMatchObject({
    kind: 'written',
    isRead: true,
    report: { files: [{ format: 'csv' }, { format: 'eva-dts' }], failures: [] },
  });
  expect(place.files()).toHaveLength(2);
  journal.close();
});

test('one that was pulled out is told, and the counters are not read', async () => {
  rmSync(place.out, { recursive: true });
  expect((await write()).at(-1)).toMatchObject({
    kind: 'written',
    report: { files: [], failures: [{ reason: 'no-target' }], auditUpTo: null },
  });
});

test('a thread that ends without a word is told as well', async () => {
  expect((await write(join(place.data, 'none.cjs'))).at(-1)).toMatchObject({ kind: 'failed' });
});

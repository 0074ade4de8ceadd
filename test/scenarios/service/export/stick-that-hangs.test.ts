import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportOutcome } from '../../../../app/service/doors/export/types.ts';
import { MINUTE_MS } from '../../../../app/units.ts';
import { exportingIn, type Exporting } from '../../../../main/export/worker/export-thread.ts';
import { runExport } from '../../../../main/service/doors/export.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';
import { until } from '../../../support/until.ts';
import { ExportPlace } from '../../export/harness.ts';

/** A thread in a write that does not return, after one word about its progress. */
const HANGS = `require('node:worker_threads').parentPort.postMessage({ kind: 'progress', share: 0.5 });
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;

let place: ExportPlace;
let clock: FakeClock;
beforeEach(() => {
  place = new ExportPlace();
  clock = new FakeClock();
  writeFileSync(join(place.data, 'hangs.cjs'), HANGS);
});
afterEach(() => {
  place.remove();
});

/** What the door hears, and when the export is over. */
function write(exporting: Exporting): { readonly told: readonly ExportOutcome[]; readonly over: Promise<void> } {
  const told: ExportOutcome[] = [];
  const over = runExport(servicePorts({ dataDirectory: place.data, exporting }))(
    { kind: 'write', folder: place.out, formats: ['csv'], period: { from: null, to: null } },
    (outcome) => void told.push(outcome),
  );
  return { told, over: Promise.resolve(over) };
}

test('is given up after its silence, main goes on meanwhile, and nothing counts as read', async () => {
  const { told, over } = write(exportingIn(join(place.data, 'hangs.cjs'), clock));
  await until(() => told.length === 1);
  await clock.advance(2 * MINUTE_MS - 1);
  expect(told).toEqual([{ kind: 'progress', share: 0.5 }]);
  await clock.advance(1);
  await over;
  expect(told.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'hangs' } });
});

test('a large journal is waited for longer: a slow stick takes it in one piece', async () => {
  writeFileSync(join(place.data, 'journal.db'), Buffer.alloc(32 * 1_048_576));
  const { told, over } = write(exportingIn(join(place.data, 'hangs.cjs'), clock));
  await until(() => told.length === 1);
  await clock.advance(3 * MINUTE_MS);
  expect(told).toHaveLength(1);
  await clock.advance(MINUTE_MS);
  await over;
  expect(told).toHaveLength(2);
});

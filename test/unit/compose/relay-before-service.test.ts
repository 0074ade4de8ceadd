import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compose } from '../../../main/compose/compose.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { compositionPorts } from '../../support/kiosk/composition-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'sauda-relay-first-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the relay starts as soon as it is chosen; the payment service waits for the page', async () => {
  const configFile = join(folder, 'kiosk.yaml');
  writeFileSync(
    configFile,
    `version: 1
payment: { cash: {} }
peripherals: { relay: { driver: lcus, port: /dev/serial/by-path/relay }, billAcceptor: { driver: ccnet, port: /dev/serial/by-path/bills } }
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: 450 }
`,
  );
  const steps: string[] = [];
  let serve: () => void = () => undefined;
  const started: Relay[] = [];
  const composing = compose({
    ...compositionPorts({ configFile, dataDirectory: folder }),
    startRelay: ({ relay }) => {
      steps.push('relay started');
      if (relay !== null) started.push({ ...relay, start: () => undefined });
      return Promise.resolve(started[0] ?? null);
    },
    pageServed: new Promise((resolve) => {
      serve = () => {
        steps.push('page served');
        resolve();
      };
    }),
  });
  void composing.then(() => steps.push('composed'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(steps).toEqual(['relay started']);
  serve();
  const composed = await composing;
  expect(steps).toEqual(['relay started', 'page served', 'composed']);
  // What the start made of it stands in its place.
  expect(composed.ok && composed.value.relay).toBe(started[0]);
});

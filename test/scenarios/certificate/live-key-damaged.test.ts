import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';

const { open } = withLiveKiosks();

/** The file of the certificate in use. */
function inUse(dataDirectory: string, name: string): string {
  const folder = join(dataDirectory, 'certificates');
  const state: unknown = JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'));
  const active = readdirSync(folder).find((entry) => JSON.stringify(state).includes(entry) && entry !== 'state.json');
  return join(folder, active ?? '', name);
}

test.each([
  [
    'cut in half',
    (file: string) => {
      truncateSync(file, 600);
    },
  ],
  [
    'empty',
    (file: string) => {
      truncateSync(file, 0);
    },
  ],
  [
    'something else',
    (file: string) => {
      writeFileSync(file, 'hello');
    },
  ],
])(
  'an installed key that is %s: the configured certificate sells, and the same letter fixes it',
  async (_what, damage) => {
    const kiosk = open();
    const serial = await kiosk.renew();
    damage(inUse(kiosk.dataDirectory, 'private.key'));
    await kiosk.connect();
    expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
    expect(kiosk.log.filter(({ event }) => event === 'certificate-refused')).toHaveLength(1);
    const renewed = await kiosk.renew();
    expect(renewed).not.toBe(serial);
    await kiosk.ping();
    expect(kiosk.lastSerial).toBe(renewed);
  },
);

import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { EscposSimulator } from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import type { FoundPort } from '../../../../main/devices-search/ports/found-port.ts';
import { endSearch, searchOnce } from '../../../../main/devices-search/search-once.ts';
import { DevicePty } from '../../../support/lines/device-pty.ts';

let line: DevicePty;
beforeEach(async () => {
  const printer = new EscposSimulator({ clock: systemClock, information: { 67: 'TM-T88V' } });
  line = await DevicePty.open(9_600, (port) => printer.attach(port));
});
afterEach(() => line.dispose());

function ports(): readonly FoundPort[] {
  return [
    {
      path: line.path,
      device: '/dev/pts/1',
      kind: 'serial',
      isStable: true,
      byId: null,
      usb: null,
      access: { kind: 'granted' },
    },
  ];
}

test('the second of two searches waits for the first, and finds the same', async () => {
  const found = await Promise.all([searchOnce(ports()), searchOnce(ports())]);
  for (const outcomes of found) expect(outcomes.get(line.path)).toMatchObject({ kind: 'found' });
});

test('an end of the program ends both, also the one that has not begun', async () => {
  const both = Promise.all([searchOnce(ports()), searchOnce(ports())]);
  await endSearch();
  for (const outcomes of await both) expect(outcomes.get(line.path)).toMatchObject({ kind: 'failed' });
});

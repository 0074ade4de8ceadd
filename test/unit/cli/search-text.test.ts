import { expect, test } from 'vitest';
import type { FoundDevice, PortOutcome } from '../../../app/devices/found-device.ts';
import type { FoundPort } from '../../../main/devices-search/ports/found-port.ts';
import { portsText } from '../../../main/cli/ports/ports-text.ts';

const PATH = '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0';
const port: FoundPort = {
  kind: 'serial',
  path: PATH,
  isStable: true,
  device: '/dev/ttyUSB0',
  byId: null,
  usb: null,
  access: { kind: 'granted' },
};

function textFor(outcome: PortOutcome): string {
  return portsText([port], 'kiosk', new Map([[PATH, outcome]]));
}

test('what was found stands below its port, with its line for the configuration', () => {
  const acceptor: FoundDevice = {
    kind: 'billAcceptor',
    driver: 'ccnet',
    settings: { baudRate: 19_200, modemLines: { dtr: true, rts: true } },
    baudRate: 19_200,
    identity: { model: 'CashCode SM', firmware: 'SM-KZ1234', serialNumber: '21KC70012345' },
  };
  expect(textFor({ kind: 'found', devices: [acceptor] })).toContain(
    `    access: yes
    found:  billAcceptor, CashCode SM, firmware SM-KZ1234, serial number 21KC70012345, 19200 baud
            billAcceptor: { driver: ccnet, port: "${PATH}", baudRate: 19200, modemLines: {"dtr":true,"rts":true} }
`,
  );
});

test.each<[PortOutcome, string]>([
  [{ kind: 'silent' }, 'nothing answered'],
  [{ kind: 'talks' }, 'it was not asked'],
  [{ kind: 'in-use' }, 'a device in use'],
  [{ kind: 'no-permission' }, 'may not open it'],
  [{ kind: 'gone' }, 'pulled out'],
  [{ kind: 'failed', detail: 'strange' }, 'could not be asked: strange'],
  [{ kind: 'held', holder: 'brltty (7)', stop: 'sudo apt-get remove brltty' }, 'brltty (7) has it'],
  [{ kind: 'held', holder: 'brltty (7)', stop: 'sudo apt-get remove brltty' }, 'after: sudo apt-get remove brltty'],
  [{ kind: 'held', holder: null, stop: null }, 'a program of another user'],
])('%o is a sentence', (outcome, sentence) => {
  expect(textFor(outcome)).toContain(sentence);
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linuxPorts } from '../../../main/devices-search/ports/linux-ports.ts';
import { listedPorts } from '../../../main/devices-search/ports/listed-ports.ts';
import { realFiles, type PortFiles } from '../../../main/devices-search/ports/port-files.ts';
import { portsText } from '../../../main/cli/ports/ports-text.ts';

const USER = 'kiosk';
const NETWORK =
  'A printer on the network is not listed: `port: tcp://192.168.1.50:9100` with its own address, which its self-test prints.\n';
const GROUPS = 'root:x:0:\ndialout:x:20:somebody\nkiosk:x:1000:\n';
const SOCKET_1 = '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2';
const SOCKET_2 = '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-3';

/** A computer as its files; `links` lead to real paths, everything else that is named is there. */
class Computer implements PortFiles {
  readonly links = new Map<string, string>();
  readonly texts = new Map<string, string>([['/etc/group', GROUPS]]);
  readonly devices = new Map<string, { readonly gid: number; readonly mayUse: boolean; readonly mayOpen: boolean }>();

  /** A port as the kernel and udev show it. */
  plug(
    name: string,
    folder: string,
    { byPath = [] as string[], byId = [] as string[], mayOpen = true, gid = 20, mayUse = true } = {},
  ): this {
    this.devices.set(`/dev/${name}`, { gid, mayUse, mayOpen });
    this.links.set(`/sys/class/tty/${name}/device`, `${folder}/${name}`);
    for (const link of byPath) this.links.set(`/dev/serial/by-path/${link}`, `/dev/${name}`);
    for (const link of byId) this.links.set(`/dev/serial/by-id/${link}`, `/dev/${name}`);
    return this;
  }

  describe(folder: string, facts: Readonly<Record<string, string>>): this {
    for (const [name, text] of Object.entries(facts)) this.texts.set(`${folder}/${name}`, `${text}\n`);
    return this;
  }

  names(folder: string): readonly string[] {
    const all = [...this.links.keys(), ...this.devices.keys()].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(all.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
  }

  realPath(path: string): string | null {
    return this.links.get(path) ?? (this.devices.has(path) ? path : null);
  }

  text(file: string): string | null {
    return this.texts.get(file) ?? null;
  }

  mayOpen(path: string): boolean {
    return this.devices.get(path)?.mayOpen ?? false;
  }

  owningGroup(path: string): { id: number; mayUse: boolean } | null {
    const device = this.devices.get(path);
    return device === undefined ? null : { id: device.gid, mayUse: device.mayUse };
  }
}

const CH340 = { idVendor: '1a86', idProduct: '7523', product: 'USB Serial' };
const relayBoard = (): Computer =>
  new Computer().describe(SOCKET_1, CH340).plug('ttyUSB0', `${SOCKET_1}/1-2:1.0`, {
    byPath: ['pci-0000:00:14.0-usbv2-0:2:1.0-port0', 'pci-0000:00:14.0-usb-0:2:1.0-port0'],
    byId: ['usb-1a86_USB_Serial-if00-port0'],
  });

describe('the ports of Linux', () => {
  test('a board without a serial number is identified by its socket; its by-id is ambiguous', () => {
    expect(linuxPorts(relayBoard(), USER)).toEqual([
      {
        kind: 'serial',
        path: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0',
        isStable: true,
        device: '/dev/ttyUSB0',
        byId: { path: '/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0', isAmbiguous: true },
        usb: { ids: '1a86:7523', words: 'USB Serial (CH340, as on LCUS relay boards)', serialNumber: null },
        access: { kind: 'granted' },
      },
    ]);
  });

  test.each([
    ['A50285BI', false],
    ['0001', true],
    ['0', true],
    ['', true],
    ['00010', false],
  ])('the serial number "%s" makes a by-id ambiguous: %s', (serial, isAmbiguous) => {
    const computer = relayBoard().describe(SOCKET_1, { serial });
    expect(linuxPorts(computer, USER)[0]?.byId).toMatchObject({ isAmbiguous });
  });

  test('a dangling link is not a port, and two devices are two ports in the order of their paths', () => {
    const computer = relayBoard().plug('ttyACM0', `${SOCKET_2}/1-3:1.0`, { byPath: ['pci-0000:00:14.0-usb-0:1:1.0'] });
    computer.links.set('/dev/serial/by-path/gone', '/dev/serial/by-path/gone');
    expect(linuxPorts(computer, USER).map(({ device }) => device)).toEqual(['/dev/ttyACM0', '/dev/ttyUSB0']);
  });

  test('without /dev/serial only the present name is known, with the remark that it can change', () => {
    const computer = new Computer().describe(SOCKET_1, CH340).plug('ttyUSB0', `${SOCKET_1}/1-2:1.0`);
    expect(linuxPorts(computer, USER)).toMatchObject([{ path: '/dev/ttyUSB0', isStable: false, byId: null }]);
    expect(portsText(linuxPorts(computer, USER), USER)).toContain(
      'changes: this name follows the order of plugging in',
    );
  });

  test('without /sys the links are sufficient', () => {
    const computer = relayBoard();
    computer.links.delete('/sys/class/tty/ttyUSB0/device');
    expect(linuxPorts(computer, USER)).toMatchObject([
      { path: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0', usb: null },
    ]);
  });

  test("a port on the board keeps its name; the kernel's empty places, consoles and pseudo-terminals are none", () => {
    const computer = new Computer()
      .plug('ttyS0', '/sys/devices/pnp0/00:05/00:05:0/00:05:0.0')
      .plug('ttyS1', '/sys/devices/platform/serial8250/serial8250:0/serial8250:0.1')
      .plug('ttyAMA0', '/sys/devices/platform/soc/fe201000.serial');
    computer.links.set('/sys/class/tty/console/active', '/sys/devices/virtual/tty/console/active');
    computer.links.set('/sys/class/tty/ttyUSB7/device', '/sys/devices/without/a/node');
    expect(linuxPorts(computer, USER)).toMatchObject([
      { path: '/dev/ttyAMA0', isStable: true, usb: null },
      { path: '/dev/ttyS0', isStable: true, usb: null },
    ]);
  });

  test('no device, no folder: an empty list', () => {
    expect(linuxPorts(new Computer(), USER)).toEqual([]);
    expect(portsText([], USER)).toBe(
      `No serial port and no USB printer is there. Is the device plugged in, and has it power?\n\n${NETWORK}`,
    );
  });

  test('a device’s description cannot control the terminal', () => {
    const computer = relayBoard().describe(SOCKET_1, { manufacturer: '\u001b[2JEvil\u0007' });
    expect(linuxPorts(computer, USER)[0]?.usb?.words).toBe('[2JEvil USB Serial (CH340, as on LCUS relay boards)');
  });
});

describe('who may open a port', () => {
  const refused = (plug: { gid?: number; mayUse?: boolean }, user = USER): unknown => {
    const computer = new Computer().plug('ttyUSB0', `${SOCKET_1}/1-2:1.0`, { mayOpen: false, ...plug });
    return linuxPorts(computer, user)[0]?.access;
  };

  test('names the missing permission', () => {
    expect(refused({})).toEqual({ kind: 'join-group', group: 'dialout' });
    expect(refused({}, 'somebody')).toEqual({ kind: 'log-in-again', group: 'dialout' });
    expect(refused({ mayUse: false })).toEqual({ kind: 'owner-only' });
    expect(refused({ gid: 986 })).toEqual({ kind: 'join-group', group: '986' });
  });

  test('a device that disappears meanwhile is not an error', () => {
    const computer = new Computer().plug('ttyUSB0', `${SOCKET_1}/1-2:1.0`, { mayOpen: false });
    computer.owningGroup = () => null;
    expect(linuxPorts(computer, USER)[0]?.access).toEqual({ kind: 'unknown' });
  });
});

test('the list has the path to configure, the device and the remedy', () => {
  const computer = relayBoard().plug('ttyS0', '/sys/devices/pnp0/00:05', { mayOpen: false });
  expect(portsText(linuxPorts(computer, USER), USER))
    .toBe(`Serial ports and USB printers. The line at the margin goes into the configuration as \`port:\`.

/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0
    now:    /dev/ttyUSB0
    is:     1a86:7523 USB Serial (CH340, as on LCUS relay boards)
    by-id:  /dev/serial/by-id/usb-1a86_USB_Serial-if00-port0
            ambiguous: without a serial number of its own, a second such device has the same name
    access: yes

/dev/ttyS0
    access: NO: sudo usermod -aG dialout kiosk; then log out and in again

${NETWORK}`);
});

test('Windows and macOS name their ports themselves', () => {
  const [usb, board] = listedPorts([
    {
      path: 'COM3',
      manufacturer: 'wch.cn',
      vendorId: '1A86',
      productId: '7523',
      serialNumber: undefined,
      friendlyName: 'USB-SERIAL CH340 (COM3)',
    },
    { path: 'COM1' },
  ]);
  expect(usb).toMatchObject({
    path: 'COM3',
    isStable: true,
    usb: { ids: '1a86:7523', words: 'USB-SERIAL CH340 (COM3)' },
  });
  expect(board).toMatchObject({ path: 'COM1', usb: null, access: { kind: 'unknown' } });
  expect(portsText(board === undefined ? [] : [board], USER)).toContain('\nCOM1\n');
});

test("the computer's own files: what is missing or closed is an empty answer", () => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-ports-'));
  try {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('device'), 'text');
    chmodSync(at('device'), 0o660);
    symlinkSync(at('device'), at('link'));
    symlinkSync(at('nowhere'), at('dangling'));
    mkdirSync(at('empty'));
    expect(realFiles.names(folder).toSorted()).toEqual(['dangling', 'device', 'empty', 'link']);
    expect([realFiles.names(at('nowhere')), realFiles.names(at('device'))]).toEqual([[], []]);
    expect(realFiles.realPath(at('link'))).toBe(realFiles.realPath(at('device')));
    expect(realFiles.realPath(at('dangling'))).toBeNull();
    expect([realFiles.text(at('link')), realFiles.text(at('empty'))]).toEqual(['text', null]);
    expect([realFiles.mayOpen(at('device')), realFiles.mayOpen(at('dangling'))]).toEqual([true, false]);
    expect(realFiles.owningGroup(at('device'))).toEqual({ id: process.getgid?.(), mayUse: true });
    chmodSync(at('device'), 0o640);
    expect(realFiles.owningGroup(at('device'))).toMatchObject({ mayUse: false });
    expect(realFiles.owningGroup(at('nowhere'))).toBeNull();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

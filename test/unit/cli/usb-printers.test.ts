import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linuxPorts } from '../../../main/devices-search/ports/linux-ports.ts';
import { realFiles, type PortFiles } from '../../../main/devices-search/ports/port-files.ts';
import { portsText } from '../../../main/cli/ports/ports-text.ts';

const SOCKET = '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-4';
const USER = 'kiosk';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'sauda-printers-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The computer whose root is the folder. */
const files: PortFiles = {
  names: (folder) => realFiles.names(root + folder),
  realPath: (path) => realFiles.realPath(root + path)?.slice(root.length) ?? null,
  text: (file) => realFiles.text(root + file),
  mayOpen: (path) => realFiles.mayOpen(root + path),
  owningGroup: (path) => realFiles.owningGroup(root + path),
};

function write(path: string, text: string): void {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
}

/** A printer as `usblp` shows it; `says`: its printer identification. */
function plug(name: string, socket: string, says: string | null, node = `/dev/usb/${name}`): void {
  const face = `${socket}/${socket.split('/').at(-1) ?? ''}:1.0`;
  write(`${socket}/idVendor`, '0483\n');
  write(`${socket}/idProduct`, '5743\n');
  write(`${socket}/manufacturer`, 'Xprinter\n');
  write(`${socket}/product`, 'USB Printer P\n');
  if (says !== null) write(`${face}/ieee1284_id`, `${says}\n`);
  mkdirSync(`${root}${face}/usbmisc/${name}`, { recursive: true });
  symlinkSync(`${root}${face}`, `${root}${face}/usbmisc/${name}/device`);
  mkdirSync(`${root}/sys/class/usbmisc`, { recursive: true });
  symlinkSync(`${root}${face}/usbmisc/${name}`, `${root}/sys/class/usbmisc/${name}`);
  write(node, '');
}

test('a printer on USB is listed with the model that it gives, and keeps its name as long as it is the only one', () => {
  plug('lp0', SOCKET, 'MFG:Xprinter;CMD:ESC/POS;MDL:XP-N160II;CLS:PRINTER;');
  const ports = linuxPorts(files, USER);
  expect(ports).toEqual([
    {
      kind: 'usb-printer',
      path: '/dev/usb/lp0',
      isStable: true,
      device: '/dev/usb/lp0',
      byId: null,
      usb: { ids: '0483:5743', words: 'Xprinter USB Printer P (model XP-N160II)', serialNumber: null },
      access: { kind: 'granted' },
    },
  ]);
  expect(portsText(ports, USER)).toContain(
    '\n/dev/usb/lp0\n    is:     0483:5743 Xprinter USB Printer P (model XP-N160II)\n    access: yes\n',
  );
});

test('two printers are reported to have changing names', () => {
  plug('lp1', SOCKET.replace('1-4', '1-5'), null);
  plug('lp0', SOCKET, 'MODEL:TM-T20III');
  const ports = linuxPorts(files, USER);
  expect(ports.map(({ path, isStable, usb }) => [path, isStable, usb?.words])).toEqual([
    ['/dev/usb/lp0', false, 'Xprinter USB Printer P (model TM-T20III)'],
    ['/dev/usb/lp1', false, 'Xprinter USB Printer P'],
  ]);
  expect(portsText(ports, USER)).toContain('changes: several printers on USB are numbered in the order of plugging in');
});

test('a printer whose file is elsewhere is found there; what is no printer, or has no file, is not listed', () => {
  plug('usblp0', SOCKET, null, '/dev/usblp0');
  plug('hiddev0', SOCKET.replace('1-4', '1-6'), null);
  mkdirSync(`${root}/sys/class/usbmisc/lp7`);
  expect(linuxPorts(files, USER).map(({ path }) => path)).toEqual(['/dev/usblp0']);
});

test('the model cannot move the cursor of the terminal', () => {
  plug('lp0', SOCKET, 'MDL:\u001b[2JXP;');
  expect(linuxPorts(files, USER)[0]?.usb?.words).toBe('Xprinter USB Printer P (model [2JXP)');
});

import { describe, expect, test } from 'vitest';
import type { PaperLine } from '../../../../app/paper/document.ts';
import { profileOf } from '../../../../drivers/printer/escpos/models.ts';
import { flowControlOf } from '../../../../drivers/printer/flow-control.ts';
import { encodePaper } from '../../../../drivers/printer/escpos/encode.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';

const russian: PaperLine = { kind: 'text', text: 'Привет', align: 'left', size: 'normal', isBold: false };
const kazakh: PaperLine = { ...russian, text: 'Қазақ' };
const picture = '1d763000';

function hex(line: PaperLine, settings: Record<string, unknown>): string {
  const checked = escposSettings.parse({ driver: 'escpos', port: 'x', ...settings });
  return Buffer.concat(
    encodePaper({ lines: [line] }, checked).commands.map((command) => Buffer.from(command)),
  ).toString('hex');
}

function complaints(settings: Record<string, unknown>): readonly string[] {
  const checked = escposSettings.safeParse({ driver: 'escpos', port: 'x', ...settings });
  return checked.success ? [] : checked.error.issues.map(({ message }) => message);
}

describe('the code page', () => {
  test.each(['rongta-rp326', 'Rongta RP326', 'rongta-rp332', 'RP326'])('is 7 on %s', (model) => {
    expect(hex(russian, { model })).toContain('1b74078fe0a8a2a5e20a');
    expect(hex(kazakh, { model })).toContain(picture);
  });

  test('is the configured one, even for a listed model', () => {
    const codePage = { number: 6, encoding: 'windows1251' };
    expect(hex(russian, { codePage })).toContain('1b7406cff0e8e2e5f20a');
    expect(hex(russian, { codePage, model: 'xprinter-xp-n160ii' })).toContain('1b7406cff0e8e2e5f20a');
    const own = { number: 66, encoding: 'rk1048' };
    expect(hex(kazakh, { codePage: own, model: 'xprinter-xp-n160ii' })).toContain('1b7442');
    expect(hex(kazakh, { codePage: own, model: 'xprinter-xp-n160ii' })).not.toContain(picture);
  });

  test('is not needed if everything is graphics', () => {
    expect(hex(russian, { raster: 'always' })).toContain(picture);
    expect(hex(russian, { raster: 'always' })).not.toContain('8fe0a8a2a5e2');
    expect(hex(russian, {})).not.toContain(picture);
  });

  test.each([{ number: 256, encoding: 'cp866' }, { number: 7, encoding: 'cp1251' }, { number: 7 }])(
    '%j is refused',
    (codePage) => {
      expect(complaints({ codePage })).not.toEqual([]);
    },
  );
});

describe('models', () => {
  test.each([
    'epson-tm-u220',
    'TM-U220B',
    'Epson TM U210',
    'epson-tm-u950',
    'bixolon-srp-275iii',
    'xprinter-xp-76ii',
    'TM\u2011U220',
    'TMU295',
    'TM-267II',
    'TM-930',
    'RP-U420',
    'Xprinter XP-C76',
    'Gprinter GP-7645III',
    'ZJ-7645',
    'CBM-910',
  ])('%s is refused by name: it has needles', (model) => {
    expect(complaints({ model })).toEqual(['printer-impact']);
  });

  test.each(['Star TSP100', 'TSP143III', 'tsp 654', 'mC-Print3', 'SP742', 'FVP10', 'TUP992', 'mPOP', 'SM-L200'])(
    '%s is refused by name: another language',
    (model) => {
      expect(complaints({ model })).toEqual(['printer-star']);
    },
  );

  test.each(['TM-T88V', 'tm_t88v', 'TM T88V', 'TMT88V', 'TM\u2011T88V', 'Epson  TM – T88V'])(
    '%s is printed on as the Epson that it is',
    (model) => {
      expect(profileOf(model)).toEqual(profileOf('epson-tm-t88v'));
    },
  );

  test.each(['192.168.1.50:9100', 'printer.local:9100', 'socket://192.168.1.50', 'lpd://printer/queue', 'tcp://a:0'])(
    'the port %s is refused: it is no address as this program has it',
    (path) => {
      expect(complaints({ port: path })).toEqual(['printer-address']);
    },
  );

  test.each([
    'epson-tm-t20ii',
    'TM-m30',
    'TM-P20',
    'rongta-rp80',
    'GP-80250',
    'citizen-ct-s310ii',
    'xprinter-xp-n160ii',
    'bixolon-srp350iii',
    'rongta-rp326',
    'SP-POS58',
  ])('%s is not', (model) => {
    expect(complaints({ model })).toEqual([]);
  });

  test.each([
    ['epson-tm-t20iii', 'dtr-dsr'],
    ['Epson TM-T82', 'dtr-dsr'],
    ['EPSON_TM-T20', 'dtr-dsr'],
    ['TM-T88V', 'dtr-dsr'],
    ['tm m30', 'dtr-dsr'],
    ['TMT20', 'dtr-dsr'],
    ['TM\u2011T20', 'dtr-dsr'],
    ['SP-POS58', 'xon-xoff'],
    ['xprinter-xp-n160ii', 'xon-xoff'],
    [undefined, 'xon-xoff'],
  ] as const)('%s stops the computer by %s', (model, flowControl) => {
    expect(flowControlOf(model)).toBe(flowControl);
  });
});

describe('the port', () => {
  test.each(['tcp://192.168.1.50:9100', 'tcp://printer.local', '/dev/usb/lp0', 'COM3'])('may be %s', (port) => {
    expect(complaints({ port })).toEqual([]);
  });

  test.each(['tcp://', 'tcp://192.168.1.50:0', 'tcp://192.168.1.50:99999', 'tcp://a b', 'tcp://host:9100/x'])(
    'may not be %s',
    (port) => {
      expect(complaints({ port })).toEqual(['printer-address']);
    },
  );
});

import { describe, expect, test } from 'vitest';
import type { PaperLine } from '../../../../app/paper/document.ts';
import { encodePaper } from '../../../../drivers/printer/escpos/encode.ts';
import { rasterCommands } from '../../../../drivers/printer/escpos/raster.ts';
import type { EscposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import {
  decodeFullStatus,
  decodeStatus,
  isMarkerByte,
  isStatusByte,
} from '../../../../drivers/printer/escpos/status.ts';

const plain = { model: undefined, columns: undefined, cut: 'partial', presenter: 'none' } as const;

function hex(lines: readonly PaperLine[], settings: Partial<EscposSettings> = {}): string {
  const { commands } = encodePaper({ lines }, { ...plain, ...settings });
  return Buffer.concat(commands.map((command) => Buffer.from(command))).toString('hex');
}

function text(words: string, more: Partial<Extract<PaperLine, { kind: 'text' }>> = {}): PaperLine {
  return { kind: 'text', text: words, align: 'left', size: 'normal', isBold: false, ...more };
}

describe('bytes to the printer', () => {
  test('begins with reset, single bytes (FS .) and font A', () => {
    expect(hex([])).toMatch(/^1b401c2e1b4d00/);
  });

  test('is cut as configured, after the paper has passed the knife', () => {
    expect(hex([], { cut: 'full' })).toMatch(/0a0a0a0a1d5600$/);
    expect(hex([], { cut: 'partial' })).toMatch(/0a0a0a0a1d5601$/);
    expect(hex([], { cut: 'none' })).toMatch(/0a0a0a0a$/);
  });

  test('is presented by GS e 3', () => {
    expect(hex([], { presenter: 'custom' })).toMatch(/1d56011d65030c$/);
  });

  test('has Kazakh letters in page 53 on an Epson, as in KZ-1048', () => {
    expect(hex([text('ӘәҒғҚқҢңӨөҰұҮүҺһІі')], { model: 'epson-tm-t20iii' })).toContain(
      '1b7435a3bcaaba8d9dbdbea5b4a1a2afbf8e9eb2b30a',
    );
  });

  test('has Russian letters in page 17 on a clone, and Kazakh ones as a picture', () => {
    expect(hex([text('Привет')], { model: 'xprinter-xp-t80q' })).toContain('1b74118fe0a8a2a5e20a');
    const kazakh = hex([text('Қазақ')], { model: 'xprinter-xp-t80q' });
    expect(kazakh).toContain('1d763000');
    expect(kazakh).not.toContain('3fa0a7a03f');
  });

  test.each(['citizen-ct-s310ii', 'mpt-ii', 'youku-58t'])('has CP866 at 7 on %s', (model) => {
    expect(hex([text('Привет')], { model })).toContain('1b74078fe0a8a2a5e20a');
  });

  test('sends a character whose code is a command as a picture', () => {
    // CP437 and its relatives have pictures below 20h: these four would be LF, DLE, ESC and DEL.
    for (const character of '◙►←⌂') expect(hex([text(character)])).toContain('1d763000');
  });

  test('puts bold and large text between their commands', () => {
    expect(hex([text('Ab', { isBold: true })])).toContain('1b45011b741141621b45000a');
    expect(hex([text('Ab', { size: 'large' })])).toContain('1d21111b741141621d21000a');
  });

  test('has the published commands of a QR code if the model supports it', () => {
    const qr = hex([{ kind: 'qr', content: 'HELLO' }], { model: 'epson-tm-t20iii' });
    expect(qr).toContain(
      '1d286b0400314132001d286b03003143081d286b03003145311d286b080031503048454c4c4f1d286b0300315130',
    );
    expect(hex([{ kind: 'qr', content: 'HELLO' }], { model: 'epson-tm-t88iii' })).not.toContain('1d286b');
  });

  test('breaks up a real-time command in the dots of a picture with an additional dot', () => {
    const rows = [Uint8Array.of(0x10, 0x04, 0x01, 0x10), Uint8Array.of(0x14, 0x10, 0x10, 0x05)];
    const [command] = rasterCommands({ rowBytes: 4, rows });
    expect(Buffer.from(command ?? []).toString('hex')).toBe('1d76300004000200' + '18040118' + '14101805');
  });

  test('keeps slices small and free of real-time commands', () => {
    const { commands } = encodePaper(
      { lines: [{ kind: 'qr', content: 'x'.repeat(900) }, text('Ә'.repeat(480))] },
      plain,
    );
    for (const command of commands) {
      expect(command.length).toBeLessThan(2_100);
      expect(Buffer.from(command).toString('hex')).not.toMatch(/^(?:..)*10(?:04|05|14)/);
    }
  });
});

describe('bytes from the printer', () => {
  test('is fine at 12 12 12 12, with a drawer at 16', () => {
    const ready = { faults: [], isPaperNearEnd: false, isAssumed: false };
    expect(decodeStatus({ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 })).toEqual(ready);
    expect(decodeStatus({ 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 })).toEqual(ready);
  });

  test('is paper end at 1A 32 12 7E', () => {
    expect(decodeStatus({ 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e })).toMatchObject({
      faults: ['paper-end'],
      isPaperNearEnd: true,
    });
  });

  test.each([
    [2, 0x16, 'cover-open'],
    [3, 0x16, 'mechanical'],
    [3, 0x1a, 'cutter'],
    [3, 0x32, 'unrecoverable'],
    [3, 0x52, 'head-hot'],
    [4, 0x72, 'paper-end'],
    [1, 0x1a, 'offline'],
  ] as const)('answer %i with %i is %s', (question, byte, fault) => {
    expect(decodeStatus({ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12, [question]: byte }).faults).toEqual([fault]);
  });

  test('near the end is not a fault', () => {
    expect(decodeStatus({ 4: 0x1e })).toMatchObject({ faults: [], isPaperNearEnd: true });
  });

  test('is unambiguous: status, GS r, XON and XOFF have no byte in common', () => {
    for (let byte = 0; byte <= 0xff; byte += 1) {
      const meanings = [isStatusByte(byte), isMarkerByte(byte), byte === 0x11, byte === 0x13].filter(Boolean);
      expect(meanings.length).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    [[0x10, 0x0f, 0x01, 0, 0, 0], ['paper-end']],
    [[0x10, 0x0f, 0x20, 0, 0, 0], ['ticket-waiting']],
    [[0x10, 0x0f, 0, 0x02, 0, 0], ['cover-open']],
    [[0x10, 0x0f, 0, 0x08, 0x08, 0], ['head-hot']],
    [
      [0x10, 0x0f, 0, 0, 0x40, 0x01],
      ['mechanical', 'cutter'],
    ],
    [[0x10, 0x0f, 0x04, 0x04, 0, 0x4c], ['unrecoverable']],
  ])('full status %j is %j', (bytes, faults) => {
    expect(decodeFullStatus(bytes)?.faults).toEqual(faults);
  });
});

test('a model with another command language is refused in the settings', () => {
  expect(escposSettings.safeParse({ driver: 'escpos', port: 'x', model: 'star-tsp650' }).success).toBe(false);
  expect(escposSettings.safeParse({ driver: 'escpos', port: 'x', model: 'a printer nobody knows' }).success).toBe(true);
});

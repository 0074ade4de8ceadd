import { expect, test } from 'vitest';
import type { PaperDocument, PaperLine } from '../../../../app/paper/document.ts';
import { openPrinterHarness } from '../../../support/lines/printer-line.ts';

const kk = (text: string, size: 'normal' | 'large' = 'large'): PaperLine => ({
  kind: 'text',
  text,
  align: 'center',
  size,
  isBold: true,
});
const long: PaperDocument = { lines: Array.from({ length: 12 }, () => kk('Қазақша ұзын жол')) };
const claim: PaperDocument = {
  lines: [kk('CODE 1234-ABCD', 'normal'), kk('second line', 'normal'), kk('third line', 'normal')],
};

test.each([false, true])(
  'a paper after one that was cut off in the middle of a command is printed (a good one before: %s)',
  async (hasGoodOne) => {
    const { clock, printer, device } = await openPrinterHarness({}, { bufferBytes: 2048, rowsPerSecond: 400 });
    if (hasGoodOne) {
      const good = printer.print(claim);
      await clock.advance(20_000);
      expect(await good).toMatchObject({ ok: true });
    }
    const first = printer.print(long);
    await clock.advance(700);
    device.setFault({ kind: 'cover-open' });
    await clock.advance(40_000);
    expect(await first).toMatchObject({ ok: false });
    device.clearFault('cover-open');
    await clock.advance(30_000);
    const before = device.papers().length;
    const second = printer.print(claim);
    await clock.advance(60_000);
    const result = await second;
    expect(result.ok).toBe(true);
    expect(
      device
        .papers()
        .slice(before)
        .flatMap((p) => [...p.text])
        .join('\n'),
    ).toContain('CODE 1234-ABCD');
  },
);

import { describe, expect, it } from 'vitest';
import { readAmountTiyn } from '../../../sandbox/bank/amount.ts';
import { writeDate } from '../../../sandbox/bank/kaspi-date.ts';
import { makeQrToken } from '../../../sandbox/bank/qr-token.ts';
import { RequestIds } from '../../../sandbox/http/request-ids.ts';

describe('amounts', () => {
  it.each([
    ['200.00', 20_000],
    ['200', 20_000],
    ['0.29', 29],
    ['0.5', 50],
    ['1.10', 110],
    ['690.500', 69_050],
  ])('%s tenge', (text, tiyn) => {
    expect(readAmountTiyn(text)).toBe(tiyn);
  });

  it.each(['0', '0.00', '-1', '1.005', '1e3', '99999999999999999'])('%s is wrong', (text) => {
    expect(readAmountTiyn(text)).toBeNull();
  });
});

describe('dates', () => {
  it('are written in Kazakhstan time with the hours of the zone only', () => {
    expect(writeDate(Date.UTC(2026, 0, 15, 22, 30, 5, 999), 'specification')).toBe('2026-01-16T03:30:05+05');
  });

  it.each([
    ['minutes', '2026-01-05T03:30:05.007+05:00'],
    ['one-digit-day', '2026-01-5T03:30:05.007+05:00'],
    ['seven-digits', '2026-01-05T03:30:05.0076667'],
  ] as const)('occur in the form %s, too', (form, expected) => {
    expect(writeDate(Date.UTC(2026, 0, 4, 22, 30, 5, 7), form)).toBe(expected);
  });
});

describe('QR tokens', () => {
  it('have 41 digits or are a link', () => {
    expect(makeQrToken('digits')).toMatch(/^[1-9]\d{40}$/);
    expect(makeQrToken('url')).toMatch(/^https:\/\/pay\.kaspi\.kz\/pay\/[1-9]\d{40}$/);
    expect(makeQrToken('digits')).not.toBe(makeQrToken('digits'));
  });
});

describe('X-Request-ID', () => {
  const plain = 'da169655f65740d991b1bbfcd9802b28';
  const dashed = 'DA169655-F657-40D9-91B1-BBFCD9802B28';

  it('is a GUID with or without dashes, and the same in both forms', () => {
    const ids = new RequestIds();
    expect(ids.accept(plain).ok).toBe(true);
    expect(ids.accept(plain).ok).toBe(false);
    expect(ids.accept(dashed).ok).toBe(false);
    expect(new RequestIds().accept(dashed).ok).toBe(true);
  });

  it.each([null, '', '1', `${plain}0`, 'da169655f657-40d991b1bbfcd9802b28'])('%s is refused', (header) => {
    expect(new RequestIds().accept(header).ok).toBe(false);
  });
});

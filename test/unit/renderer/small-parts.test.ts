import { describe, expect, it } from 'vitest';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import type { LocalText } from '../../../app/language/language.ts';
import { text, type MessageKey } from '../../../app/messages/text.ts';
import { sampleViews } from '../../../main/bench/samples/samples.ts';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { canCancel } from '../../../renderer/customer/can-cancel.ts';
import { pageAttributes } from '../../../renderer/customer/page-attributes.ts';
import { pixelsPerMillimetre } from '../../../renderer/parts/physical-size.ts';
import { screenTitle } from '../../../renderer/customer/screens/screen-title.ts';
import { methodName } from '../../../renderer/customer/screens/method-name.ts';
import { groupSamples } from '../../../renderer/gallery/group-samples.ts';

function sample(name: string): CustomerScreen {
  const screen = sampleViews[name];
  if (screen === undefined) throw new Error(`no sample ${name}`);
  return screen;
}

describe('pixelsPerMillimetre', () => {
  it('measures the panel', () => {
    expect(pixelsPerMillimetre(21.5, 1080, 1920)).toBeCloseTo(4.034, 3);
    expect(pixelsPerMillimetre(32, 2160, 3840)).toBeCloseTo(5.42, 2);
  });

  it('never lets targets of 20 mm fill a tiny panel', () => {
    expect(pixelsPerMillimetre(5, 720, 1280) * 20).toBeLessThanOrEqual(720 * 0.15 + 1e-9);
  });
});

describe('formatKazakhTime', () => {
  it('is UTC+5 in any time zone of the kiosk', () => {
    expect(formatKazakhTime(Date.UTC(2025, 11, 31, 19, 5))).toBe('01.01.2026 00:05');
  });
});

describe('methodName', () => {
  it.each([
    ['Gold', 'Kaspi Gold'],
    ['RED', 'Kaspi Red'],
    ['loan', 'Kaspi Kredit'],
    ['Kaspi Something', 'Kaspi Something'],
  ])('%s is shown as %s', (method, name) => {
    expect(methodName(method)).toBe(name);
  });
});

describe('pageAttributes', () => {
  it.each([
    ['idle-6', { screen: 'idle', reason: null, step: null }],
    ['qr', { screen: 'qr', reason: null, step: null }],
    ['qr-closing', { screen: 'qr', reason: null, step: 'checking' }],
    ['confirm-closing', { screen: 'confirm', reason: null, step: 'checking' }],
    ['payment', { screen: 'payment', reason: null, step: null }],
    ['cash', { screen: 'cash', reason: null, step: 'insert' }],
    ['cash-drawing', { screen: 'cash', reason: null, step: 'drawing' }],
    ['cash-leaving', { screen: 'cash', reason: null, step: 'leaving' }],
    ['dispensing-pulsing', { screen: 'dispensing', reason: null, step: 'pulsing' }],
    ['error-paid-late', { screen: 'error', reason: 'paid-late', step: null }],
    ['out-of-service-relay-lost', { screen: 'out-of-service', reason: 'relay-lost', step: null }],
  ])('%s', (name, attributes) => {
    expect(pageAttributes(sample(name))).toEqual(attributes);
  });
});

describe('canCancel', () => {
  it.each(['product', 'payment', 'cash', 'cash-drawing', 'preparing', 'qr'])('%s can be left', (name) => {
    expect(canCancel(sample(name))).toBe(true);
  });

  it.each([
    'starting',
    'idle-6',
    'cash-leaving',
    'qr-closing',
    'confirm',
    'confirm-closing',
    'dispensing-pulsing',
    'success',
    'error-paid-late',
  ])('%s cannot', (name) => {
    expect(canCancel(sample(name))).toBe(false);
  });
});

describe('screenTitle', () => {
  const words = { say: (key: MessageKey) => text('en', key), name: (localText: LocalText) => localText.en };

  it.each([
    ['idle-0', 'There is nothing to buy right now'],
    ['product', 'Apple juice'],
    ['cash', 'Insert your notes'],
    ['cash-drawing', 'Taking your note'],
    ['cash-no-bills', 'No more notes are taken'],
    ['qr', 'Scan and pay with Kaspi QR'],
    ['qr-closing', 'Checking the payment'],
    ['confirm-closing', 'Checking the payment'],
    ['dispensing-settling', 'Almost in the tray'],
    ['error-paid-late', 'The payment came too late'],
  ])('%s', (name, title) => {
    expect(screenTitle(sample(name), words)).toBe(title);
  });
});

describe('payment methods', () => {
  it.each([
    ['kk', 'Kaspi QR', 'Қолма-қол'],
    ['ru', 'Kaspi QR', 'Наличные'],
    ['en', 'Kaspi QR', 'Cash'],
  ] as const)('are named in %s as in the outside contract', (language, qr, cash) => {
    expect([text(language, 'payment.qr'), text(language, 'payment.cash')]).toEqual([qr, cash]);
  });
});

describe('groupSamples', () => {
  it('groups the samples by screen', () => {
    expect(groupSamples(['idle-2', 'qr', 'idle-6', 'out-of-service-relay-lost'])).toEqual([
      { screen: 'idle', names: ['idle-2', 'idle-6'] },
      { screen: 'qr', names: ['qr'] },
      { screen: 'out-of-service', names: ['out-of-service-relay-lost'] },
    ]);
  });
});

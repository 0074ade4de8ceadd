import { describe, expect, it } from 'vitest';
import { sampleViews } from '../../../app/session/samples.ts';
import { pageAttributes } from '../../../renderer/customer/page-attributes.ts';
import { formatKazakhTime } from '../../../renderer/customer/parts/kazakh-time.ts';
import { pixelsPerMillimetre } from '../../../renderer/customer/physical-size.ts';
import { methodName } from '../../../renderer/customer/screens/method-name.ts';
import { groupSamples } from '../../../renderer/gallery/group-samples.ts';

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
  it('is UTC+5 whatever the kiosk believes', () => {
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
    ['dispensing-pulsing', { screen: 'dispensing', reason: null, step: 'pulsing' }],
    ['error-paid-late', { screen: 'error', reason: 'paid-late', step: null }],
    ['out-of-service-relay-lost', { screen: 'out-of-service', reason: 'relay-lost', step: null }],
  ])('%s', (name, attributes) => {
    const screen = sampleViews[name];
    if (screen === undefined) throw new Error(`no sample ${name}`);
    expect(pageAttributes(screen)).toEqual(attributes);
  });
});

describe('groupSamples', () => {
  it('puts the samples of a screen together', () => {
    expect(groupSamples(['idle-2', 'qr', 'idle-6', 'out-of-service-relay-lost'])).toEqual([
      { screen: 'idle', names: ['idle-2', 'idle-6'] },
      { screen: 'qr', names: ['qr'] },
      { screen: 'out-of-service', names: ['out-of-service-relay-lost'] },
    ]);
  });
});

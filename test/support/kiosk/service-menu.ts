import type { ConfigTree } from './kiosk-files.ts';
import type { Kiosk } from './kiosk.ts';

/** A PIN of each role, and its line of the configuration. */
export const SERVICE = {
  technician: {
    pin: '736405',
    hash: '$scrypt$ln=15,r=8,p=1$p80wLUrMwgPbikjaEGGIUA$AYH2oC/qvfTcezVE0StTzhgHiCetf/7Ijad10S7brKA',
  },
  collector: {
    pin: '918273',
    hash: '$scrypt$ln=15,r=8,p=1$mHJhddmToLoNiTo9lvqCiw$UhxNoWu0o/HELnCFJXKjNK36Wg4VeuS3FytoSxENc4Q',
  },
} as const;
export const WRONG_PIN = '550011';

/** The same kiosk with a PIN for each role. */
export function withPins(config: ConfigTree): ConfigTree {
  return {
    ...config,
    service: { pinHash: SERVICE.technician.hash, collectorPinHash: SERVICE.collector.hash },
  };
}

/** Five touches on the operator's name, quick enough. */
export async function knock(kiosk: Kiosk): Promise<void> {
  // In one go: five clicks of their own are more than a second apart on a busy computer.
  await kiosk.page.locator('[data-service-entry]').click({ clickCount: 5 });
}

export async function press(kiosk: Kiosk, action: string): Promise<void> {
  await kiosk.page.locator(`[data-action="${action}"]`).click();
}

/** Longer than a button of the menu has to be held. */
const HELD_MS = 1_500;

/** Holds a button that cannot be undone. */
export async function hold(kiosk: Kiosk, action: string): Promise<void> {
  await kiosk.page.locator(`[data-action="${action}"]`).click({ delay: HELD_MS });
}

export async function typePin(kiosk: Kiosk, pin: string): Promise<void> {
  for (const digit of pin) await press(kiosk, `digit-${digit}`);
  await press(kiosk, 'enter');
}

/** Waits until the menu shows this step. */
export async function waitStep(kiosk: Kiosk, step: string): Promise<void> {
  await kiosk.page.locator(`html[data-screen=service][data-step=${step}]`).waitFor({ state: 'attached' });
}

import { messages, type MessageKey } from '../../../app/messages/text.ts';
import type { Language } from '../../../app/language/language.ts';
import type { Screen } from '../../../app/session/view/view.ts';
import { canCancel } from '../../../renderer/customer/can-cancel.ts';

interface Button {
  readonly call: 'cancel' | 'done' | 'pay' | 'more' | 'method';
  readonly more?: { readonly method: 'qr' | 'cash' };
  /** Whether the screen has it, as the page decides. */
  readonly isOn: (screen: Screen) => boolean;
}

function hasQr({ ways }: Extract<Screen, { name: 'payment' | 'cash' }>): boolean {
  return ways.some(({ id }) => id === 'qr');
}

/** The customer's buttons by their words. */
const BUTTONS: Readonly<Partial<Record<MessageKey, Button>>> = {
  'action.cancel': { call: 'cancel', isOn: (screen) => screen.name !== 'refund' && canCancel(screen) },
  'action.later': { call: 'cancel', isOn: (screen) => screen.name === 'refund' && canCancel(screen) },
  'action.done': {
    call: 'done',
    isOn: (screen) => screen.name === 'success' || (screen.name === 'refund' && screen.step === 'done'),
  },
  'action.back': { call: 'done', isOn: ({ name }) => name === 'error' },
  'action.pay': { call: 'pay', isOn: ({ name }) => name === 'product' },
  'action.more': { call: 'more', isOn: (screen) => screen.name === 'success' && screen.canBuyMore },
  'payment.qr': {
    call: 'method',
    more: { method: 'qr' },
    isOn: (screen) => screen.name === 'payment' && hasQr(screen),
  },
  'payment.cash': {
    call: 'method',
    more: { method: 'cash' },
    isOn: (screen) => screen.name === 'payment' && screen.takesCash,
  },
  'cash.rest-by-qr': {
    call: 'method',
    more: { method: 'qr' },
    isOn: (screen) => screen.name === 'cash' && hasQr(screen) && screen.insertedTiyn > 0,
  },
};

/** The button with these words that the screen has; undefined where it has none. */
export function buttonOn(screen: Screen, language: Language, words: string): Button | undefined {
  for (const [key, button] of Object.entries(BUTTONS)) {
    if (messages[key as MessageKey][language] === words && button.isOn(screen)) return button;
  }
  return undefined;
}

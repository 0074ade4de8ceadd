import type { CustomerScreen } from '../../../app/session/view/view.ts';
import type { Words } from '../state/shown.ts';

/** The title of a screen: its heading, and the text announced when it appears. */
export function screenTitle(screen: CustomerScreen, { say, name }: Words): string {
  switch (screen.name) {
    case 'starting':
      return say('starting.title');
    case 'idle':
      return say(screen.products.length === 0 ? 'idle.empty' : 'idle.title');
    case 'product':
      return name(screen.product.name);
    case 'payment':
      return say('payment.title');
    case 'cash':
      return say(
        screen.step === 'insert' && screen.billsTiyn.length === 0 ? 'cash.no-bills.title' : `cash.${screen.step}.title`,
      );
    case 'preparing':
      return say('preparing.title');
    case 'qr':
      return say(screen.closing ? 'checking.title' : 'qr.title');
    case 'confirm':
      return say(screen.closing ? 'checking.title' : 'confirm.title');
    case 'dispensing':
      return say(`dispensing.${screen.step}`);
    case 'success':
      return say('success.title');
    case 'refund':
      return say(`refund.${screen.step}.title`);
    case 'error':
      return say(`error.${screen.reason}.title`);
    case 'out-of-service':
      return say('out-of-service.title');
  }
}

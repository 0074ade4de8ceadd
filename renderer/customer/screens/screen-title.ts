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
    case 'basket':
      return say('basket.title');
    case 'payment':
      return say('payment.title');
    case 'cash':
      return say(
        screen.step === 'insert' && screen.billsTiyn.length === 0 ? 'cash.no-bills.title' : `cash.${screen.step}.title`,
      );
    case 'preparing':
      return say('preparing.title');
    case 'phone':
      return say('phone.title');
    case 'invoice':
      if (screen.closing) return say('checking.title');
      return say(screen.part === null ? 'invoice.title' : 'part.title');
    case 'qr':
      if (screen.closing) return say('checking.title');
      if (screen.part !== null) return say('part.title');
      if (screen.code !== null) return name(screen.code.title);
      return screen.way.en === 'Kaspi QR' ? say('qr.title') : say('qr.by', { way: name(screen.way) });
    case 'confirm':
      return say(screen.closing ? 'checking.title' : 'confirm.title');
    case 'dispensing':
      return say(`dispensing.${screen.step}`);
    case 'success':
      return say('success.title');
    case 'refund':
      return say(`refund.${screen.step}.title`);
    case 'error':
      if (screen.reason !== 'invoice-lost') return say(`error.${screen.reason}.title`);
      if (screen.money === 'checking') return say('error.invoice-lost.found');
      return say(screen.money === 'not-charged' ? 'error.invoice-lost.none' : 'error.invoice-lost.title');
    case 'out-of-service':
      return say('out-of-service.title');
  }
}

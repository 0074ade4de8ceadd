import type { Screen } from '../../app/session/view/view.ts';

/** Whether main accepts Cancel on this screen. */
export function canCancel(screen: Screen): boolean {
  switch (screen.name) {
    case 'product':
    case 'basket':
    case 'payment':
    case 'phone':
    case 'preparing':
      return true;
    case 'qr':
    case 'invoice':
      return !screen.closing;
    case 'cash':
      return screen.step !== 'leaving';
    case 'refund':
      return screen.step === 'preparing' || screen.step === 'qr' || screen.step === 'checking';
    default:
      return false;
  }
}

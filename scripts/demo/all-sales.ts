/** The demonstration's sales: one by QR, one by invoice, one with notes, one declined, one prevented by an unplugged network cable. */
import { offersCash, see, type DemoRun } from './actions.ts';
import { saleByInvoice, saleByQr, saleThatIsDeclined, saleThatTheCablePrevents, saleWithNotes } from './sales.ts';
import { firstScreen, reach } from './application.ts';

/** The screens after the start, in the order in which the demonstration must reach them. */
export const SCREENS = [
  ...['idle', 'payment', 'preparing', 'qr', 'confirm', 'dispensing', 'success'],
  ...['idle', 'payment', 'phone', 'preparing', 'invoice', 'dispensing', 'success'],
  ...['idle', 'payment', 'cash', 'dispensing', 'success'],
  ...['idle', 'payment', 'preparing', 'qr', 'confirm', 'error'],
  ...['idle', 'payment', 'preparing', 'error'],
  ...['idle', 'payment', 'phone', 'preparing', 'error', 'idle', 'out-of-service', 'idle'],
] as const;

/** Texts of the three completed sales' receipts; null without one. */
export interface Receipts {
  readonly byQr: string | null;
  readonly byInvoice: string | null;
  readonly withNotes: string | null;
}

/** Plays all sales. */
export async function playSales(run: DemoRun): Promise<Receipts> {
  await opening(run);
  const byQr = await saleByQr(run);
  const byInvoice = await saleByInvoice(run);
  const withNotes = await saleWithNotes(run);
  await saleThatIsDeclined(run);
  await saleThatTheCablePrevents(run);
  return { byQr, byInvoice, withNotes };
}

async function opening(run: DemoRun): Promise<void> {
  const { demo, camera, say } = run;
  if ((await firstScreen(demo)) === 'starting' && (await camera.take('starting')) !== null)
    say('The kiosk is starting');
  await reach(demo, 'idle');
  await offersCash(run);
  await see(run, 'idle');
  say('The kiosk is ready and shows its products in Kazakh');
}

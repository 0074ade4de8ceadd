/** The demonstration's story: a sale by QR, one with notes, one that is declined, one that a pulled cable prevents. */
import { offersCash, see, type Telling } from './hands.ts';
import { saleByQr, saleThatIsDeclined, saleThatTheCablePrevents, saleWithNotes } from './sales.ts';
import { firstScreen, reach } from './theatre.ts';

/** The screens in the order in which the story has to reach them, after the start. */
export const SCREENS = [
  ...['idle', 'payment', 'preparing', 'qr', 'confirm', 'dispensing', 'success'],
  ...['idle', 'payment', 'cash', 'dispensing', 'success'],
  ...['idle', 'payment', 'preparing', 'qr', 'confirm', 'error'],
  ...['idle', 'payment', 'preparing', 'error', 'idle', 'out-of-service', 'idle'],
] as const;

/** What the receipts of the two good sales said; null without one. */
export interface Receipts {
  readonly byQr: string | null;
  readonly withNotes: string | null;
}

/** Plays everything. */
export async function playStory(telling: Telling): Promise<Receipts> {
  await opening(telling);
  const byQr = await saleByQr(telling);
  const withNotes = await saleWithNotes(telling);
  await saleThatIsDeclined(telling);
  await saleThatTheCablePrevents(telling);
  return { byQr, withNotes };
}

async function opening(telling: Telling): Promise<void> {
  const { theatre, camera, tell } = telling;
  if ((await firstScreen(theatre)) === 'starting' && (await camera.take('starting')) !== null)
    tell('The kiosk is starting');
  await reach(theatre, 'idle');
  await offersCash(telling);
  await see(telling, 'idle');
  tell('The kiosk is ready and shows its products in Kazakh');
}

/** The sales of the demonstration, each from the touch of a product to the products again. */
import {
  METHODS,
  press,
  receiptOf,
  scanCode,
  see,
  touch,
  touchAction,
  touchLanguage,
  touchProduct,
  type Telling,
} from './hands.ts';
import { reach } from './theatre.ts';

/** Paid by QR; gives back what the receipt says. */
export async function saleByQr(telling: Telling): Promise<string | null> {
  const { theatre, tell } = telling;
  await touchLanguage(telling, 'ru');
  await see(telling, 'idle');
  tell('The customer switches to Russian');
  await touchProduct(telling, 1);
  await see(telling, 'payment');
  tell('The kiosk asks how to pay; the customer takes Kaspi QR');
  await touch(telling, METHODS.ru.qr);
  if ((await see(telling, 'preparing', true)) !== null) tell('The kiosk asks Kaspi for a code');
  await scanCode(telling, await see(telling, 'qr'));
  await see(telling, 'confirm');
  tell('The code is scanned; the kiosk asks to confirm on the phone');
  await press(telling, 'Confirm');
  await see(telling, 'dispensing');
  tell('The customer has paid; the relay turns, and the sensor sees the product fall');
  await reach(theatre, 'success');
  const receipt = await receiptOf(telling, 1);
  await see(telling, 'success');
  tell('The kiosk thanks');
  await touchAction(telling);
  await reach(theatre, 'idle');
  return receipt;
}

/** Paid with a note that is larger than the price; gives back what the receipt says. */
export async function saleWithNotes(telling: Telling): Promise<string | null> {
  const { theatre, tell } = telling;
  await touchLanguage(telling, 'kk');
  tell('A second customer comes and switches to Kazakh');
  await touchProduct(telling, 0);
  await reach(theatre, 'payment');
  await touch(telling, METHODS.kk.cash);
  await see(telling, 'cash');
  tell('The customer takes cash; the kiosk says which notes go in');
  await press(telling, 'Insert 500 ₸');
  tell('A note of 500 tenge goes into the validator');
  await reach(theatre, 'dispensing');
  await reach(theatre, 'success');
  const receipt = await receiptOf(telling, 2);
  await see(telling, 'success');
  tell('The product is out, and the change is owed under a code');
  await touchAction(telling);
  await reach(theatre, 'idle');
  return receipt;
}

/** The customer says no on the phone. */
export async function saleThatIsDeclined(telling: Telling): Promise<void> {
  const { theatre, tell } = telling;
  tell('A third customer comes');
  await touchProduct(telling, 2);
  await reach(theatre, 'payment');
  await touch(telling, METHODS.kk.qr);
  await reach(theatre, 'preparing');
  await scanCode(telling, await see(telling, 'qr'));
  await reach(theatre, 'confirm');
  await press(telling, 'Decline');
  await see(telling, 'error');
  tell('The customer declines on the phone; the kiosk says that nothing was charged');
  await touchAction(telling);
  await reach(theatre, 'idle');
}

/** Neither Kaspi nor notes: the kiosk closes, and comes back by itself. */
export async function saleThatTheCablePrevents(telling: Telling): Promise<void> {
  const { theatre, tell } = telling;
  await touchLanguage(telling, 'en');
  await see(telling, 'idle');
  tell('A fourth customer switches to English');
  await press(telling, 'Unplug the network cable');
  tell('Someone pulls the network cable');
  await touchProduct(telling, 0);
  await reach(theatre, 'payment');
  await touch(telling, METHODS.en.qr);
  await see(telling, 'error');
  tell('Kaspi cannot be reached; the kiosk says so and takes no money');
  await touchAction(telling);
  await reach(theatre, 'idle');
  await press(telling, 'Unplug the acceptor');
  await see(telling, 'out-of-service');
  tell('Notes cannot be taken either; the kiosk puts itself out of service and tells the technician why');
  await press(telling, 'Plug in the acceptor');
  await press(telling, 'Plug in the network cable');
  await see(telling, 'idle');
  tell('Both are back, and so is the kiosk');
}

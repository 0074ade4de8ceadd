/** The sales of the demonstration, each from the touch of a product to the return to the products. */
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
  typeNumber,
  type DemoRun,
} from './actions.ts';
import { reach } from './application.ts';

/** A sale paid by QR; returns the text of the receipt. */
export async function saleByQr(run: DemoRun): Promise<string | null> {
  const { demo, say } = run;
  await touchLanguage(run, 'ru');
  await see(run, 'idle');
  say('The customer switches to Russian');
  await touchProduct(run, 1);
  await see(run, 'payment');
  say('The kiosk asks how to pay; the customer takes Kaspi QR');
  await touch(run, METHODS.ru.qr);
  if ((await see(run, 'preparing', true)) !== null) say('The kiosk asks Kaspi for a code');
  await scanCode(run, await see(run, 'qr'));
  await see(run, 'confirm');
  say('The code is scanned; the kiosk asks to confirm on the phone');
  await press(run, 'Confirm');
  await see(run, 'dispensing');
  say('The customer has paid; the relay turns, and the sensor sees the product fall');
  await reach(demo, 'success');
  const receipt = await receiptOf(run, 1);
  await see(run, 'success');
  say('The kiosk thanks');
  await touchAction(run);
  await reach(demo, 'idle');
  return receipt;
}

/** The telephone number of the invoice's customer, without the country's code. */
const NUMBER = '7011234567';

/** A sale paid by an invoice to the telephone; returns the text of the receipt. */
export async function saleByInvoice(run: DemoRun): Promise<string | null> {
  const { demo, say } = run;
  await touchLanguage(run, 'ru');
  say('A second customer comes, without a camera');
  await touchProduct(run, 1);
  await reach(demo, 'payment');
  await touch(run, METHODS.ru.invoice);
  await reach(demo, 'phone');
  await typeNumber(run, NUMBER);
  await see(run, 'phone');
  say('The customer takes the invoice and types a telephone number');
  await touch(run, 'Далее');
  await see(run, 'invoice');
  say('The invoice is on the telephone; the kiosk waits');
  await press(run, 'Confirm');
  await reach(demo, 'dispensing');
  say('The customer has paid on the telephone; the product comes out');
  await reach(demo, 'success');
  const receipt = await receiptOf(run, 2);
  await see(run, 'success');
  say('The receipt names the invoice');
  await touchAction(run);
  await reach(demo, 'idle');
  return receipt;
}

/** A sale paid with a note larger than the price; returns the text of the receipt. */
export async function saleWithNotes(run: DemoRun): Promise<string | null> {
  const { demo, say } = run;
  await touchLanguage(run, 'kk');
  say('A third customer comes and switches to Kazakh');
  await touchProduct(run, 0);
  await reach(demo, 'payment');
  await touch(run, METHODS.kk.cash);
  await see(run, 'cash');
  say('The customer takes cash; the kiosk says which notes go in');
  await press(run, 'Insert 500 ₸');
  say('A note of 500 tenge goes into the validator');
  await reach(demo, 'dispensing');
  await reach(demo, 'success');
  const receipt = await receiptOf(run, 3);
  await see(run, 'success');
  say('The product is out, and the change is owed under a code');
  await touchAction(run);
  await reach(demo, 'idle');
  return receipt;
}

/** A sale that the customer declines on the phone. */
export async function saleThatIsDeclined(run: DemoRun): Promise<void> {
  const { demo, say } = run;
  say('A fourth customer comes');
  await touchProduct(run, 2);
  await reach(demo, 'payment');
  await touch(run, METHODS.kk.qr);
  await reach(demo, 'preparing');
  await scanCode(run, await see(run, 'qr'));
  await reach(demo, 'confirm');
  await press(run, 'Decline');
  await see(run, 'error');
  say('The customer declines on the phone; the kiosk says that nothing was charged');
  await touchAction(run);
  await reach(demo, 'idle');
}

/** The network and the acceptor fail: the kiosk goes out of service, and recovers by itself. */
export async function saleThatTheCablePrevents(run: DemoRun): Promise<void> {
  const { demo, say } = run;
  await touchLanguage(run, 'en');
  await see(run, 'idle');
  say('A fifth customer switches to English');
  await press(run, 'Unplug the network cable');
  say('Someone pulls the network cable');
  await touchProduct(run, 0);
  await reach(demo, 'payment');
  await touch(run, METHODS.en.qr);
  await see(run, 'error');
  say('Kaspi cannot be reached; the kiosk says so and takes no money');
  await touchAction(run);
  await reach(demo, 'idle');
  await touchProduct(run, 0);
  await reach(demo, 'payment');
  await touch(run, METHODS.en.invoice);
  await reach(demo, 'phone');
  await typeNumber(run, NUMBER);
  await touch(run, 'Next');
  await reach(demo, 'error');
  say('An invoice cannot be sent either');
  await touchAction(run);
  await reach(demo, 'idle');
  await press(run, 'Unplug the acceptor');
  await see(run, 'out-of-service');
  say('Notes cannot be taken either; the kiosk puts itself out of service and tells the technician why');
  await press(run, 'Plug in the acceptor');
  await press(run, 'Plug in the network cable');
  await see(run, 'idle');
  say('Both are back, and so is the kiosk');
}

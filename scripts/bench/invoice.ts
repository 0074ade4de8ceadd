/** Invoices by ApiPay: from the touch that sends the number to the painted screen that waits for the payment. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import type { Ground } from './measure.ts';
import { armTouch, middleOf, screenPainted, touchMeasured } from './page.ts';
import { line, TARGETS, type Line } from './results.ts';
import { Subject } from './subject.ts';
import type { Ready } from './world-messages.ts';

const PRODUCT = 'button.card:enabled';
const SEND = '.stage-actions button.filled';
const CANCEL = '.stage-actions button.ghost';
/** The place of each digit among the buttons of the keypad. */
const KEY = (digit: number): string => `.phone-digit:nth-of-type(${String(digit === 0 ? 10 : digit)})`;
const INVOICE = 'html[data-screen="invoice"]';
const NUMBER = [7, 0, 7, 7, 7, 7, 7, 7, 7, 7] as const;
const SETTLE_MS = 2_500;
/** ApiPay takes 60 requests a minute: what is sent, asked and withdrawn, and the exchange beside it, stay below. */
const PAUSE_MS = 4_500;

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function press(kiosk: Subject, selector: string): Promise<void> {
  await kiosk.touch(await kiosk.run(middleOf, selector));
}

/** One exchange with the service on an open connection: what no kiosk can be faster than. */
function exchange(agent: Agent, { apiPay }: Ready): Promise<number> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { 'X-API-Key': readFileSync(apiPay.keyFile, 'utf8').trim() };
    const call = request(`${apiPay.url}/status`, { agent, headers }, (answer) => {
      answer
        .resume()
        .once('end', () => {
          resolve(performance.now() - startedMs);
        })
        .once('error', reject);
    });
    call.once('error', reject);
    call.end();
  });
}

/** Measures invoices that are sent and cancelled, each beside one exchange with the same service. */
export async function invoiceLines({ workFolder, world, progress }: Ground, sales: number): Promise<readonly Line[]> {
  const { ready } = world;
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: readFileSync(ready.rootCa) });
  const kiosk = new Subject(null, [`--config=${ready.apiPay.configFile}`, `--data-dir=${join(workFolder, 'invoice')}`]);
  try {
    await kiosk.painted();
    await sleep(SETTLE_MS);
    await exchange(agent, ready);
    const own: number[] = [];
    const trips: number[] = [];
    for (let sale = 1; sale <= sales; sale += 1) {
      await press(kiosk, PRODUCT);
      await kiosk.run(screenPainted, 'phone');
      for (const digit of NUMBER) await press(kiosk, KEY(digit));
      const tripMs = await exchange(agent, ready);
      await kiosk.run(armTouch, INVOICE);
      await press(kiosk, SEND);
      own.push((await kiosk.run(touchMeasured, null)) - tripMs);
      trips.push(tripMs);
      await press(kiosk, CANCEL);
      await kiosk.run(screenPainted, 'idle');
      await sleep(PAUSE_MS);
      progress(`invoice ${sale}/${sales}`);
    }
    return [
      line('number sent → painted invoice, less one round trip', 'ms', own, TARGETS.invoiceMs),
      line('  one warm exchange with the same service', 'ms', trips),
    ];
  } finally {
    agent.destroy();
    await kiosk.stop();
  }
}

import { BAD_INPUTS } from '../support/kiosk/bad-inputs.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

/* The other inputs: test/scenarios/start/bad-inputs.test.ts, without a window. */

for (const { name, reason, names, proof = 'pfx', change, spoil } of BAD_INPUTS.filter((one) => one.inWindow === true)) {
  test(`${name}: ${reason}`, async ({ banks, bank, relay, kiosks }) => {
    await kiosks.prepare({ proof, ...(change === undefined ? {} : { change }) });
    await spoil?.({ folder: kiosks.folder, bank, own: banks.own, other: banks.other });
    const kiosk = await kiosks.start();
    await kiosk.waitReason('out-of-service', reason);

    const sentence = await kiosk.technicianSentence();
    for (const fact of names) expect(sentence).toMatch(fact);
    await kiosk.logged('out-of-service', { fits: ({ message }) => message === sentence });
    expect(bank.requestsOf('qr/create')).toEqual([]);
    expect(relay.pulses()).toEqual([]);
    expect(await kiosk.ledger()).toEqual([]);
  });
}

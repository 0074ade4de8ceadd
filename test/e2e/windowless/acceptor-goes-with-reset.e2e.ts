import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import { takesCash } from '../../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash } from '../../support/kiosk/sales.ts';
import { commandBytes } from '../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';

/** Longer than the pause after which a silent unit was once reset anew. */
const BOOT_MS = 6_000;

for (const meanwhile of ['silence', 'gone'] as const)
  test(`a unit that starts for six seconds after RESET (${meanwhile}) is reset once, and takes notes`, async ({
    relay,
    acceptor,
    kiosks,
  }) => {
    acceptor.unit.setFault({ kind: 'boots-after-reset', bootMs: BOOT_MS, meanwhile });
    const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
    await waitOffersCash(kiosk);
    const resets = acceptor.unit.commands().filter(({ byte }) => byte === commandBytes.reset);
    expect(resets).toHaveLength(1);
    await kiosk.logged('acceptor-ready');
    const reported = kiosk
      .logSoFar()
      .map(({ event }) => event)
      .filter((event) => event.startsWith('acceptor-'));
    expect(reported).toContain('acceptor-reset');
    expect(reported).toContain('acceptor-waiting');
    expect(reported.at(-1)).toBe('acceptor-ready');
    expect(reported).not.toContain('acceptor-lost');
    await toCash(kiosk, acceptor, [500]);
    acceptor.insert(500);
    await kiosk.waitScreen('success');
    await expect.poll(() => relay.pulses()).toEqual([1]);
  });

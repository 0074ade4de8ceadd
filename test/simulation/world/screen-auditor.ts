import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Account } from './account.ts';
import type { AuditParts } from './audit-parts.ts';
import { failures } from './failures.ts';
import { saleOnScreen } from './shape.ts';

const BEFORE_PAYING: ReadonlySet<string> = new Set(['product', 'payment', 'preparing', 'qr']);

type Screen = View['screen'];

/** Watches the screen: it shows nothing that is not on record. */
export class ScreenAuditor {
  readonly #parts: AuditParts;
  #screen = 'dark';
  /** What has become of a device that the bank does not know at a refund's QR, while that is on the screen. */
  #device: 'known' | 'unknown' | 'registered-again' = 'known';

  constructor(parts: AuditParts) {
    this.#parts = parts;
  }

  powerFailed(): void {
    this.#device = 'known';
    this.#screen = 'dark';
  }

  /** A question about a refund's QR is refused because the bank has forgotten the device. */
  onDeviceUnknown(): void {
    if (this.#device === 'known') this.#device = 'unknown';
  }

  /** The device is registered again. */
  onConnect(): void {
    if (this.#device === 'unknown') this.#device = 'registered-again';
  }

  /** A note goes into the entry. */
  onNoteTaken(): void {
    this.#parts.check(this.#screen === 'cash', 'notes are taken only where the screen asks for them', this.#screen);
  }

  onView({ screen }: View, state: KioskState): void {
    const { accounts, check, world } = this.#parts;
    const isGivenUp = screen.name === 'error' && screen.technicalCode === failures.unknownDevice.code;
    check(
      !isGivenUp || this.#device !== 'unknown',
      'no refund is given up for a device that was not registered again',
      screen.name,
    );
    if (state.session.kind !== 'refund-qr') this.#device = 'known';
    check(
      !BEFORE_PAYING.has(screen.name) || state.sensor.kind !== 'lost',
      'nobody is asked to pay while the shelf is not watched',
      screen.name,
    );
    const saleId = saleOnScreen(state);
    world.trace?.tell(
      `screen: ${screen.name}${'step' in screen ? ` ${screen.step}` : ''}${'reason' in screen ? ` ${screen.reason}` : ''}${screen.name === 'out-of-service' ? ` ${screen.problem.reason}` : ''}`,
    );
    if (saleId !== null) this.#checkSale(screen, state, saleId, accounts.get(saleId));
  }

  /** The screen that is shown from now on, whatever the rules say about it. */
  shows({ screen }: View): void {
    this.#screen = screen.name;
  }

  #checkSale(screen: Screen, { session, journal }: KioskState, saleId: string, account: Account | undefined): void {
    const { check } = this.#parts;
    if (screen.name === 'qr') {
      const qrPaymentId = session.kind === 'qr' ? session.purchase.qrPaymentId : '';
      check(account?.known.has(qrPaymentId) === true, 'no QR on the screen that is not on record', saleId);
    } else if (screen.name === 'cash') {
      check(
        screen.insertedTiyn === account?.notesTiyn,
        'the screen says inserted only what is on record',
        `${saleId}: ${screen.insertedTiyn}`,
      );
    } else if (screen.name === 'dispensing' || screen.name === 'refund') {
      check((account?.paidTiyn ?? 0) > 0, 'the screen says paid only when it is', saleId);
      if (screen.name === 'refund' && screen.step === 'done')
        check((account?.refundedTiyn ?? 0) > 0, 'the screen says refunded only when it is', saleId);
    } else if (screen.name === 'success') {
      check(
        account !== undefined && account.deliveredTiyn - account.commissionKeptTiyn >= account.priceTiyn,
        'the screen says dispensed only when it is',
        saleId,
      );
    } else if (screen.name === 'error' && screen.money === 'in-doubt') {
      check(
        (account?.doubtfulNotes ?? 0) + (account?.openNotes ?? 0) + (account?.lostTiyn ?? 0) > 0,
        'the screen names a doubt only when it is on record',
        saleId,
      );
    } else if (screen.name === 'error' && screen.money === 'owed') {
      // Nothing can be written while the disk refuses; the debt is recorded as soon as there is room.
      const isKept = screen.reason === 'journal-failed' && journal.kind === 'failed';
      check(isKept || (account?.debtTiyn ?? 0) > 0, 'the screen names a debt only when it is on record', saleId);
    }
  }
}

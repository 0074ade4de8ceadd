import { DAY_MS, MINUTE_MS } from '../../units.ts';

/** All durations of the session in milliseconds, except for those given by the payment service. */
export const DELAYS = {
  /** Limit of the details screen without a touch. */
  productMs: 45_000,
  /** Limit of the basket without a touch. */
  basketMs: MINUTE_MS,
  /** Limit of the choice between QR and notes. */
  paymentMs: 45_000,
  /** Limit of the keypad for a telephone number without a touch. */
  phoneMs: MINUTE_MS,
  /** Longest wait of a customer for a payment whose limit is the service's answer; a code may live for a day. */
  payingMs: 30 * MINUTE_MS,
  /** Limit of a part payment's choice: pay the rest, or leave. */
  partPaidMs: MINUTE_MS,
  /** Pause before a request to withdraw a purchase is repeated, at first; later ones follow the polling of old ones. */
  withdrawAgainMs: 5_000,
  /** Limit without a note, after which the customer has left. */
  cashMs: 120_000,
  /** Limit of the wait for a note on its way when its customer leaves; longer than a note takes. */
  billMs: MINUTE_MS,
  /** Limit of a unit's pause after a note that was inserted too early; then the unit is out of service. */
  acceptorPauseMs: 10_000,
  /** Limit in which a lost acceptor may return and report a note; then a person must look. */
  billSearchMs: 600_000,
  /** Time for which an interrupted sale is shown after a start, and its greatest age at that moment. */
  interruptedMs: 3 * MINUTE_MS,
  interruptedWithinMs: 10 * MINUTE_MS,
  /** How far a corrected wall clock may lie before the sale's last entry; a clock set back further proves no age. */
  interruptedAheadMs: MINUTE_MS,
  /** Time in which unrequested notes belong to the sale that just left the screen, because they were on their way. */
  noteOwnerMs: MINUTE_MS,
  /** Limit of the wait for a QR, sufficient for every attempt of the client. */
  preparingMs: 30_000,
  /** Shortest time between two registrations of a device that the service reports as unknown. */
  registerAgainMs: 30_000,
  /** Pause before `qr/create` is repeated after a lost answer. */
  prepareRetryMs: 1_000,
  /** Limit after the payment in which the product may still be dispensed (outside contract, "Start"). */
  dispenseWithinMs: MINUTE_MS,
  /** Pause before a pulse that certainly did not happen is repeated; a busy board is free by then. */
  pulseAgainMs: 1_500,
  /** Time after the pulse for the product to fall, where the relay's settings say nothing else. */
  settleMs: 1_500,
  /** Duration of the success screen with its receipt. */
  successMs: 20_000,
  /** Limit of the choice of another product for the change. */
  carriedChangeMs: MINUTE_MS,
  /** Limit for which a debt waits for a free screen; longer than a sale that its customer may have begun. */
  pendingNoticeMs: 600_000,
  /** Duration of the error screen. */
  errorMs: 15_000,
  /** Duration of the error screen with a claim code to write down. */
  claimMs: MINUTE_MS,
  /** Limit of the wait for a refund on the screen. */
  refundMs: 30_000,
  /** Duration of the screen after a refund. */
  refundDoneMs: 15_000,
  /** The same when a code for a further debt follows. */
  refundMoreMs: 8_000,
  /** Limit of a refund's QR for a late payment, whose customer may have left. */
  refundQrLateMs: MINUTE_MS,
  /** Limit of the wait for a refund's QR. */
  refundQrPreparingMs: 15_000,
  /** Limit after a restart for the first request about an earlier run's purchase. */
  restoredAskMs: 10_000,
  /** Time after the last limit of a purchase in which its customer may still be there. */
  lingerMs: MINUTE_MS,
  /** Time at idle after which language and reach mode return to the operator's choice. */
  idleResetMs: 45_000,
  /** Time after the last touch or sale until the screen is black in the dark hours. */
  darkAgainMs: MINUTE_MS,
  /** Interval of the check for the start and end of the dark hours. */
  darkCheckMs: 20_000,
  /** Longest time until the end of a notice is looked at again, because the wall clock may be set. */
  noticeCheckMs: MINUTE_MS,
  /** Interval of pings at idle, which also keep the connection open. */
  pingMs: 20_000,
  /** Back-off between attempts to reach the payment service, which doubles from the first to the last value. */
  connectRetryFirstMs: 2_000,
  connectRetryLastMs: 30_000,
  /** The same after a refusal that only a technician can resolve although the service answers. */
  refusedRetryFirstMs: MINUTE_MS,
  refusedRetryLastMs: 900_000,
  /** Interval of the checks whether the journal can be written again. */
  journalRetryMs: 5_000,
  /** Time for the last answer after a time limit of the service, in addition to one polling interval. */
  lastCheckMs: 9_000,
  /**
   * Time for which a purchase without a waiting customer is polled at the service's interval, then ever more rarely.
   */
  watchFastForMs: 120_000,
  watchMediumMs: 15_000,
  watchMediumForMs: 600_000,
  watchSlowMs: MINUTE_MS,
  /** Time after the scan limit after which an unscanned QR is closed. */
  expiryMarginMs: MINUTE_MS,
  /** Pause before a service is asked again what it has under a number of ours, at first; later as for old purchases. */
  findAgainMs: 5_000,
  /** Pauses before the two questions whether a request for an invoice arrived twice. */
  findSecondMs: 2_000,
  findSecondAgainMs: MINUTE_MS,
  /**
   * Time for which a service must have nothing under a number of ours before a lost request counts as never carried
   * out: longer than a gateway may hold a request back, and than its lists may be behind.
   */
  findNoneForMs: 600_000,
  /** Age at which a purchase without a final status is left to a person. */
  doubtAfterMs: DAY_MS,
  /** Time after which a purchase that the service denies, although it created it, is left to a person. */
  deniedAfterMs: 600_000,
} as const;

/** Number of failed pings in a row that stop payments; a single one may be a transient fault. */
export const PINGS_LOST_LIMIT = 2;
/** Largest number of requests for a QR in one sale. */
export const PREPARE_ATTEMPTS_LIMIT = 3;
/** Largest number of attempts to dispense a product; repeated only if nothing moved for certain. */
export const DISPENSE_ATTEMPTS_LIMIT = 3;
/**
 * Number of sales in a row without a seen product after which the product counts as stuck. A single one can have a
 * transient cause, such as a tilted bottle or a blocked flap.
 */
export const STUCK_SALES_LIMIT = 2;
/** Largest number of refund QRs for one customer, because another phone may scan first. */
export const REFUND_QR_ATTEMPTS_LIMIT = 3;
/** Largest number of parallel requests without a waiting customer, so that the current sale does not wait for them. */
export const BACKGROUND_QUESTIONS_LIMIT = 2;

import { DAY_MS, MINUTE_MS } from '../../units.ts';

/** Every duration of the session in one place, in milliseconds. Those that the payment service gives are not here. */
export const DELAYS = {
  /** An unattended details screen goes back to idle. */
  productMs: 45_000,
  /** The choice between QR and notes. */
  paymentMs: 45_000,
  /** Nobody has inserted a note for so long: the customer has gone. */
  cashMs: 120_000,
  /** How long a note on its way into the cassette is waited for when its customer leaves: longer than it takes. */
  billMs: MINUTE_MS,
  /** A unit that pauses because the next note was offered too early goes on by itself; after this it is out of use. */
  acceptorPauseMs: 10_000,
  /** An acceptor that is away may come back and report where a note is; after this a person has to look. */
  billSearchMs: 600_000,
  /** How long after a start the sale that a power cut interrupted is shown, and how old it may be by then. */
  interruptedMs: 3 * MINUTE_MS,
  interruptedWithinMs: 10 * MINUTE_MS,
  /** A sale that has just left the screen owns the notes that come in unasked so soon: they were on their way. */
  noteOwnerMs: MINUTE_MS,
  /** How long a customer waits for a QR before the sale is given up: every attempt of the client has had its time. */
  preparingMs: 30_000,
  /** A device that is said to be forgotten is registered again no sooner than this after the last time. */
  registerAgainMs: 30_000,
  /** Pause before a lost `qr/create` is tried again. */
  prepareRetryMs: 1_000,
  /** A product that was paid for may still come out this long after the payment (outside contract, "Start"). */
  dispenseWithinMs: MINUTE_MS,
  /** Before a pulse that certainly did not happen is tried again: a board that was busy is free by then. */
  pulseAgainMs: 1_500,
  /** After the pulse: the product falls, the customer bends down. */
  settleMs: 1_500,
  /** The success screen, with the receipt to read. */
  successMs: 20_000,
  /** How long another product may be chosen for the change. */
  carriedChangeMs: MINUTE_MS,
  /** How long a debt waits for a free screen: no sale that its customer may have begun meanwhile takes longer. */
  pendingNoticeMs: 600_000,
  /** The error screen. */
  errorMs: 15_000,
  /** The error screen with a claim code to write down. */
  claimMs: MINUTE_MS,
  /** How long the customer is asked to wait for the word that the money goes back. */
  refundMs: 30_000,
  /** The screen that says so. */
  refundDoneMs: 15_000,
  /** The same where a code for what else is owed comes next. */
  refundMoreMs: 8_000,
  /** How long a refund's QR is offered for a payment that came late: its customer may have gone. */
  refundQrLateMs: MINUTE_MS,
  /** How long the QR of a refund may take to come. */
  refundQrPreparingMs: 15_000,
  /** After a restart, the latest moment of the first question about an earlier run's purchase. */
  restoredAskMs: 10_000,
  /** How long after the last time limit of a purchase its customer may still be standing there. */
  lingerMs: MINUTE_MS,
  /** At idle the language and the reach mode go back to the operator's choice. */
  idleResetMs: 45_000,
  /** In the operator's dark hours the screen turns black so long after the last touch or sale. */
  darkAgainMs: MINUTE_MS,
  /** How often it is looked whether the dark hours have begun or ended. */
  darkCheckMs: 20_000,
  /** At idle the payment service is asked whether it is there, which also keeps the connection warm. */
  pingMs: 20_000,
  /** Back-off between attempts to reach the payment service: doubles from the first to the last. */
  connectRetryFirstMs: 2_000,
  connectRetryLastMs: 30_000,
  /** After a refusal that only a technician can end, though the service answers: doubles from the first to the last. */
  refusedRetryFirstMs: MINUTE_MS,
  refusedRetryLastMs: 900_000,
  /** Between two checks whether the journal can be written again. */
  journalRetryMs: 5_000,
  /** After a time limit of the service: one polling interval and this long for the last answer. */
  lastCheckMs: 9_000,
  /** A purchase that nobody waits for is asked about at the service's interval for a while, then more and more rarely. */
  watchFastForMs: 120_000,
  watchMediumMs: 15_000,
  watchMediumForMs: 600_000,
  watchSlowMs: MINUTE_MS,
  /** A QR that was never scanned is given up this long after it could be scanned for the last time. */
  expiryMarginMs: MINUTE_MS,
  /** A purchase without a final word is handed to a person. */
  doubtAfterMs: DAY_MS,
  /** A purchase that the service denies, though it gave us its number, is handed to a person. */
  deniedAfterMs: 600_000,
} as const;

/** How many failed pings in a row make payments unavailable; one may be a passing fault. */
export const PINGS_LOST_LIMIT = 2;
/** How often a QR is asked for in one sale. */
export const PREPARE_ATTEMPTS_LIMIT = 3;
/** How often a product is tried to be given out for one payment; only when it is certain that nothing moved. */
export const DISPENSE_ATTEMPTS_LIMIT = 3;
/**
 * After so many sales in a row of which the drop sensor saw nothing fall a product counts as sold out. After one it may
 * have been a bottle that stood askew, or a foot that held the flap.
 */
export const STUCK_SALES_LIMIT = 2;
/** How many refund QRs one customer is shown: another phone may have been faster. */
export const REFUND_QR_ATTEMPTS_LIMIT = 3;
/** How many purchases that nobody waits for are asked about at once: the sale in hand must not queue behind them. */
export const BACKGROUND_QUESTIONS_LIMIT = 2;

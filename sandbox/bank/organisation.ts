/** A trade point of the Kaspi Pay application (2.2.2). */
export interface TradePoint {
  /** Int64. */
  readonly id: number | bigint;
  readonly name: string;
  /** Answers 990000018 to new purchases, refunds and invoices. */
  readonly disabled?: boolean;
  /** Answers 990000026 to registrations and purchases. */
  readonly withoutQr?: boolean;
  /** Answers 990000033 to purchases. */
  readonly withoutPaymentMethods?: boolean;
  /** Answers -99000020 to refunds of a part. */
  readonly withoutPartialReturns?: boolean;
}

/** A partner's organisation. */
export interface Organisation {
  /** БИН/ИИН, 12 digits. */
  readonly bin: string;
  readonly tradePoints: readonly TradePoint[];
  /** The organisation's key for scheme r1; the first organisation has the one in the file `api-key`. */
  readonly apiKey?: string;
  /**
   * A client certificate that stands for this organisation alone, in r2 and r3; it lies in `clients/BIN/`. The
   * certificate in the folder itself stands for the first organisation in r2 and for all in r3 (1.3.3).
   */
  readonly ownCertificate?: boolean;
}

/** The organisation and shop of the specification's examples. */
export const DEFAULT_ORGANISATIONS: readonly Organisation[] = [
  { bin: '180340021791', tradePoints: [{ id: 12, name: 'Магазин 1 (Ауэзова, 65)' }] },
];

/** The trade point with an Int64 given in digits. */
export function findTradePoint(organisation: Organisation, id: bigint): TradePoint | undefined {
  return organisation.tradePoints.find((point) => BigInt(point.id) === id);
}

/** A trade point of the Kaspi Pay application (2.2.2). */
export interface TradePoint {
  /** Int64. */
  readonly id: number | bigint;
  readonly name: string;
  /** New purchases, refunds and invoices are answered with 990000018. */
  readonly disabled?: boolean;
  /** Registrations and purchases are answered with 990000026. */
  readonly withoutQr?: boolean;
  /** Purchases are answered with 990000033. */
  readonly withoutPaymentMethods?: boolean;
  /** Partial refunds are answered with -99000020. */
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
   * Whether the organisation has a client certificate of its own in `clients/BIN/`, for r2 and r3. The certificate in
   * the folder itself belongs to the first organisation in r2 and to all of them in r3 (1.3.3).
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

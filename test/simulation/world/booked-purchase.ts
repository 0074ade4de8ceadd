/** A purchase as the auditors see it, in the books of whichever service it is. */
export interface BookedPurchase {
  readonly id: string;
  readonly saleId: string;
  /** `processed` once money has come in. */
  readonly status: string;
  /** What has come in, once it is `processed`. */
  readonly amountTiyn: number;
  /** What has come in is not what was asked for. */
  readonly isOtherAmount: boolean;
  /** Given back because we asked, or on its way. */
  readonly returnedTiyn: number;
  /** Given back by the service of its own accord. */
  readonly reversedTiyn: number;
}

/** The books of everybody who takes money for this machine. */
export interface Books {
  /** Numbers of different services may coincide, within one sale they do not. */
  find(id: string, saleId: string): BookedPurchase | null;
  ofSale(saleId: string): readonly BookedPurchase[];
}

/** What a refund is called where services are not named. */
export function refundKey(saleId: string, qrPaymentId: string): string {
  return `${saleId}/${qrPaymentId}`;
}

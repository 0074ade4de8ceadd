/** The settings of the ByFly stand-in. */
export interface ByFlyBehaviour {
  /** What the amounts of requests and answers count. */
  readonly amountUnit: 'tenge' | 'tiyn';
  /** The commission of each payment method in percent; a method without an entry is refused. */
  readonly commissionPercent: Readonly<Record<string, number>>;
  /** How long a payment can be paid, in seconds. */
  readonly paymentS: number;
  /** How long a method's request makes the terminal work before the payment is `processing`, in seconds. */
  readonly processingS: number;
  /** The shortest time between two questions about a payment, in seconds; closer ones are recorded, and refused in strict mode. */
  readonly statusGapS: number;
  readonly strict: boolean;
}

const PAYMENT_S = 300;
const CREDIT_PERCENT = 14;

export const DEFAULT_BYFLY: ByFlyBehaviour = {
  amountUnit: 'tenge',
  commissionPercent: {
    kaspi_gold: 1,
    kaspi_red: 1,
    kaspi_credit: CREDIT_PERCENT,
    kaspi_installment_12: CREDIT_PERCENT,
    kaspi_installment_24: CREDIT_PERCENT,
  },
  paymentS: PAYMENT_S,
  processingS: 0,
  statusGapS: 1,
  strict: false,
};

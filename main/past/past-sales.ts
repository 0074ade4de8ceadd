import type { OpenSums, PastPage, PastQuery, SoldBars, WholeSale } from '../../app/past/past.ts';
import type { CashFacts } from '../../app/service/doors/cash/facts.ts';
import type { Result } from '../../app/result.ts';
import type { PastFailure, PastKeeper } from './past-keeper.ts';

/** Past sales of the running kiosk, read away from main's thread. See `PastKeeper`. */
export interface PastSales {
  page(query: PastQuery): Promise<Result<{ readonly page: PastPage; readonly sums: OpenSums }, PastFailure>>;
  sale(saleId: string): Promise<Result<WholeSale | null, PastFailure>>;
  bars(period: { readonly fromMs: number; readonly untilMs: number }): Promise<Result<SoldBars, PastFailure>>;
  /** The cassette, its collections and the notes in doubt. */
  cash(): Promise<Result<CashFacts, PastFailure>>;
}

/** The same in the caller's thread, for tests and programs that have nothing else to do. */
export function pastSalesInThread(keeper: PastKeeper): PastSales {
  return {
    page: async (query) => keeper.page(query),
    sale: async (saleId) => keeper.sale(saleId),
    bars: async (period) => keeper.bars(period),
    cash: async () => keeper.cash(),
  };
}

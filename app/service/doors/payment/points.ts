import type { TradePoint } from '../../../payment/provider.ts';

/** The longest text that is searched for. */
export const MAX_SEARCH = 60;
/** So many trade points stand on one page. */
const POINTS_PER_PAGE = 6;

/** The bank's list, and which part of it is looked at. */
export interface PointList {
  readonly points: readonly TradePoint[];
  readonly search: string;
  readonly page: number;
}

/** What the window draws of the list: one page, because the list may have thousands. */
export interface PointPage {
  readonly rows: readonly TradePoint[];
  readonly search: string;
  readonly page: number;
  readonly pages: number;
  /** All that fit the search. */
  readonly found: number;
  readonly total: number;
}

/** The page that is looked at. */
export function pageOf({ points, search, page: wanted }: PointList): PointPage {
  const found = foundIn(points, search);
  const pages = Math.max(1, Math.ceil(found.length / POINTS_PER_PAGE));
  const page = Math.min(wanted, pages - 1);
  const rows = found.slice(page * POINTS_PER_PAGE, (page + 1) * POINTS_PER_PAGE);
  return { rows, search, page, pages, found: found.length, total: points.length };
}

/** Every word must be part of the name, or the beginning of the number. */
function foundIn(points: readonly TradePoint[], search: string): readonly TradePoint[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return points;
  return points.filter(({ id, name }) => {
    const text = name.toLowerCase();
    return words.every((word) => text.includes(word) || id.startsWith(word));
  });
}

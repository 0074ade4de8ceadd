import type { Product } from '../../config/schema.ts';
import type { KioskState } from '../state/state.ts';

/**
 * A spiral that gave nothing out is stuck whatever stands in front of it: the count of such sales stays with the channel
 * when products change places. A product that leaves its channel for a free one begins without it.
 */
export function withMovedChannels(state: KioskState, catalogue: readonly Product[]): KioskState {
  const { unseenSales, settings } = state;
  if (unseenSales.size === 0) return state;
  const before = new Map(settings.catalogue.map(({ id, channel }) => [id, channel]));
  const ofChannel = new Map<number, number>();
  for (const { id, channel } of settings.catalogue)
    ofChannel.set(channel, Math.max(ofChannel.get(channel) ?? 0, unseenSales.get(id) ?? 0));
  const moved = new Map(unseenSales);
  for (const { id, channel } of catalogue) {
    if (before.get(id) === channel) continue;
    const count = ofChannel.get(channel) ?? 0;
    if (count === 0) moved.delete(id);
    else moved.set(id, count);
  }
  return { ...state, unseenSales: moved };
}

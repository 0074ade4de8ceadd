import type { ReactNode } from 'react';
import type { BenchSlot } from '../../app/ipc/contract.ts';
import { Picture } from '../picture/picture.tsx';
import { benchBridge } from './bridge.ts';
import { words } from './words.ts';

/** One channel: its contact, its product, and the switch that makes the product hang. */
export function ShelfSlot({ slot }: { readonly slot: BenchSlot }): ReactNode {
  const { channel, product, isClosed, pulses, fallen, isStuck } = slot;
  return (
    <li data-closed={isClosed} data-stuck={isStuck}>
      <div className="slot-head">
        <span className="lamp" role="img" aria-label={`${words.channel(channel)}: ${words.lamp(isClosed)}`} />
        <b>{channel}</b>
        <button
          type="button"
          className="switch"
          aria-label={words.stuckName(channel)}
          aria-pressed={isStuck}
          onClick={() => {
            void benchBridge().calls.stuck({ channel, stuck: !isStuck });
          }}
        >
          {words.stuck}
        </button>
      </div>
      <div className="slot-product">
        {product !== null && <Picture picture={product.picture} />}
        {product !== null && fallen > 0 && (
          <span key={fallen} className="falling">
            <Picture picture={product.picture} />
          </span>
        )}
        <span className="slot-text">
          <span className="slot-name">{product?.name ?? words.emptyShelf}</span>
          <span className="slot-pulses">{words.pulses(pulses)}</span>
        </span>
      </div>
    </li>
  );
}

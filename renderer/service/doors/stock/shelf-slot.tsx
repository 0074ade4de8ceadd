import type { ReactNode } from 'react';
import { stockWords } from '../../../../app/messages/service/stock-words.ts';
import type { Slot, SlotState } from '../../../../app/service/doors/stock/types.ts';
import type { StockAction } from '../../../../app/service/doors/stock/actions.ts';
import { Picture } from '../../../picture/picture.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';

const LEVELS: Readonly<Record<SlotState, 'works' | 'attention' | 'fault' | 'plain'>> = {
  off: 'fault',
  stuck: 'fault',
  out: 'fault',
  low: 'attention',
  full: 'works',
  some: 'works',
  uncounted: 'plain',
};

interface Props {
  readonly slot: Slot;
  readonly act: (action: StockAction) => void;
  readonly onSet: () => void;
}

/** One channel: what is in it, how it stands, and what can be done. */
export function ShelfSlot({ slot, act, onSet }: Props): ReactNode {
  const { say, name } = useServiceWords(stockWords);
  const { productId, channel, state, isStuck, isOff, capacity } = slot;
  const label = name(slot.name);
  // A touch on one that is full or has no capacity is answered with a sentence.
  const canFill = !isStuck && capacity !== null && slot.left !== capacity;
  const button = (kind: 'fill' | 'off' | 'on' | 'cleared'): ReactNode => (
    <ActionButton
      action={`stock-${kind}-${productId}`}
      kind={kind === 'cleared' || (kind === 'fill' && canFill) ? 'filled' : 'ghost'}
      aria-label={`${label}: ${say(kind)}`}
      onPress={() => {
        act({ kind, productId });
      }}
    >
      {say(kind)}
    </ActionButton>
  );
  return (
    <li className="slot" data-fact={`stock-${productId}`} data-level={LEVELS[state]} data-state={state}>
      <div className="slot-head">
        <Picture picture={slot.picture} />
        <div className="slot-words">
          <p className="slot-name">{label}</p>
          <p className="slot-channel">{say('channel', { channel })}</p>
          <p className="slot-state">{say(`state.${state}`)}</p>
        </div>
        <SlotCount slot={slot} />
      </div>
      <SlotFacts slot={slot} />
      <div className="slot-actions">
        {isStuck && button('cleared')}
        {button('fill')}
        <ActionButton action={`stock-set-${productId}`} aria-label={`${label}: ${say('set')}`} onPress={onSet}>
          {say('set')}
        </ActionButton>
        {button(isOff ? 'on' : 'off')}
      </div>
    </li>
  );
}

function SlotCount({ slot: { left, capacity } }: { readonly slot: Slot }): ReactNode {
  return (
    <p className="slot-count">
      <span data-fact="left">{left ?? '–'}</span>
      {capacity !== null && (left ?? 0) <= capacity && <span className="slot-capacity">/ {capacity}</span>}
    </p>
  );
}

function SlotFacts({ slot: { loaded, sold } }: { readonly slot: Slot }): ReactNode {
  const { say } = useServiceWords(stockWords);
  if (loaded === null || sold === null) return null;
  return (
    <p className="slot-facts">
      {say('loaded')} <strong data-fact="loaded">{loaded}</strong> · {say('sold')}{' '}
      <strong data-fact="sold">{sold}</strong>
    </p>
  );
}

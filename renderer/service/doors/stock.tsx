import '../../styles/service/stock.css';
import { useState, type ReactNode } from 'react';
import { stockWords } from '../../../app/messages/service/stock-words.ts';
import type { StockNotice } from '../../../app/service/doors/stock/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { NumberField } from '../parts/number-field.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { ShelfSlot } from './stock/shelf-slot.tsx';

/** A number with more digits than any count; it is reported as an error, not cut off. */
const MOST_DIGITS = 12;

/** The machine's shelf, by channel; one touch fills a channel. */
export function StockDoor({ view, act }: DoorProps<'stock'>): ReactNode {
  const { say, name } = useServiceWords(stockWords);
  const [setting, setSetting] = useState<string | null>(null);
  const slot = view.slots.find(({ productId }) => productId === setting);
  const close = (): void => {
    setSetting(null);
  };
  return (
    <div className="door stock">
      <StockSentence notice={view.notice} />
      {slot !== undefined && (
        <div className="stock-count">
          <NumberField
            key={slot.productId}
            field="count"
            label={say('count', { name: name(slot.name) })}
            initial={String(slot.left ?? 0)}
            most={MOST_DIGITS}
            onDone={(digits) => {
              const count = Number(digits);
              act({ kind: 'set', productId: slot.productId, count });
              if (count <= slot.most) close();
            }}
          />
          <ActionButton action="close" onPress={close}>
            {say('close')}
          </ActionButton>
        </div>
      )}
      {slot === undefined && (
        <>
          <div className="door-actions">
            <ActionButton
              action="stock-fill-all"
              kind="filled"
              onPress={() => {
                act({ kind: 'fill-all' });
              }}
            >
              {say('fill-all')}
            </ActionButton>
            <ActionButton
              action="undo"
              disabled={!view.canUndo}
              onPress={() => {
                act({ kind: 'undo' });
              }}
            >
              {say('undo')}
            </ActionButton>
          </div>
          <ul className="shelf">
            {view.slots.map((one) => (
              <ShelfSlot
                key={one.productId}
                slot={one}
                act={act}
                onSet={() => {
                  if (view.notice !== null) act({ kind: 'seen' });
                  setSetting(one.productId);
                }}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const FAULTS: readonly StockNotice['kind'][] = ['too-many', 'no-capacity'];

function StockSentence({ notice }: { readonly notice: StockNotice | null }): ReactNode {
  const { say, name } = useServiceWords(stockWords);
  if (notice === null) return null;
  const parameters = {
    ...('name' in notice ? { name: name(notice.name) } : {}),
    ...('most' in notice ? { most: notice.most } : {}),
  };
  return (
    <Notice kind={FAULTS.includes(notice.kind) ? 'fault' : 'good'}>{say(`notice.${notice.kind}`, parameters)}</Notice>
  );
}

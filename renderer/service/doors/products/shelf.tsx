import { useState, type ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import type { ProductsAction } from '../../../../app/service/doors/products/actions.ts';
import type { ShelfChannel, ShelfProduct } from '../../../../app/service/doors/products/types.ts';
import { PressButton } from '../../../parts/press-button.tsx';
import { Picture } from '../../../picture/picture.tsx';
import { Question } from '../../checks/channels.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly channels: readonly ShelfChannel[];
  readonly isWriting: boolean;
  readonly act: (action: ProductsAction) => void;
}

/** The machine's shelf, channel by channel: two touches swap what is behind them, and each can be tried. */
export function Shelf({ channels, isWriting, act }: Props): ReactNode {
  const { say } = useServiceWords(productsWords);
  const [chosen, setChosen] = useState<number | null>(null);
  const touch = (channel: number): void => {
    if (chosen !== null && chosen !== channel) act({ kind: 'swap', channel: chosen, other: channel });
    setChosen(chosen === null ? channel : null);
  };
  return (
    <>
      {channels
        .filter(({ step }) => step === 'asking')
        .map((channel) => (
          <Question key={channel.channel} view={channel} act={act} />
        ))}
      {chosen === null ? (
        <p className="shelf-how">{say('shelf.how')}</p>
      ) : (
        <Notice kind="attention">{say('shelf.second', { channel: chosen })}</Notice>
      )}
      <ul className="shelf-channels" aria-label={say('shelf.list')}>
        {channels.map((channel) => (
          <li key={channel.channel} className="shelf-channel" data-fact={`shelf-${String(channel.channel)}`}>
            <ChannelButton
              channel={channel}
              isChosen={chosen === channel.channel}
              isWriting={isWriting}
              onTouch={touch}
            />
            <HoldButton
              action={`try-${String(channel.channel)}`}
              disabled={!channel.canPulse || isWriting}
              onHeld={() => {
                act({ kind: 'pulse', channel: channel.channel });
              }}
            >
              {say('shelf.try')}
            </HoldButton>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChannelProps {
  readonly channel: ShelfChannel;
  readonly isChosen: boolean;
  readonly isWriting: boolean;
  readonly onTouch: (channel: number) => void;
}

function ChannelButton({ channel: view, isChosen, isWriting, onTouch }: ChannelProps): ReactNode {
  const { say } = useServiceWords(productsWords);
  const { channel, products, step, unmoved, passedAtMs } = view;
  return (
    <PressButton
      className="shelf-place"
      data-action={`shelf-${String(channel)}`}
      data-free={products.length === 0}
      aria-pressed={isChosen}
      disabled={isWriting}
      onPress={() => {
        onTouch(channel);
      }}
    >
      <span className="shelf-number">{say('shelf.channel', { channel })}</span>
      {products.length === 0 && <span className="shelf-free">{say('shelf.free')}</span>}
      {products.map((product) => (
        <PlacedProduct key={product.productId} product={product} />
      ))}
      {step === 'pulsing' && <span className="shelf-state">{say('shelf.pulsing')}</span>}
      {unmoved !== null && <span className="shelf-state">{say('shelf.unmoved', { reason: unmoved })}</span>}
      {unmoved === null && passedAtMs !== null && (
        <span className="shelf-state" data-level="works">
          ✓ {say('shelf.passed')}
        </span>
      )}
    </PressButton>
  );
}

function PlacedProduct({ product }: { readonly product: ShelfProduct }): ReactNode {
  const { say, name } = useServiceWords(productsWords);
  const { left, capacity, isStuck, isOff, isOverfull } = product;
  return (
    <span className="shelf-product" data-fact={`shelf-product-${product.productId}`}>
      <Picture picture={product.picture} />
      <span className="shelf-name">{name(product.name)}</span>
      {left !== null && !isOverfull && <span className="shelf-left">{say('shelf.left', { left })}</span>}
      {isOverfull && (
        <span className="shelf-state">{say('shelf.overfull', { left: left ?? 0, capacity: capacity ?? 0 })}</span>
      )}
      {isStuck && <span className="shelf-state">{say('shelf.stuck')}</span>}
      {isOff && <span className="shelf-state">{say('shelf.off')}</span>}
    </span>
  );
}

/** Back to the cards. */
export function ShelfClose({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { say } = useServiceWords(productsWords);
  return (
    <ActionButton action="shelf-close" onPress={onClose}>
      {say('shelf.close')}
    </ActionButton>
  );
}

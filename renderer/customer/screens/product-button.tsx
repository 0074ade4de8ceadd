import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { Picture } from '../../picture/picture.tsx';
import { EarlierPrice } from './earlier-price.tsx';
import { useWords } from '../state/shown.ts';
import { useChoice } from './choice.ts';

/** A product as a card that looks like a button. The accessible name begins with the product's name. */
export function ProductButton({ product }: { readonly product: ProductCard }): ReactNode {
  const { say, name } = useWords();
  const choice = useChoice();
  const picked = choice.picked(product.id);
  return (
    <PressButton
      className="card"
      disabled={product.soldOut || choice.isFull(product.id)}
      onPress={() => {
        choice.choose(product.id);
      }}
    >
      <Picture picture={product.picture} />
      <span className="card-text">
        <span className="card-name">{name(product.name)}</span>
        <span className="card-price">{formatTenge(product.priceTiyn)}</span>
        <EarlierPrice product={product} />
      </span>
      {product.shelf !== null && (
        <span className="card-shelf">{say('card.shelf', { number: String(product.shelf) })}</span>
      )}
      {product.fewLeft !== null && !product.soldOut && picked === 0 && (
        <span className="card-few">{say('idle.few-left', { count: String(product.fewLeft) })}</span>
      )}
      {picked > 0 && (
        <span className="card-picked" data-picked={picked}>
          {say('basket.picked', { count: String(picked) })}
        </span>
      )}
      {product.soldOut && <span className="card-sold-out">{say('idle.sold-out')}</span>}
    </PressButton>
  );
}

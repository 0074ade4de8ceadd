import { useMemo, type ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { BasketLine } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { QuantityStepper } from '../parts/quantity-stepper.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { ChoiceContext } from './choice.ts';
import { Heading } from './heading.tsx';
import { ProductChoice } from './product-choice.tsx';
import type { ScreenProps } from './screen-of.ts';

/** All products: each touch puts one more piece into the basket. */
export function BasketContent({ screen }: ScreenProps<'basket'>): ReactNode {
  const { intents } = useShown();
  const { lines, full } = screen;
  const choice = useMemo(() => {
    const picked = new Map(lines.map(({ product, quantity }) => [product.id, quantity]));
    const inBasket = (productId: string): number => picked.get(productId) ?? 0;
    return {
      choose: (productId: string): void => {
        intents.pieces(productId, inBasket(productId) + 1);
      },
      picked: inBasket,
      isFull: (productId: string): boolean => full.includes(productId),
    };
  }, [intents, lines, full]);
  return (
    <div className="basket" data-by-number={screen.byNumber}>
      <ChoiceContext value={choice}>
        <ProductChoice products={screen.products} byNumber={screen.byNumber} />
      </ChoiceContext>
    </div>
  );
}

/** What is in the basket, and the total. */
export function BasketGuide({ screen }: ScreenProps<'basket'>): ReactNode {
  const { say } = useWords();
  return (
    <div className="basket-guide">
      <Heading screen={screen} className="basket-title" />
      <ul className="basket-lines">
        {screen.lines.map((line) => (
          <Line key={line.product.id} line={line} />
        ))}
      </ul>
      <p className="basket-total">
        <span>{say('product.total')}</span> <b className="amount">{formatTenge(screen.amountTiyn)}</b>
      </p>
      {screen.restTiyn < screen.amountTiyn && (
        <p className="payment-rest">{say('carried-change.rest', { amount: formatTenge(screen.restTiyn) })}</p>
      )}
      {screen.isReduced && <p className="phone-mistake">{say('basket.reduced')}</p>}
      {!screen.canPay && <p className="phone-mistake">{say('basket.cannot-pay')}</p>}
    </div>
  );
}

function Line({ line }: { readonly line: BasketLine }): ReactNode {
  const { intents } = useShown();
  const { name } = useWords();
  const { product, quantity, maxQuantity, amountTiyn } = line;
  return (
    <li className="basket-line" data-product={product.id}>
      <span className="basket-name">{name(product.name)}</span>
      <QuantityStepper
        label={name(product.name)}
        quantity={quantity}
        minQuantity={0}
        maxQuantity={maxQuantity}
        onChange={(pieces) => {
          intents.pieces(product.id, pieces);
        }}
      />
      <span className="basket-amount">{formatTenge(amountTiyn)}</span>
    </li>
  );
}

/** Pay, or give the basket up. */
export function BasketActions({ screen }: ScreenProps<'basket'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <WayOut limit={screen.limit} does={say('basket.empties')} />
      <PressButton className="button filled" disabled={!screen.canPay} onPress={intents.pay}>
        {say('action.pay')}
      </PressButton>
    </>
  );
}

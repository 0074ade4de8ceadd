import type { ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import { formatTenge } from '../../../../app/money/money.ts';
import type { ProductForm } from '../../../../app/service/doors/products/actions.ts';
import { typedPrice } from '../../../../app/service/doors/products/typed-price.ts';
import type { PictureChoice, ProductRow } from '../../../../app/service/doors/products/types.ts';
import { Picture } from '../../../picture/picture.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly form: ProductForm;
  readonly row: ProductRow | null;
  readonly pictures: readonly PictureChoice[];
}

/** The card as the customer will see it, with what is typed so far. */
export function CustomerCard({ form, row, pictures }: Props): ReactNode {
  const { language } = useService().frame;
  const { say } = useServiceWords(productsWords);
  const price = typedPrice(form.price);
  const name = form[language].trim() || form.ru.trim() || form.kk.trim() || form.en.trim() || say('new');
  const picture =
    pictures.find((one) => one.name === form.picture)?.address ?? (form.picture.trim() || row?.id) ?? 'box';
  return (
    <figure className="customer-card" data-fact="preview">
      <div className="card">
        <Picture picture={picture} />
        <span className="card-text">
          <span className="card-name">{name}</span>
          <span className="card-price">{price.ok ? formatTenge(price.value) : `${form.price || '–'} ₸`}</span>
        </span>
        {!form.active && <span className="card-sold-out">{say('hidden')}</span>}
      </div>
      <figcaption>{say('preview')}</figcaption>
    </figure>
  );
}

import { expect, test } from '../support/lines/acceptor-line.ts';
import { buyWithChange, sellsMore } from '../support/kiosk/carried-change-sales.ts';
import { layoutLooks } from '../support/kiosk/layouts.ts';

test.use({ motion: true });

/** Six products to a page, as on a machine of middle size; one has a long name. */
const MORE_PRODUCTS = [
  { id: 'baursak', channel: 5, name: { kk: 'Бауырсақ', ru: 'Баурсаки', en: 'Baursak' }, priceTenge: 300 },
  {
    id: 'nuts',
    channel: 6,
    name: {
      kk: 'Жаңғақ пен мейіз қосылған қазақстандық сүтті шоколад',
      ru: 'Казахстанский молочный шоколад с орехами и изюмом',
      en: 'Kazakhstani milk chocolate with nuts and raisins',
    },
    priceTenge: 12_250.5,
  },
];

test('every screen of change that pays for more keeps the layout rules, plain and within reach', async ({
  acceptor,
  kiosks,
}) => {
  test.slow();
  const kiosk = await kiosks.open({
    change: (config) => {
      const sells = sellsMore(acceptor.path)(config);
      const catalogue: readonly unknown[] = Array.isArray(sells['catalogue']) ? sells['catalogue'] : [];
      return { ...sells, catalogue: [...catalogue, ...MORE_PRODUCTS] };
    },
  });
  const { found, look, reach } = layoutLooks(kiosk);
  await buyWithChange(kiosk, acceptor);
  await look('success');
  await reach('success');
  await kiosk.tap('Buy something else');
  await look('idle');
  await reach('idle');
  await kiosk.tapProduct('Water');
  await look('product');
  await reach('product');
  await kiosk.tap('Pay');
  await look('payment');
  await reach('payment');
  await kiosk.tap('Cash');
  await look('cash');
  await reach('cash');
  // The note comes too late: two codes at once.
  await acceptor.insertUpTo(500, 'stacking');
  await kiosk.tap('Cancel');
  acceptor.goOn();
  await look('error');
  await reach('error');
  expect(found).toEqual([]);
});

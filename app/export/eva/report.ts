import { MINUTE_MS } from '../../units.ts';
import { FIRST_SERVICE, type ProviderName } from '../../payment/capabilities.ts';
import type { Audit, ChannelAudit } from './audit.ts';
import { elementText, segment, type Element } from './segment.ts';
import type { EvaMachine, EvaProduct, EvaReader } from './settings.ts';
import { isEmpty, newTally, summed, type Tally } from './tally.ts';
import { transmission } from './transmission.ts';
import { dayAndTime, numberFirst, sumFirst, valuesOf, type Values } from './values.ts';

/** `1` and ISO 4217's number: the element has four digits. */
const TENGE = '1398';
const LEVEL = 6;
const REVISION = 1;
/** Characters that an element has room for. */
const MOST = { serial: 20, model: 20, place: 30, asset: 20, name: 20, version: 20, firmware: 4 } as const;
const BUILD_DIGITS = 4;
/** The standard's price lists: cash, and everything else. */
const PRICE_LIST = { cash: 0, cashless: 1 } as const;
const PRESENT = 0;
const MOST_MINUTES = 9_999;

/** The whole file, as of the last entry taken: the same entries always give the same file. */
export function evaReport(audit: Audit, machine: EvaMachine, reader: EvaReader): string {
  const values = valuesOf(machine.decimals);
  const channels = channelsOf(audit, machine.products);
  const hasOthers = servicesOf(audit, machine).length > 1;
  return transmission(machine.sender, [
    ...identity(audit, machine),
    ...totals(audit, values),
    ...acceptor(machine),
    ...cash(audit, values),
    ...cashless(audit, values, machine),
    ...channels.flatMap((channel) => channelSegments(audit, channel, { values, hasOthers })),
    ...events(audit),
    ...reads(audit, reader),
    segment('SD1', [null, null, null, null, 'AUTO', 'AUTO']),
  ]);
}

function identity(audit: Audit, machine: EvaMachine): readonly string[] {
  const { sender, model, place, assetNumber, decimals, version } = machine;
  return [
    segment('ID1', [
      elementText(sender, MOST.serial),
      elementText(model, MOST.model),
      version
        .replaceAll(/\D/g, '')
        .replace(/^0+(?=\d)/, '')
        .slice(0, BUILD_DIGITS),
      elementText(place, MOST.place),
      null,
      elementText(assetNumber, MOST.asset),
      LEVEL,
      REVISION,
    ]),
    segment('ID4', [decimals, TENGE, 'KZT']),
    segment('ID5', dayAndTime(audit.lastMs ?? 0)),
    segment('ID6', [audit.cassettes]),
    segment('CB1', [elementText(sender, MOST.serial), 'KIOSK PC', elementText(version, MOST.version)]),
  ];
}

function totals({ channels }: Audit, values: Values): readonly string[] {
  const all = [...channels.values()];
  return [
    segment('VA1', sumFirst(values, summed(all.map(({ vends }) => vends)))),
    segment('VA2', sumFirst(values, summed(all.map(({ tests }) => tests)))),
    segment('VA3', sumFirst(values, newTally())),
  ];
}

function cash({ channels, notes, overpay }: Audit, values: Values): readonly string[] {
  const { money, count } = values;
  const stacked = summed([...notes.values()].map((note) => note.stacked));
  const [since, ever] = [money(stacked.tiynSince), money(stacked.tiyn)];
  const byValue = [...notes].sort(([a], [b]) => a - b);
  return [
    segment('CA2', sumFirst(values, summed([...channels.values()].map((channel) => channel.cash)))),
    segment('CA3', [since, 0, 0, since, ever, 0, 0, ever, since, ever]),
    segment('CA4', [0, 0, 0, 0]),
    segment('CA8', [money(overpay.tiynSince), money(overpay.tiyn)]),
    ...byValue.map(([billTiyn, note]) =>
      segment('CA14', [
        money(billTiyn),
        count(note.validated.countSince),
        count(note.stacked.countSince),
        count(note.validated.count),
        count(note.stacked.count),
      ]),
    ),
  ];
}

/** The acceptor's identification; of one that has not answered only the model. */
function acceptor({ acceptor: about }: EvaMachine): readonly string[] {
  if (about === null) return [];
  const { serialNumber, model, firmware } = about;
  return [
    segment('BA1', [
      elementText(serialNumber, MOST.serial),
      elementText(model, MOST.model),
      elementText(firmware.replaceAll(/[^A-Za-z0-9]/g, ''), MOST.firmware),
    ]),
  ];
}

interface DeviceCounters {
  readonly sold: readonly Tally[];
  readonly mixed: readonly Tally[];
  readonly overpay: Tally;
}

/** The first service of the journal is one device, all others are the second one. */
function cashless(audit: Audit, values: Values, machine: EvaMachine): readonly string[] {
  const all = [...audit.channels.values()];
  const [first = FIRST_SERVICE, ...others] = servicesOf(audit, machine);
  const device = (name: 'DA' | 'DB', model: string, { sold, mixed, overpay }: DeviceCounters): readonly string[] => [
    segment(`${name}1`, [elementText(machine.sender, MOST.serial), elementText(model, MOST.model)]),
    segment(`${name}2`, sumFirst(values, summed(sold))),
    ...(isEmpty(overpay) ? [] : [segment(`${name}9`, [values.money(overpay.tiynSince), values.money(overpay.tiyn)])]),
    ...(isEmpty(summed(mixed)) ? [] : [segment(`${name}10`, numberFirst(values, summed(mixed)))]),
  ];
  const main = { sold: all.map(({ qr }) => qr), mixed: all.map(({ mixedQr }) => mixedQr), overpay: audit.qrOverpay };
  const second = {
    sold: all.map(({ other }) => other),
    mixed: all.map(({ mixedOther }) => mixedOther),
    overpay: audit.otherOverpay,
  };
  return [
    ...device('DA', serviceModel(first), main),
    ...(others.length === 0 ? [] : device('DB', others.map(serviceModel).join(' '), second)),
  ];
}

/** Those that have sold, then those that are configured. */
function servicesOf({ services }: Audit, { services: configured }: EvaMachine): readonly ProviderName[] {
  return [...new Set([...services, ...configured])];
}

function serviceModel(provider: ProviderName): string {
  return provider === FIRST_SERVICE ? 'KASPI QR' : provider.toUpperCase();
}

interface Channel {
  readonly channel: number;
  readonly counters: ChannelAudit | null;
  readonly product: EvaProduct | null;
}

/** Every channel that sells or has sold, ascending: importers want those that never sold as well. */
function channelsOf({ channels }: Audit, products: readonly EvaProduct[]): readonly Channel[] {
  const numbers = new Set([...channels.keys(), ...products.map(({ channel }) => channel)]);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((channel) => ({
      channel,
      counters: channels.get(channel) ?? null,
      product: products.find((product) => product.channel === channel) ?? null,
    }));
}

function channelSegments(
  { stock }: Audit,
  { channel, counters, product }: Channel,
  { values, hasOthers }: { readonly values: Values; readonly hasOthers: boolean },
): readonly string[] {
  const price = values.money(product?.priceTiyn ?? counters?.priceTiyn ?? 0);
  const name = elementText((product?.name ?? counters?.name)?.en ?? '', MOST.name);
  const left = product === null ? undefined : stock.left.get(product.productId);
  const ofDevice = (device: 'CA' | 'DA' | 'DB', list: number, sold: Tally | undefined): string =>
    segment('PA7', [channel, device, list, price, ...numberFirst(values, sold ?? newTally())]);
  const { vends, tests, mixedCash, lastSaleMs } = counters ?? {};
  return [
    segment('PA1', [channel, price, name, product?.capacity ?? null, null, left ?? null, PRESENT]),
    segment('PA2', numberFirst(values, vends ?? newTally())),
    ...(tests === undefined || isEmpty(tests) ? [] : [segment('PA3', numberFirst(values, tests))]),
    segment('PA4', [0, 0, 0, 0]),
    ...(lastSaleMs === undefined || lastSaleMs === null ? [] : [segment('PA5', dayAndTime(lastSaleMs))]),
    ofDevice('CA', PRICE_LIST.cash, counters?.cash),
    ofDevice('DA', PRICE_LIST.cashless, counters?.qr),
    ...(hasOthers ? [ofDevice('DB', PRICE_LIST.cashless, counters?.other)] : []),
    ...(mixedCash === undefined || isEmpty(mixedCash) ? [] : [segment('PA8', numberFirst(values, mixedCash))]),
  ];
}

/** What happened since the last read one by one, and the sums of what did or still goes on. */
function events({ events: all, moments, lastMs }: Audit): readonly string[] {
  const told = [...all]
    .filter(([, { countSince, isActive }]) => isActive || countSince > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...moments.map(({ event, atMs }) => segment('EA1', [event, ...dayAndTime(atMs)])),
    ...told.map(([event, { count, countSince, isActive, lastMs: sinceMs }]) => {
      const minutes = Math.trunc(((lastMs ?? sinceMs) - sinceMs) / MINUTE_MS);
      const last: readonly Element[] = isActive ? [1, Math.max(0, Math.min(minutes, MOST_MINUTES))] : [0];
      return segment('EA2', [event, countSince, count, null, ...last]);
    }),
  ];
}

/** The chain of reads, this one included, and since when the counters count. */
function reads(
  { reads: before, firstMs, lastMs, powerCuts }: Audit,
  { terminal, isReset }: EvaReader,
): readonly string[] {
  const last = before.at(-1);
  const resets = before.length + (isReset ? 1 : 0);
  const lastRead: readonly Element[] = last === undefined ? [null, null, null] : [...dayAndTime(last.atMs), 'PANEL'];
  return [
    segment('EA3', [resets, ...dayAndTime(lastMs ?? 0), terminal, ...lastRead, null, before.length + 1, resets]),
    segment('EA4', dayAndTime(firstMs ?? 0)),
    segment('EA7', [powerCuts.countSince, powerCuts.count]),
  ];
}

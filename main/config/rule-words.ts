import { registry } from '../../drivers/registry.ts';

/** The sentences for the rules of `app/config` and of the drivers: in English, for the technician, inside translated text. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  ...registry.words,
  'repeated': 'used twice',
  'kaspi-in-name': 'a product name must not contain "Kaspi"',
  'shelf-repeated': 'another product has this number at its shelf: name another one in display.shelfNumbers',
  'shelf-channel': 'a channel of the relay, 1 to 64',
  'colour': 'a colour like "#007C89", in quotes',
  'ink-without-colour': 'no effect without `colour`',
  'colour-unreadable':
    "words on this colour cannot be read from arm's length (their contrast is below 4.5 to 1): a darker or a lighter one",
  'colour-too-light': 'buttons in this colour do not stand out from the screen (a contrast below 3 to 1): a darker one',
  'channel-too-high': 'this relay board has channels 1 to {highest}',
  'time-of-day': 'a time of the day in quotes, such as "23:30"',
  'dark-for-ever': 'the same as `from`: the screen would never be lit',
  'channel-name': 'small Latin letters, digits and -',
  'price-decimals': 'at most two decimals',
  'name-empty': 'a name in at least one language',
  'text-blank': 'at least one visible character',
  'identifier': '1 to 64 Latin letters, digits, - and _',
  'bin': '12 digits, in quotes',
  'whole-number-digits': 'a whole number of at most 19 digits',
  'https-address': 'not an https address (https://...)',
  'http-address': 'not an http address (http://...)',
  'mqtts-address': 'not an address of a broker by TLS (mqtts://...)',
  'fleet-incomplete':
    'a machine of a fleet needs broker, certFile, keyFile, caFiles and kioskId; or newcomers alone, to get them by a code',
  'baud-rate': 'no usual baud rate (9600, 19200, 38400, 57600, 115200, ...)',
  'maker-code': '3 capital Latin letters or digits',
  'maker-serial': '7 digits, in quotes',
  'pin-hash': 'the line that "sauda pin" (npm run pin) prints, in quotes',
  'pin-twice': 'the technician has this PIN: give the collector another one',
  'port-twice': 'another peripheral has this port; only a modbus relay and a modbus drop sensor can share one',
  'drop-sensor-without-relay': 'a drop sensor needs a relay: configure peripherals.relay',
  'simulated-relay': 'the simulated relay works only with a test server',
  'simulated-peripheral': 'a simulated peripheral works only with a test server',
  'notes-for-nothing':
    'real banknotes must not buy what a simulated relay gives out: configure a real relay, or no bill acceptor',
  'goods-for-nothing':
    'simulated banknotes must not buy real goods: configure a real bill acceptor or none, or a simulated relay',
  'pretended-drops': 'a simulated drop sensor sees no real goods: configure a real one or none, or a simulated relay',
  'unstable-port':
    'this name follows the order of plugging in; write the path under /dev/serial/by-path that npm run ports shows',
  'cash-without-acceptor': 'nothing takes notes: peripherals.billAcceptor is not configured',
  'price-that-nothing-takes': 'ApiPay takes whole tenge, and there is no other way to pay: the product is never sold',
  'no-way-to-pay':
    'no way to pay: configure a payment service such as payment.kaspi, or payment.cash with peripherals.billAcceptor; without the key payment it is a demonstration',
  'notes-without-acceptor':
    'nothing takes notes: configure peripherals.billAcceptor, or a payment service such as payment.kaspi',
  'method-code': '1 to 40 of a-z, 0-9 and _',
  'invoice-without-kaspi': 'only payment.kaspi with the scheme enhanced sends invoices',
  'invoice-without-apipay': 'payment.apiPay is not configured',
  'more-products-without-debt':
    'only change that is owed pays for another product: set payment.cash.change to owe, or leave this out',
};

/** Whether an error message is the name of one of these rules. */
export function isRule(message: string): boolean {
  return Object.hasOwn(RULE_WORDS, message);
}

/** The sentence for a rule; a rule without one is its own sentence. */
export function ruleWords(rule: string, highest?: number): string {
  return (RULE_WORDS[rule] ?? rule).replace('{highest}', String(highest));
}

/** A broken program that no seed catches, with the reason. */
interface Unseen {
  readonly name: string;
  readonly why: string;
  /** The test that stands for the place. */
  readonly shownBy: string;
}

export const UNSEEN: readonly Unseen[] = [
  {
    name: 'paid-debt-still-pays-for-a-product',
    why:
      'it changes nothing: change on offer begins at a customer’s success screen and ends with the choice or its time, ' +
      'and the menu opens neither in a sale nor with change on offer, so that nobody pays a debt beside it',
    shownBy: 'test/scenarios/cash/menu-knocked-with-change.test.ts',
  },
  {
    name: 'debt-paid-beside-a-refund',
    why:
      'too rare: a refund that the bank has refused has to be asked for again at the door, and paid by hand there while ' +
      'it runs; the seeds that do both change with every action that a door gets',
    shownBy: 'test/scenarios/service/debts/refunded-again.test.ts',
  },
  {
    name: 'recounted-test-counted-again',
    why:
      'too rare: a channel has to be tried, its product counted before the answer, and the answer has to be that ' +
      'nothing came out; no menu seed up to 3000 does all three',
    shownBy: 'test/scenarios/service/checks/counted-while-asked.test.ts',
  },
  {
    name: 'torn-command-not-filled-up',
    why:
      'a command that was cut off in its middle takes the next words for its own data: nothing is sent in ' +
      '`drivers/printer/escpos/initialise.ts`. Where the earlier paper is remembered, the strip that marks it as void ' +
      'fills the command up as well; the seeds always remember it',
    shownBy: 'test/scenarios/devices/escpos/left-in-mid-command.test.ts',
  },
  {
    name: 'another-invoice-taken-for-the-lost-one',
    why:
      'too rare: two invoices of one sale, the answer about the second lost, and the first found in its place; without ' +
      '`knowsPurchase` in `foundAgain` of `main/runtime/run-effect.ts` the second is never looked for',
    shownBy: 'test/scenarios/invoice/lost-beside-another-invoice.test.ts',
  },
  {
    name: 'used-up-number-ends-the-sale',
    why:
      'no money is lost: without `isUsedUp` in `app/session/qr/request-qr.ts` a refused repetition ends a sale that ' +
      'could go on under another ExternalId',
    shownBy: 'test/scenarios/money/repeated-number-refused.test.ts',
  },
  {
    name: 'another-number-for-every-refusal',
    why:
      'no money is lost: without `externalId === null` there, a service that refuses every number is asked under ' +
      'one after another',
    shownBy: 'test/scenarios/money/repeated-number-refused.test.ts',
  },
];

import { command } from '../../../app/command-line/command.ts';
import { amount, LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { choice, flag, path, required, text, value } from '../../../app/command-line/option.ts';
import { claimText } from '../../../app/messages/claim-words.ts';
import { ZERO_TIYN } from '../../../app/money/money.ts';
import { err, ok } from '../../../app/result.ts';
import { readCode } from '../../../app/claims/typed-code.ts';
import { INVOICE_OUTCOMES } from '../../../app/claims/invoice.ts';
import { NOTE_PLACES } from '../../../app/claims/note.ts';
import { carryOutClaim } from './run.ts';

const TEXT = `Without --paid, --note and --invoice: looks up what is owed under a customer's code; reads only, works beside a running kiosk.
With --paid: writes down that the whole debt is paid to the customer by hand, once; the money is handed out when the
command says that it is written down. The kiosk has to be stopped, and --amount has to be the debt. Where nobody could
tell by machine what the bank did, or where a note is, --checked says that a person has looked: the bank gave nothing
back, the note is not counted in this debt.
With --note: writes down, once, where a person who looked and counted has found the note that nobody could find by
machine; the kiosk has to be stopped. in-cassette: it is received, and owed to the customer (--paid in the same command:
--amount is the whole debt, the note included). given-back: the customer kept it, nothing is owed for it. --note-value
says what it is where the acceptor could not name it.
With --invoice: writes down, once, what somebody has seen at the payment service of an invoice whose answer was lost; the
kiosk has to be stopped. paid: it is received, and owed to the customer (--paid in the same command: --amount is the whole
debt); --invoice-value says what was paid where the service shows another amount than the invoice's. not-paid: it is too old to be paid, or with --withdrawn it was withdrawn there; nothing is owed for it.
A refusal is exit code 1; --json names it in the result (not-found, already-paid, nothing-owed, amount-differs,
changed: the journal was changed from outside, ...).`;

const OPTIONS = {
  'data-dir': required(path({ placeholder: 'DIR', help: "the kiosk's data directory" })),
  'code': required(
    value({ placeholder: 'ABC-123', help: "the code on the customer's slip or photo" }, (typed) => {
      const code = readCode(typed);
      return code === null ? err(`takes six letters and digits like 7K4-82M, not ${typed}`) : ok(code);
    }),
  ),
  'sale': text({ placeholder: 'ID', help: 'decides between sales that share a code' }),
  'paid': flag({ help: 'the debt is paid to the customer by hand' }),
  'amount': amount({ help: 'the whole debt, once more', needs: ['paid'] }),
  'checked': flag({ help: 'a person has looked where no machine could tell', needs: ['paid'] }),
  'note': choice(NOTE_PLACES, { help: 'where a note in doubt was found' }),
  'invoice': choice(INVOICE_OUTCOMES, { help: 'what became of an invoice whose answer was lost', conflicts: ['note'] }),
  'withdrawn': flag({ help: 'the unpaid invoice was withdrawn at the payment service', needs: ['invoice'] }),
  'invoice-value': amount({ help: "what was paid, where it is not the invoice's amount", needs: ['invoice'] }),
  'note-value': amount({ help: 'what it is, where the acceptor could not name it', needs: ['note'] }, '1000'),
  'language': LANGUAGE,
} as const;

export const claimCommand = command({
  name: 'claim',
  summary: "what is owed under a customer's code, and that it was paid by hand",
  text: TEXT,
  options: OPTIONS,
  read: (values) => {
    const { 'amount': amountTiyn, 'invoice-value': invoiceTiyn } = values;
    if (invoiceTiyn !== null && (values.invoice !== 'paid' || invoiceTiyn <= ZERO_TIYN))
      return err(claimText(values.language ?? 'en', 'claim.invoice-value'));
    const request = {
      dataDirectory: values['data-dir'],
      code: values.code,
      saleId: values.sale,
      note: values.note,
      noteTiyn: values['note-value'],
      invoice: values.invoice,
      invoiceTiyn,
      isWithdrawn: values.withdrawn,
      language: values.language,
      json: values.json,
    };
    if (!values.paid) return ok({ ...request, paid: null });
    if (amountTiyn === null) return err(claimText(values.language ?? 'en', 'claim.amount-needed'));
    return ok({ ...request, paid: { amountTiyn, isChecked: values.checked } });
  },
  run: carryOutClaim,
});
